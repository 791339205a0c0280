/**
 * A read-write lock for each key, first come, first served. For vendors without conditional writes: a
 * change reads, changes and writes back a whole object, and two changes at once would overwrite each
 * other. The lock holds within one driver: another process may still write in between, and so may a
 * cancelled write of ours that arrives late.
 */

import type { DriverReply } from '@assistant-provider/core/adapter';
import { raceAbort, type DriverContext } from '@assistant-provider/core/adapter';
import { err, ok, ResultAsync } from 'neverthrow';

type Run = <T>(id: string, context: DriverContext, work: () => DriverReply<T>) => DriverReply<T>;

/** A read-write lock for each key. */
export interface KeyedLock {
  /** Runs `work` once all earlier holders of the key have finished. Later ones wait for it. */
  readonly exclusive: Run;
  /** Runs `work` alongside other shared holders of the key, and never alongside an exclusive one. */
  readonly shared: Run;
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
  const runAs =
    (mode: keyof KeyedLock): Run =>
    (id, context, work) => {
      const key = keyOf(id);
      const earlier = holders.get(key);
      let release: () => void = () => undefined;
      const released = new Promise<void>((resolve) => (release = resolve));
      // Leaving early must not let later callers overtake earlier ones.
      const all = earlier ? earlier.all.then(() => released) : released;
      const own = { all, exclusive: mode === 'exclusive' ? all : earlier?.exclusive };
      holders.set(key, own);
      void all.then(() => {
        if (holders.get(key) === own) holders.delete(key);
      });
      const waitFor = mode === 'exclusive' ? earlier?.all : earlier?.exclusive;
      return new ResultAsync(runAfter(waitFor, context, work).finally(() => release()));
    };
  return { exclusive: runAs('exclusive'), shared: runAs('shared') };
}

async function runAfter<T>(
  waitFor: Promise<void> | undefined,
  context: DriverContext,
  work: () => DriverReply<T>,
): Promise<Awaited<DriverReply<T>>> {
  const turn = await raceAbort(
    (waitFor ?? Promise.resolve()).then(() => ok(undefined)),
    context,
    context,
  );
  if (turn.isErr()) return err(turn.error);
  // After an abort core sends no further request, so the lock is free although `work` may go on.
  return raceAbort(work(), context, context);
}
