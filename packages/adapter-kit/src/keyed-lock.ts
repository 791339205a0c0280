/**
 * A read-write lock for each key, first come, first served. For vendors without conditional writes: a
 * change reads, changes and writes back a whole object, and two changes at once would overwrite each
 * other. The lock holds within one driver: another process may still write in between, and so may a
 * cancelled write of ours that arrives late.
 *
 * A call takes its place in the queues of all its keys at one moment. So calls that wait for each
 * other's keys cannot wait in a circle: each waits only for calls that came before it. A call that
 * already holds keys may take more only from another lock, and all calls must go from the one lock to
 * the other in the same direction.
 */

import type { DriverReply } from '@assistant-provider/core/adapter';
import { raceAbort, type DriverContext } from '@assistant-provider/core/adapter';
import { err, ok, ResultAsync } from 'neverthrow';

/** The keys that a call holds, by the way it holds them. */
export interface HeldKeys {
  /** Keys that no other call holds at the same time. */
  readonly exclusive?: readonly string[];
  /** Keys that other calls may hold as shared keys, too. A key in both lists is exclusive. */
  readonly shared?: readonly string[];
}

type Run<Keys> = <T>(
  keys: Keys,
  context: DriverContext,
  work: () => DriverReply<T>,
) => DriverReply<T>;

/** A read-write lock for each key. */
export interface KeyedLock {
  /** Runs `work` once all earlier holders of the keys have finished. Later ones wait for it. */
  readonly exclusive: Run<string | readonly string[]>;
  /** Runs `work` alongside other shared holders of the keys, and never alongside an exclusive one. */
  readonly shared: Run<string | readonly string[]>;
  /** Runs `work` while it holds some keys as `exclusive` does, and others as `shared` does. */
  readonly hold: Run<HeldKeys>;
}

/** The callers that hold a key or wait for it. Neither promise rejects. */
export interface Holders {
  /** Resolves when every holder has finished. */
  readonly all: Promise<void>;
  /** Resolves when the last exclusive holder has finished; undefined if there is none. */
  readonly exclusive: Promise<void> | undefined;
}

/**
 * Each driver makes its own. `keyOf` maps ids that mean the same to one key. `holders` has a key only
 * while somebody holds it or waits for it.
 */
export function createKeyedLock(
  keyOf: (id: string) => string = (id) => id,
  holders = new Map<string, Holders>(),
): KeyedLock {
  /** Takes a place in the queue of one key. Returns what to wait for. */
  const enter = (
    key: string,
    mode: keyof HeldKeys,
    released: Promise<void>,
  ): Promise<void> | undefined => {
    const earlier = holders.get(key);
    // Leaving early must not let later callers overtake earlier ones.
    const all = earlier ? earlier.all.then(() => released) : released;
    const own = { all, exclusive: mode === 'exclusive' ? all : earlier?.exclusive };
    holders.set(key, own);
    const forget = () => {
      if (holders.get(key) === own) holders.delete(key);
    };
    all.then(forget, forget);
    return mode === 'exclusive' ? earlier?.all : earlier?.exclusive;
  };

  const hold: KeyedLock['hold'] = ({ exclusive = [], shared = [] }, context, work) => {
    const modes = new Map<string, keyof HeldKeys>();
    for (const id of shared) modes.set(keyOf(id), 'shared');
    for (const id of exclusive) modes.set(keyOf(id), 'exclusive');
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const turns = [...modes].flatMap(([key, mode]) => enter(key, mode, released) ?? []);
    return new ResultAsync(runAfter(Promise.all(turns), context, work).finally(() => release()));
  };

  return {
    hold,
    exclusive: (ids, context, work) => hold({ exclusive: [ids].flat() }, context, work),
    shared: (ids, context, work) => hold({ shared: [ids].flat() }, context, work),
  };
}

async function runAfter<T>(
  turns: Promise<unknown>,
  context: DriverContext,
  work: () => DriverReply<T>,
): Promise<Awaited<DriverReply<T>>> {
  // The earlier calls may wait for the quota, and each has a deadline of its own.
  const goOn = context.stopwatch.pause();
  const turn = await raceAbort(
    turns.then(() => ok(undefined)),
    context,
    context,
  );
  goOn();
  if (turn.isErr()) return err(turn.error);
  // After an abort core sends no further request, so the lock is free although `work` may continue.
  return raceAbort(work(), context, context);
}
