/** Reads lists page by page, as long as tokens lead on and pages hold anything. */
import { createCursorGuard } from '@assistant-provider/core/adapter';
import type { Page } from '@assistant-provider/core';
import type { AssistantFailure, DriverReply } from '@assistant-provider/core/adapter';
import type { DriverContext } from '@assistant-provider/core/adapter';
import { err, ok, ResultAsync, type Result } from 'neverthrow';
import type { WirePage } from '../wire/shapes.js';

export interface PageRequest {
  readonly nextToken?: string;
}

/** An empty token ends a list, too (so the SDK's own paginators). */
const tokenOf = ({ nextToken }: WirePage): string | undefined => nextToken || undefined;

/**
 * Reads until `enough` says so, or the list ends.
 *
 * The vendor may answer an empty page with a token, as AWS allows; our contract says that a page
 * with no items is the last one, so that even a single page can take more than one request.
 */
export function readPages<W extends WirePage, T>(
  context: DriverContext,
  from: string | undefined,
  readPage: (request: PageRequest) => DriverReply<W>,
  itemsOf: (page: W) => readonly T[],
  enough: (items: readonly T[]) => boolean,
): DriverReply<Page<T>> {
  const read = async (): Promise<Result<Page<T>, AssistantFailure>> => {
    const guard = createCursorGuard();
    const items: T[] = [];
    for (let token = from; ;) {
      const page = await readPage(token === undefined ? {} : { nextToken: token });
      if (page.isErr())
        return err(token === undefined ? page.error : ofCursor(context, page.error));
      const found = itemsOf(page.value);
      items.push(...found);
      token = tokenOf(page.value);
      if (token === undefined) return ok({ items });
      if (enough(items)) return ok({ items, nextCursor: token });
      const astray = guard.problem({ items: found, nextCursor: token });
      if (astray) return err(context.error({ kind: 'unexpectedReply', message: astray }));
    }
  };
  return new ResultAsync(read());
}

/** All else in a query was checked before it was sent; the vendor's word for this is `nextToken`. */
function ofCursor(context: DriverContext, error: AssistantFailure): AssistantFailure {
  if (error.kind !== 'invalidInput' || error.issues?.some(({ field }) => field !== 'nextToken'))
    return error;
  const { message, cause } = error;
  const issue = { field: 'query.cursor', rule: 'cursor', message: `query.cursor: ${message}` };
  return context.error({ ...error, message, cause, issues: [issue] });
}
