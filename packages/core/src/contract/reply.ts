/** The shapes of results: one value, one page, or a stream. */
import type { Result, ResultAsync } from 'neverthrow';
import type { AssistantError, AssistantFailure } from './error.js';

/** The result of every call. Awaiting it yields a neverthrow `Result`; it never rejects. */
export type Reply<T> = ResultAsync<T, AssistantError>;

/** The result inside drivers and interceptors. Core turns its failure into an `AssistantError`. */
export type DriverReply<T> = ResultAsync<T, AssistantFailure>;

/** One page of a list. */
export interface Page<T> {
  /** The entries of the page. */
  readonly items: readonly T[];
  /** The cursor of the next page: opaque, and missing on the last page. */
  readonly nextCursor?: string;
}

/**
 * Every entry of a list; iterating reads the pages. Iterating never throws: an error is yielded as the
 * last entry. Each `for await` starts from the first page.
 */
export type ResultStream<T> = AsyncIterable<Result<T, AssistantError>>;
