/** Everything a list holds, as an iteration that never throws and reads the next page ahead. */
import { err, ok, Result } from 'neverthrow';
import type { Clock } from '../../contract/clock.js';
import { AbortableEnding, type Ending } from '../cancellation.js';
import type { AssistantError, AssistantErrorDetails } from '../../contract/error.js';
import { createAssistantError } from '../../errors/assistant-error.js';
import type { PageQuery } from '../../contract/provider.js';
import type { ResultStream, Page, Reply } from '../../contract/reply.js';
import { createCursorGuard } from '../cursor-guard.js';
import { isPlainObject } from '../../validation/parser.js';

/** What ties the pages of one iteration together. */
export interface Iteration {
  /** Of the page to read; absent for the first. */
  readonly cursor?: string;
  /** The same for all pages, so that a deadline covers them all. */
  readonly startedAt: number;
  /** Aborts when the caller leaves the loop, and with it the page that is read ahead. */
  readonly abandoned: Ending;
}

export interface PageReader<T> {
  readonly vendor: string;
  readonly operation: string;
  readonly clock: Clock;
  readonly readPage: (iteration: Iteration) => Reply<Page<T>>;
}

/** The query of a page; during an iteration the cursor is the iteration's. */
export function pageOf<Q extends PageQuery>(query: Q, iteration: Iteration | undefined): Q {
  return iteration?.cursor === undefined ? query : { ...query, cursor: iteration.cursor };
}

type Pages<T> = AsyncGenerator<Result<readonly T[], AssistantError>, void, undefined>;

export function iterate<T>(reader: PageReader<T>): ResultStream<T> {
  return {
    [Symbol.asyncIterator]: () => {
      const leaving = new AbortableEnding();
      return entriesOf(readPages(reader, leaving), leaving);
    },
  };
}

/** An iteration throws nothing, not even for an application's own clock. */
const now = Result.fromThrowable((clock: Clock) => clock.now());

/** Each page, the next one under way while the caller works on it; or the error that ends it all. */
async function* readPages<T>(
  { vendor, operation, clock, readPage }: PageReader<T>,
  abandoned: Ending,
): Pages<T> {
  const failure = (details: Omit<AssistantErrorDetails, 'vendor' | 'operation'>) =>
    err(createAssistantError({ ...details, vendor, operation }));
  const startedAt = now(clock);
  if (startedAt.isErr()) {
    yield failure({ kind: 'unknown', message: 'the clock failed', cause: startedAt.error });
    return;
  }
  const iteration: Iteration = { startedAt: startedAt.value, abandoned };
  const follow = createCursorGuard();
  let reading: Reply<Page<T>> | undefined = readPage(iteration);
  while (reading) {
    const page: Result<Page<T>, AssistantError> = await reading;
    if (page.isErr()) {
      yield err(page.error);
      return;
    }
    const read = pageFrom(page.value);
    if (read.isErr()) {
      const message = `the ${vendor} adapter answered no page`;
      yield failure({ kind: 'unknown', message, cause: read.error });
      return;
    }
    const { items, nextCursor } = read.value as Page<T>;
    const astray: string | undefined = follow(read.value);
    reading =
      nextCursor === undefined || astray
        ? undefined
        : readPage({ ...iteration, cursor: nextCursor });
    yield ok(items);
    if (astray) yield failure({ kind: 'unexpectedReply', message: astray });
  }
}

/** Its type says what it is; a driver in plain JavaScript may answer anything. */
const pageFrom = Result.fromThrowable((page: unknown): Page<unknown> => {
  if (!isPlainObject(page) || !Array.isArray(page['items'])) throw new TypeError('it has no items');
  const { items, nextCursor } = page as unknown as Page<unknown>;
  return { items, ...(nextCursor !== undefined && { nextCursor }) };
});

type Entry<T> = IteratorResult<Result<T, AssistantError>, void>;

/**
 * The entries of the pages, one by one. By hand, since a generator takes several promises for each
 * entry, and all but one in a page are at hand.
 */
function entriesOf<T>(
  pages: Pages<T>,
  leaving: AbortableEnding,
): AsyncIterableIterator<Result<T, AssistantError>, void> {
  let items: readonly T[] = [];
  let index = 0;
  let left = false;
  // Of those who asked before there was an answer, the last: they are served in their order.
  let turn: Promise<Entry<T>> | undefined;

  const readOn = async (): Promise<Entry<T>> => {
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
      if (turn === undefined && !left && index < items.length)
        return Promise.resolve({ done: false, value: ok(items[index++] as T) });
      const mine = turn === undefined ? readOn() : turn.then(readOn);
      turn = mine;
      void mine.then(() => {
        if (turn === mine) turn = undefined;
      });
      return mine;
    },
    async return() {
      left = true;
      // Now: a generator would first wait for the page that is under way.
      leaving.abort(undefined);
      await pages.return();
      return { done: true, value: undefined };
    },
  };
}
