/** Everything a list holds, as an iteration that never throws and reads the next page ahead. */
import { err, ok, type Result } from 'neverthrow';
import { TellingController } from '../abort.js';
import type { Clock } from '../clock.js';
import { createAssistantError, type AssistantError } from '../error.js';
import type { PageQuery } from '../provider.js';
import type { Each, Page, Reply } from '../reply.js';

/** What ties the pages of one iteration together. */
export interface Iteration {
  /** Of the page to read; absent for the first. */
  readonly cursor?: string;
  /** The same for all pages, so that a deadline covers them all. */
  readonly startedAt: number;
  /** Aborts when the caller leaves the loop, and with it the page that is read ahead. */
  readonly abandoned: AbortSignal;
}

export interface PageReader<T> {
  readonly vendor: string;
  readonly operation: string;
  readonly clock: Clock;
  readonly readPage: (iteration: Iteration) => Reply<Page<T>>;
}

export const repeatedCursorMessage = 'the vendor answered a cursor that it had answered before';

/** The query of a page; during an iteration the cursor is the iteration's. */
export function pageOf<Q extends PageQuery>(query: Q, iteration: Iteration | undefined): Q {
  return iteration?.cursor === undefined ? query : { ...query, cursor: iteration.cursor };
}

export function createEach<T>(reader: PageReader<T>): Each<T> {
  return { [Symbol.asyncIterator]: () => iterate(reader) };
}

async function* iterate<T>({
  vendor,
  operation,
  clock,
  readPage,
}: PageReader<T>): AsyncGenerator<Result<T, AssistantError>, void, undefined> {
  const leaving = new TellingController();
  const iteration: Iteration = { startedAt: clock.now(), abandoned: leaving.signal };
  const seen = new Set<string>();
  try {
    let reading: Reply<Page<T>> | undefined = readPage(iteration);
    while (reading) {
      const page: Result<Page<T>, AssistantError> = await reading;
      if (page.isErr()) {
        yield err(page.error);
        return;
      }
      const { items, nextCursor }: Page<T> = page.value;
      const repeated: boolean = nextCursor !== undefined && seen.has(nextCursor);
      if (nextCursor !== undefined) seen.add(nextCursor);
      reading =
        nextCursor === undefined || repeated
          ? undefined
          : readPage({ ...iteration, cursor: nextCursor });
      for (const item of items) yield ok(item);
      if (repeated)
        yield err(
          createAssistantError({
            kind: 'unexpectedReply',
            vendor,
            operation,
            message: repeatedCursorMessage,
          }),
        );
    }
  } finally {
    leaving.abort();
  }
}
