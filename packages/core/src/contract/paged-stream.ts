/** A stream that can be read a page at a time as well. */
import type { Result } from 'neverthrow';
import type { AssistantError } from './error.js';
import type { ResultStream } from './reply.js';

/** Registered, so that two copies of this package know each other's streams. */
export const pagesOfStream = Symbol.for('@assistant-provider/pages');

/** A stream of this package, whose pages `byPage` returns. */
export type PagedStream<T> = ResultStream<T> & {
  readonly [pagesOfStream]: () => AsyncIterable<Result<readonly T[], AssistantError>>;
};
