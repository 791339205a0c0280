/** Bulk calls: several requests under way at a time, none begun after the first error. */
import type { AssistantError, Reply } from '@assistant-provider/core';
import { err, ok, ResultAsync, type Result } from 'neverthrow';

/** The answers in the order of the items, or the first error. */
export function concurrently<T, R>(
  items: readonly T[],
  limit: number,
  run: (item: T) => Reply<R>,
): Reply<readonly R[]> {
  const all = async (): Promise<Result<readonly R[], AssistantError>> => {
    const answers: R[] = [];
    let next = 0;
    let failure: AssistantError | undefined;
    const work = async () => {
      while (failure === undefined && next < items.length) {
        const index = next++;
        const result = await run(items[index] as T);
        if (result.isOk()) answers[index] = result.value;
        else failure ??= result.error;
      }
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
    return failure ? err(failure) : ok(answers);
  };
  return new ResultAsync(all());
}

export function chunksOf<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const chunks: (readonly T[])[] = [];
  for (let start = 0; start < items.length; start += size)
    chunks.push(items.slice(start, start + size));
  return chunks;
}
