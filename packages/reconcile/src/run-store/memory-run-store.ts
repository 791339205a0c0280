/** A store in memory, for rehearsals and tests: it ends with the process. */
import { monotonicClock } from '@assistant-provider/core/adapter';
import { systemClock, type Clock } from '@assistant-provider/core';
import { err, ok, okAsync, type Result } from 'neverthrow';
import {
  heldByOther,
  holderChanged,
  lockLost,
  sequenceConflict,
  type LockHolder,
  type RunStoreError,
} from './error.js';
import { createHeldLock, type LockCommands } from './held-lock.js';
import { thisProcess } from './holder.js';
import { readAppend, readBreak, readLock, readName } from './inputs.js';
import type { Fence, RunStore } from './run-store.js';

/** The options of `createMemoryRunStore`. */
export interface MemoryRunStoreOptions {
  /** The clock of leases. Defaults to the system clock. */
  readonly clock?: Clock;
}

/**
 * Returns a store in memory. A run in it cannot be resumed by another process.
 *
 * @example
 * ```ts
 * const report = await apply(plan, provider, { store: createMemoryRunStore() });
 * ```
 */
export function createMemoryRunStore(options: MemoryRunStoreOptions = {}): RunStore {
  const clock = monotonicClock(options.clock ?? systemClock);
  const logs = new Map<string, string[]>();
  const locks = new Map<string, LockHolder & { readonly end: number }>();
  let lastToken = 0;

  const holderOf = (name: string): LockHolder | undefined => {
    const holder = locks.get(name);
    return holder && clock.monotonic() < holder.end ? plain(holder) : undefined;
  };
  const isHeld = ({ name, token }: Fence): boolean => holderOf(name)?.token === token;

  function commandsOf(name: string, token: number, leaseMs: number): LockCommands {
    return {
      renew: () => {
        const held = locks.get(name);
        if (held === undefined || !isHeld({ name, token }))
          return Promise.resolve(err(lockLost(name, holderOf(name))));
        const until = new Date(clock.now() + leaseMs).toISOString();
        locks.set(name, { ...held, until, end: clock.monotonic() + leaseMs });
        return Promise.resolve(ok({ ...plain(held), until }));
      },
      release: () => {
        if (locks.get(name)?.token === token) locks.delete(name);
        return Promise.resolve(ok(undefined));
      },
    };
  }

  return {
    append: (name, lines, how) =>
      readAppend(name, lines, how)
        .andThen((given): Result<{ readonly sequence: number }, RunStoreError> => {
          const { expectedSequence, fence } = given;
          const log = logs.get(given.name) ?? [];
          if (fence && !isHeld(fence)) return err(lockLost(fence.name, holderOf(fence.name)));
          if (log.length !== expectedSequence)
            return err(sequenceConflict(given.name, expectedSequence, log.length));
          for (const line of given.lines) log.push(line);
          logs.set(given.name, log);
          return ok({ sequence: log.length });
        })
        .asyncAndThen((stored) => okAsync(stored)),
    read: (name) =>
      readName(name).asyncAndThen((valid) => {
        const lines = [...(logs.get(valid) ?? [])];
        return okAsync({ lines, sequence: lines.length });
      }),
    list: () => okAsync([...logs.keys()].sort()),
    lock: (name, how) =>
      readLock(name, how)
        .andThen(({ name: valid, owner, leaseMs }) => {
          const other = holderOf(valid);
          if (other) return err(heldByOther(valid, other));
          const takenAt = clock.monotonic();
          const holder = thisProcess(owner, (lastToken += 1), clock.now(), leaseMs);
          locks.set(valid, { ...holder, end: takenAt + leaseMs });
          const commands = commandsOf(valid, holder.token, leaseMs);
          return ok(createHeldLock({ ...holder, name: valid }, leaseMs, takenAt, clock, commands));
        })
        .asyncAndThen((lock) => okAsync(lock)),
    inspect: (name) => readName(name).asyncAndThen((valid) => okAsync(holderOf(valid))),
    breakLock: (name, token) =>
      readBreak(name, token)
        .andThen((given): Result<void, RunStoreError> => {
          if (locks.get(given.name)?.token !== given.token)
            return err(holderChanged(given.name, given.token));
          locks.delete(given.name);
          return ok(undefined);
        })
        .asyncAndThen(() => okAsync(undefined)),
  };
}

const plain = ({ end: _, ...holder }: LockHolder & { readonly end: number }): LockHolder => holder;
