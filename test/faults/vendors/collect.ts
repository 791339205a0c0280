/** Reads an iteration to its end, as one call. */
import type { AssistantError, Reply, ResultStream } from '@assistant-provider/core';
import { err, ok, ResultAsync, type Result } from 'neverthrow';

/** What an iteration yields, as one reply. */
export function collect<T>(each: ResultStream<T>): Reply<readonly T[]> {
  const run = async (): Promise<Result<readonly T[], AssistantError>> => {
    const items: T[] = [];
    for await (const result of each) {
      if (result.isErr()) return err(result.error);
      items.push(result.value);
    }
    return ok(items);
  };
  return new ResultAsync(run());
}
