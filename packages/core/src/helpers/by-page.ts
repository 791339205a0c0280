/** Reads a stream a page at a time. */
import type { Result } from 'neverthrow';
import type { AssistantError } from '../contract/error.js';
import { pagesOfStream, type PagedStream } from '../contract/paged-stream.js';
import type { ResultStream } from '../contract/reply.js';

/**
 * Returns the entries of a stream a page at a time, in the vendor's pages. This takes less time for long
 * lists, because it waits once for each page, and not once for each entry. Iterating never throws: an
 * error is yielded as the last element. A stream that no provider has made, such as a test double,
 * yields a page for each entry.
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
