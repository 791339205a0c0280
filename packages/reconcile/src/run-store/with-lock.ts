/** Holds a lock while some work runs. */
import { monotonicClock } from '@assistant-provider/core/adapter';
import { systemClock, type Clock } from '@assistant-provider/core';
import { err, ResultAsync, type Result } from 'neverthrow';
import { storeUnavailable, type RunStoreError } from './error.js';
import type { LockOptions, RunStore, StoreLock } from './run-store.js';

/** How to hold a lock. */
export interface WithLockOptions extends LockOptions {
  /** The clock that says when to renew. Defaults to the system clock. */
  readonly clock?: Clock;
}

/** A lease is renewed so many times before it would end, so that one failure does not lose the lock. */
const renewalsPerLease = 3;

/**
 * Takes the lock, runs `work`, renews the lock meanwhile, and releases it at the end. Resolves to the
 * outcome of `work`. Fails with `locked` if somebody else holds the lock; `work` does not run then.
 *
 * `work` must stop when `lock.lost` aborts, and pass the lock as the `fence` of its appends.
 *
 * @example
 * ```ts
 * const applied = await withLock(store, 'account/1234', { owner: 'nightly job', leaseMs: 60_000 }, (lock) =>
 *   apply(plan, { store, fence: lock, signal: lock.lost }),
 * );
 * ```
 */
export function withLock<T, E>(
  store: RunStore,
  name: string,
  options: WithLockOptions,
  work: (lock: StoreLock) => PromiseLike<Result<T, E>>,
): ResultAsync<T, E | RunStoreError> {
  const { clock: given = systemClock, ...lockOptions } = options;
  const clock = monotonicClock(given);
  const run = async (): Promise<Result<T, E | RunStoreError>> => {
    const taken = await store.lock(name, lockOptions);
    if (taken.isErr()) return err(taken.error);
    const lock = taken.value;
    const done = new AbortController();
    const renewing = keepRenewing(lock, lockOptions.leaseMs / renewalsPerLease, clock, done.signal);
    try {
      return await work(lock);
    } catch (thrown) {
      return err(storeUnavailable(`work under the lock ${name}`, thrown, name));
    } finally {
      done.abort();
      await renewing;
      // If the release fails, the lease ends by itself.
      void (await lock.release());
    }
  };
  return new ResultAsync(run());
}

/** Resolves when `done` aborts or the lock is lost. A failed renewal is tried again the next time. */
async function keepRenewing(
  lock: StoreLock,
  everyMs: number,
  clock: Clock,
  done: AbortSignal,
): Promise<void> {
  try {
    while (!done.aborted && !lock.lost.aborted) {
      await clock.sleep(everyMs, done);
      if (done.aborted) return;
      const renewed = await lock.renew();
      if (renewed.isErr() && renewed.error.kind === 'locked') return;
    }
  } catch {
    // The clock failed. The lock ends with its lease.
  }
}
