/** Looks at the lock of an account, and breaks it. */
import { errAsync, okAsync, type ResultAsync } from 'neverthrow';
import type { Plan } from '../plan/plan.js';
import type { LockHolder } from '../run-store/error.js';
import type { RunStore } from '../run-store/run-store.js';
import { lockName } from './lock-name.js';
import { storeError, type RunError } from './run-error.js';

/** Returns who applies a plan to an account now, or `undefined` if nobody does. */
export const lockHolder = (
  store: RunStore,
  target: Plan['target'],
): ResultAsync<LockHolder | undefined, RunError> =>
  store.inspect(lockName(target)).mapErr(storeError);

/**
 * Breaks the lock of an account, and returns who held it. The run of that holder ends with its next
 * record. A lock whose process was killed needs no breaking: it ends with its lease.
 */
export const unlock = (
  store: RunStore,
  target: Plan['target'],
): ResultAsync<LockHolder | undefined, RunError> =>
  lockHolder(store, target).andThen((holder) =>
    holder === undefined
      ? okAsync(undefined)
      : store
          .breakLock(lockName(target), holder.token)
          .map(() => holder)
          .orElse((error) => errAsync(storeError(error))),
  );
