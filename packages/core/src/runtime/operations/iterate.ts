/** Iterates over all pages of a list. The iteration never throws, and reads one page ahead. */
import { err, ok, Result } from 'neverthrow';
import type { MonotonicClock } from '../../contract/clock.js';
import type { AssistantError, ErrorDetails } from '../../contract/error.js';
import type { PageQuery } from '../../contract/provider.js';
import type { Page, Reply } from '../../contract/reply.js';
import { pagesOfStream, type PagedStream } from '../../contract/paged-stream.js';
import { createAssistantError } from '../../errors/assistant-error.js';
import { clockFailure } from '../../errors/clock-error.js';
import { isPlainObject } from '../../validation/parser.js';
import { Cancellation } from '../cancellation.js';
import { createCursorGuard } from '../cursor-guard.js';

/** The data that all pages of one iteration share. */
export interface Iteration {
  /** The same for all pages, so that the caller's own deadline covers them all. */
  readonly startedAt: number;
  /** Aborts when the caller leaves the loop, which cancels the page that is read ahead. */
  readonly abandoned: Cancellation;
}

export interface PageReader<T, Q extends PageQuery> {
  readonly vendor: string;
  readonly label?: string | undefined;
  readonly operation: string;
  readonly clock: MonotonicClock;
  readonly query: Q | undefined;
  /** Reads the page at the query's cursor. */
  readonly readPage: (query: Q | undefined, iteration: Iteration) => Reply<Page<T>>;
}

type Pages<T> = AsyncGenerator<Result<readonly T[], AssistantError>, void, undefined>;

/**
 * Returns the entries of all pages, and the pages themselves for `byPage`. Each `for await` starts at
 * the first page.
 */
export function iterate<T, Q extends PageQuery>(reader: PageReader<T, Q>): PagedStream<T> {
  const from = <I>(read: (pages: Pages<T>, abandoned: Cancellation) => I) => ({
    [Symbol.asyncIterator]: () => {
      const abandoned = new Cancellation();
      return read(readPages(reader, abandoned), abandoned);
    },
  });
  return { ...from(entriesOf), [pagesOfStream]: () => from(abortable) };
}

/** Returns the pages. Leaving the loop cancels the page that is read ahead. */
function abortable<T>(
  pages: Pages<T>,
  abandoned: Cancellation,
): AsyncIterator<Result<readonly T[], AssistantError>, void> {
  return {
    next: () => pages.next(),
    async return() {
      // Abort first: `pages.return()` alone would wait for the page that is being read.
      abandoned.abort(undefined);
      await pages.return();
      return { done: true, value: undefined };
    },
  };
}

/** The application's own clock may throw, but an iteration never throws. */
const timeOf = Result.fromThrowable((clock: MonotonicClock) => clock.monotonic());

/** Yields each page while the next one is being read. An error ends the iteration. */
async function* readPages<T, Q extends PageQuery>(
  { vendor, label, operation, clock, query, readPage }: PageReader<T, Q>,
  abandoned: Cancellation,
): Pages<T> {
  const failure = (details: ErrorDetails) =>
    err(createAssistantError({ ...details, vendor, label, operation }));
  /** The caller's query may throw when it is copied. */
  const queryAt = Result.fromThrowable((cursor: string) => ({ ...query, cursor }) as Q);
  const startedAt = timeOf(clock);
  if (startedAt.isErr()) {
    yield failure(clockFailure(startedAt.error));
    return;
  }
  const iteration: Iteration = { startedAt: startedAt.value, abandoned };
  const guard = createCursorGuard();
  let reading: Reply<Page<T>> | undefined = readPage(query, iteration);
  while (reading) {
    const page: Result<Page<T>, AssistantError> = await reading;
    if (page.isErr()) {
      yield err(page.error);
      return;
    }
    const read = pageFrom(page.value);
    if (read.isErr()) {
      const message = `internal error: the ${vendor} adapter returned a value that is not a page`;
      yield failure({ kind: 'unknown', message, cause: read.error });
      return;
    }
    const { items, nextCursor } = read.value as Page<T>;
    const problem: string | undefined = guard.problem(read.value);
    const next = nextCursor === undefined || problem ? undefined : queryAt(nextCursor);
    reading = next?.isOk() ? readPage(next.value, iteration) : undefined;
    yield ok(items);
    if (problem) yield failure({ kind: 'unexpectedReply', message: problem });
    if (next?.isErr())
      yield failure({
        kind: 'invalidInput',
        message: 'query could not be read for the next page',
        cause: next.error,
      });
  }
}

/** A driver in plain JavaScript may return anything. */
const pageFrom = Result.fromThrowable((page: unknown): Page<unknown> => {
  if (!isPlainObject(page) || !Array.isArray(page['items']))
    throw new TypeError('the page does not have an array of items');
  const { items, nextCursor } = page as unknown as Page<unknown>;
  return { items, ...(nextCursor !== undefined && { nextCursor }) };
});

type Entry<T> = IteratorResult<Result<T, AssistantError>, void>;

/**
 * Returns the entries of the pages, one by one. Written by hand, because a generator allocates several
 * promises for each entry, although only the first entry of a page has to wait.
 */
function entriesOf<T>(
  pages: Pages<T>,
  abandoned: Cancellation,
): AsyncIterableIterator<Result<T, AssistantError>, void> {
  let items: readonly T[] = [];
  let index = 0;
  let left = false;
  // The last pending `next()`: concurrent calls are served in order.
  let pending: Promise<Entry<T>> | undefined;

  const readEntry = async (): Promise<Entry<T>> => {
    while (left || index >= items.length) {
      const page = await pages.next();
      if (page.done === true) return page;
      if (page.value.isErr()) return { done: false, value: err(page.value.error) };
      items = page.value.value;
      index = 0;
    }
    return { done: false, value: ok(items[index++] as T) };
  };

  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next() {
      if (pending === undefined && !left && index < items.length)
        return Promise.resolve({ done: false, value: ok(items[index++] as T) });
      const mine = pending === undefined ? readEntry() : pending.then(readEntry);
      pending = mine;
      const clear = () => {
        if (pending === mine) pending = undefined;
      };
      // `next` returns the promise, so its rejection is the caller's.
      mine.then(clear, clear);
      return mine;
    },
    async return() {
      left = true;
      // Abort first: `pages.return()` alone would wait for the page that is being read.
      abandoned.abort(undefined);
      await pages.return();
      return { done: true, value: undefined };
    },
  };
}
