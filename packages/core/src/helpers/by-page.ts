/** Reads a stream a page at a time. */
import type { Result } from 'neverthrow';
import type { AssistantError } from '../contract/error.js';
import { pagesOfStream, type PagedStream } from '../contract/paged-stream.js';
import type { ResultStream } from '../contract/reply.js';

/**
 * Returns the entries of a stream a page at a time, as large as the vendor's pages. For long lists: to
 * wait once for a page takes less time than to wait for each of its entries. Like the stream, iterating
 * never throws, and yields an error as the last element. Each entry of a stream that is not of a
 * provider, such as a test double, is a page of its own.
 *
 * @example
 * ```ts
 * for await (const page of byPage(provider.queues.allBound())) {
 *   if (page.isErr()) return report(page.error);
 *   await saveAll(page.value);
 * }
 * ```
 */
export function byPage<T>(
  stream: ResultStream<T>,
): AsyncIterable<Result<readonly T[], AssistantError>> {
  const { [pagesOfStream]: pages } = stream as Partial<PagedStream<T>>;
  return pages?.() ?? entryByEntry(stream);
}

async function* entryByEntry<T>(
  stream: ResultStream<T>,
): AsyncGenerator<Result<readonly T[], AssistantError>, void> {
  for await (const entry of stream) yield entry.map((value) => [value]);
}
