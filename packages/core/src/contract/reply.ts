/** The three shapes in which answers come. */
import type { Result, ResultAsync } from 'neverthrow';
import type { AssistantError, AssistantFailure } from './error.js';

/** The answer of every call: awaited it gives a `Result`. It never rejects. */
export type Reply<T> = ResultAsync<T, AssistantError>;

/** What drivers and interceptors return. Core turns its failure into an `AssistantError`, once. */
export type DriverReply<T> = ResultAsync<T, AssistantFailure>;

/** One page of a list. `nextCursor` is absent on the last page; otherwise it is opaque. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor?: string;
}

/**
 * Everything a list holds, page by page behind the scenes. Iterating never throws; the first
 * error is yielded and ends the iteration. Each `for await` starts anew.
 */
export type ResultStream<T> = AsyncIterable<Result<T, AssistantError>>;
