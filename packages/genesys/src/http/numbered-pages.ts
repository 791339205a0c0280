/** Reads lists with page numbers, which the vendor's older APIs have. */
import type { Page } from '@assistant-provider/core';
import type {
  AssistantFailure,
  DriverContext,
  DriverReply,
} from '@assistant-provider/core/adapter';
import { err, ok, ResultAsync, type Result } from 'neverthrow';
import { smallestPageSize } from '../limits.js';
import type { NamedPage, NumberedPageParameters } from '../wire/directory-requests.js';
import type { GenesysNamed, GenesysNumberedListing } from '../wire/vendor-types.js';
import type { Client } from './client.js';

/** Makes the request for one page. */
export type NumberedList = (page: NumberedPageParameters) => NamedPage;

/** The first page of a list, and how to read on. */
export interface ListStart {
  readonly entries: readonly GenesysNamed[];
  /** How many pages follow. If the vendor does not say, none is counted. */
  readonly morePages: number;
  /** Reads all entries, those of the first page included. */
  readonly readAll: () => DriverReply<readonly GenesysNamed[]>;
}

/**
 * Reads one page. The cursor is the number of the page and the size of the pages. Does not use `map` of
 * the reply; `Paging.page` gives the reason.
 */
export async function readNumbered(
  client: Client,
  list: NumberedList,
  largestPage: number,
  cursor: string | undefined,
  context: DriverContext,
): Promise<Result<Page<GenesysNamed>, AssistantFailure>> {
  const [pageNumber = 1, pageSize = largestPage] = cursor?.split('~').map(Number) ?? [];
  const read = await client.send(context, list({ pageNumber, pageSize }));
  if (read.isErr())
    return cursor === undefined && refusesPageSize(read.error) && pageSize > smallestPageSize
      ? readNumbered(client, list, smallestPageSize, cursor, context)
      : err(read.error);
  const nextCursor = hasNext(read.value, pageNumber) ? `${pageNumber + 1}~${pageSize}` : undefined;
  return ok({ items: read.value.entities, ...(nextCursor !== undefined && { nextCursor }) });
}

export function startNumbered(
  client: Client,
  list: NumberedList,
  pageSize: number,
  context: DriverContext,
): DriverReply<ListStart> {
  const readOn = async (
    first: Listing,
    size: number,
  ): Promise<Result<readonly GenesysNamed[], AssistantFailure>> => {
    const entries = [...first.entities];
    let page = first;
    for (let pageNumber = 2; hasNext(page, pageNumber - 1); pageNumber += 1) {
      const read = await client.send(context, list({ pageNumber, pageSize: size }));
      if (read.isErr()) return err(read.error);
      page = read.value;
      for (const entry of page.entities) entries.push(entry);
    }
    return ok(entries);
  };

  const start = async (size: number): Promise<Result<ListStart, AssistantFailure>> => {
    const read = await client.send(context, list({ pageNumber: 1, pageSize: size }));
    if (read.isErr())
      return refusesPageSize(read.error) && size > smallestPageSize
        ? start(smallestPageSize)
        : err(read.error);
    const page = read.value;
    return ok({
      entries: page.entities,
      morePages: Math.max(0, (page.pageCount ?? 1) - 1),
      readAll: () => new ResultAsync(readOn(page, size)),
    });
  };
  return new ResultAsync(start(pageSize));
}

type Listing = GenesysNumberedListing<GenesysNamed>;

/** A page behind the last one may be refused (official Swagger), so it is never asked for. */
const hasNext = ({ entities, pageCount, nextUri }: Listing, pageNumber: number): boolean =>
  entities.length > 0 &&
  (typeof pageCount === 'number' ? pageNumber < pageCount : Boolean(nextUri));

/** The vendor does not publish the maximum of each list. */
const refusesPageSize = ({ kind, issues = [] }: AssistantFailure): boolean =>
  kind === 'invalidInput' && issues.some(({ field }) => field === 'pageSize');
