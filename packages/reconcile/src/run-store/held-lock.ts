/** A lock in the hands of its holder: what is the same in every store. */
import type { MonotonicClock } from '@assistant-provider/core';
import { err, ok, type Result } from 'neverthrow';
import { lockLost, type LockHolder, type RunStoreError } from './error.js';
import { guarded } from './guarded.js';
import type { StoreLock } from './run-store.js';

/** How a store changes a lock that it gave out. */
export interface LockCommands {
  /** Begins a new lease. Fails with `locked` if the holder does not have the lock any more. */
  renew(): Promise<Result<LockHolder, RunStoreError>>;
  /** Frees the lock if the holder still has it. */
  release(): Promise<Result<void, RunStoreError>>;
}

/**
 * Returns the lock. `takenAt` is the monotonic time before the store was asked, so that the holder's
 * lease never ends later than the store's.
 */
export function createHeldLock(
  taken: LockHolder & { readonly name: string },
  leaseMs: number,
  takenAt: number,
  clock: MonotonicClock,
  commands: LockCommands,
): StoreLock {
  const { name, ...first } = taken;
  let holder: LockHolder = first;
  let leaseEnd = takenAt + leaseMs;
  let over = false;
  const losing = new AbortController();
  const releasing = new AbortController();

  const lose = (error: RunStoreError): RunStoreError => {
    if (!over) losing.abort(error);
    over = true;
    releasing.abort();
    return error;
  };

  /** Sleeps until the lease is over; a renewal while it sleeps moves the end. */
  const watch = async (): Promise<void> => {
    try {
      for (let left = leaseMs; left > 0 && !over; left = leaseEnd - clock.monotonic())
        await clock.sleep(left, releasing.signal);
      if (!over) lose(lockLost(name));
    } catch {
      lose(lockLost(name));
    }
  };
  watch().catch(() => undefined);

  return {
    name,
    token: holder.token,
    get holder() {
      return holder;
    },
    lost: losing.signal,
    renew: () =>
      guarded(`renewing the lock ${name}`, name, async () => {
        const askedAt = clock.monotonic();
        if (over || askedAt >= leaseEnd) return err(lose(lockLost(name)));
        const renewed = await commands.renew();
        if (renewed.isErr())
          return err(renewed.error.kind === 'locked' ? lose(renewed.error) : renewed.error);
        if (over) return err(lockLost(name));
        holder = renewed.value;
        leaseEnd = askedAt + leaseMs;
        return ok(undefined);
      }),
    release: () =>
      guarded(`releasing the lock ${name}`, name, async () => {
        if (over) return ok(undefined);
        over = true;
        releasing.abort();
        return commands.release();
      }),
  };
}
