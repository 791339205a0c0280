/** Bulk calls: several requests run at once, and none starts after the first error. */
import { err, ok, ResultAsync, type Result } from 'neverthrow';

/** The results in the order of `items`, or the first error. At most `limit` run at once. */
export function mapConcurrent<T, R, E>(
  items: readonly T[],
  limit: number,
  run: (item: T) => ResultAsync<R, E>,
): ResultAsync<readonly R[], E> {
  const runAll = async (): Promise<Result<readonly R[], E>> => {
    const results: R[] = [];
    const errors: E[] = [];
    let next = 0;
    const work = async () => {
      while (errors.length === 0 && next < items.length) {
        const index = next++;
        const result = await run(items[index] as T);
        if (result.isOk()) results[index] = result.value;
        else errors.push(result.error);
      }
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
    return errors.length > 0 ? err(errors[0] as E) : ok(results);
  };
  return new ResultAsync(runAll());
}

/** The items in pieces of at most `size`, in their order. */
export function chunk<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const chunks: (readonly T[])[] = [];
  for (let start = 0; start < items.length; start += size)
    chunks.push(items.slice(start, start + size));
  return chunks;
}
