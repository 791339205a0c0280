/**
 * Writes the lines that come while the store is busy with one append. A flush to the disk takes
 * milliseconds, and many steps end in that time.
 */
import { err, ok, ResultAsync, type Result } from 'neverthrow';
import type { RunStoreError } from '../run-store/error.js';
import type { Fence, RunStore, StoreReply } from '../run-store/run-store.js';

/** A log that one process appends to. */
export interface BatchedLog {
  /**
   * Resolves when the line is stored. Lines are stored in the order of the calls. After a failure,
   * which may have stored some lines, every later call fails with the same error.
   */
  append(line: string): StoreReply<void>;
}

interface Waiting {
  readonly line: string;
  readonly settle: (result: Result<void, RunStoreError>) => void;
}

/** Returns a log that has `sequence` lines. */
export function createBatchedLog(
  store: RunStore,
  name: string,
  sequence: number,
  fence: Fence | undefined,
): BatchedLog {
  let waiting: Waiting[] = [];
  let isBusy = false;
  let broken: RunStoreError | undefined;

  const writeBatch = async (batch: readonly Waiting[]): Promise<Result<void, RunStoreError>> => {
    if (broken) return err(broken);
    const lines = batch.map(({ line }) => line);
    const options = { expectedSequence: sequence, ...(fence && { fence }) };
    const appended = await store.append(name, lines, options);
    if (appended.isErr()) {
      broken = appended.error;
      return err(broken);
    }
    sequence = appended.value.sequence;
    return ok(undefined);
  };

  const writeAll = async (): Promise<void> => {
    isBusy = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      const written = await writeBatch(batch);
      for (const { settle } of batch) settle(written);
    }
    isBusy = false;
  };

  return {
    append: (line) =>
      new ResultAsync(
        new Promise((resolve) => {
          waiting.push({ line, settle: resolve });
          // A store never rejects.
          if (!isBusy) writeAll().catch(() => undefined);
        }),
      ),
  };
}
