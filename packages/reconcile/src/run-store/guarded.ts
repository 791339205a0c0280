/** Runs a piece of a store, whose disk, server or clock may throw. */
import { err, ResultAsync, type Result } from 'neverthrow';
import { storeUnavailable, type RunStoreError } from './error.js';
import type { StoreReply } from './run-store.js';

/** Resolves to the result, or to `unavailable` if `run` throws or rejects. */
export function guarded<T>(
  doing: string,
  name: string | undefined,
  run: () => Promise<Result<T, RunStoreError>>,
): StoreReply<T> {
  const settle = async (): Promise<Result<T, RunStoreError>> => {
    try {
      return await run();
    } catch (thrown) {
      return err(storeUnavailable(doing, thrown, name));
    }
  };
  return new ResultAsync(settle());
}
