/** Reads lists: one page of ours from one or more requests, or a list to its end. */
import { blameCursor, readPages } from '@assistant-provider/adapter-kit';
import type { Page, PageQuery } from '@assistant-provider/core';
import type {
  AssistantFailure,
  DriverContext,
  DriverReply,
} from '@assistant-provider/core/adapter';
import { err, ok, ResultAsync, type Result } from 'neverthrow';
import { defaultPageSize, limits } from '../limits.js';
import { getAssistants, type GenesysRequest } from '../wire/requests.js';
import type { GenesysListing } from '../wire/vendor-types.js';
import type { Client } from './client.js';

/** Makes the request for one page of a list. */
export type ListRequest<T> = (page: {
  readonly after?: string;
  readonly pageSize: number;
}) => GenesysRequest<GenesysListing<T>>;

export interface Paging {
  /**
   * Reads one page. Entries are mapped here and not by `map` of the reply: V8 keeps a page that has
   * passed through neverthrow's generators until a full garbage collection.
   */
  page<T, Item>(
    context: DriverContext,
    list: ListRequest<T>,
    query: PageQuery,
    toItem: (entry: T) => Item,
  ): DriverReply<Page<Item>>;
  /** Reads all entries of a list. */
  all<T>(context: DriverContext, list: ListRequest<T>): DriverReply<readonly T[]>;
  /** Reads all entries, or resolves to undefined as soon as there are more than `most`. */
  upTo<T>(
    context: DriverContext,
    list: ListRequest<T>,
    most: number,
  ): DriverReply<readonly T[] | undefined>;
}

/** For a page whose entries are not mapped. */
export const identity = <T>(entry: T): T => entry;

export function createPaging(client: Client, apiUrl: string): Paging {
  /** Page sizes by request name, set after a larger page gave a 500: each 500 costs all retries. */
  const largestPages = new Map<string, number>();

  const readPage = async <T, Item>(
    context: DriverContext,
    list: ListRequest<T>,
    { cursor, pageSize = defaultPageSize }: PageQuery,
    toItem: (entry: T) => Item,
  ): Promise<Result<Page<Item>, AssistantFailure>> => {
    const requestOf = (size: number) =>
      list({ ...(cursor !== undefined && { after: cursor }), pageSize: size });
    const { name } = requestOf(pageSize);
    for (let size = Math.min(pageSize, largestPages.get(name) ?? pageSize); ;) {
      const request = requestOf(size);
      const listing = await client.send(context, request);
      if (listing.isErr()) {
        const { error } = listing;
        const smaller = smallerPage(error, name, size);
        if (smaller === undefined)
          return err(
            cursor === undefined ? error : blameCursor(context, error, { field: 'after' }),
          );
        if (error.status === 500) largestPages.set(name, smaller);
        size = smaller;
        continue;
      }
      const { entities, nextUri } = listing.value;
      const items = entities.map(toItem);
      if (items.length === 0 || !nextUri) return ok({ items });
      return cursorOf(nextUri, apiUrl, request.path)
        .map((nextCursor) => ({ items, ...(nextCursor !== undefined && { nextCursor }) }))
        .mapErr((problem) =>
          context.error({ kind: 'unexpectedReply', message: `${name}: ${problem}` }),
        );
    }
  };

  const readUpTo = <T>(context: DriverContext, list: ListRequest<T>, most: number) =>
    readPages<T>(context, {
      readPage: (cursor) => {
        const query = { pageSize: limits.pageSize.max, ...(cursor !== undefined && { cursor }) };
        return new ResultAsync(readPage(context, list, query, identity<T>));
      },
      isEnough: (items) => items.length > most,
    }).map(({ items }) => items);

  return {
    all: (context, list) => readUpTo(context, list, Infinity),
    page: (context, list, query, toItem) => new ResultAsync(readPage(context, list, query, toItem)),
    upTo: (context, list, most) =>
      readUpTo(context, list, most).map((items) => (items.length > most ? undefined : items)),
  };
}

/**
 * The size to ask for instead. `response.entity.too.large` is a 400 that asks for a smaller page
 * (Swagger). A 500 occurs for pages of about 97 assistants and more (community, second-hand).
 */
function smallerPage(error: AssistantFailure, name: string, size: number): number | undefined {
  if (error.vendorCode === 'response.entity.too.large' && size > 1) return Math.floor(size / 2);
  const ofAssistants = name === getAssistants().name;
  return ofAssistants && error.status === 500 && size > defaultPageSize
    ? defaultPageSize
    : undefined;
}

/**
 * Returns the `after` of a `nextUri`, which itself is never followed. The vendor sends a relative path
 * with the whole query. One that leads elsewhere does not belong to this list. One that names no place
 * in the list has nothing to continue: the list ends.
 */
function cursorOf(
  nextUri: string,
  apiUrl: string,
  path: readonly string[],
): Result<string | undefined, string> {
  const ofApi = `/api/v2/${path.map(encodeURIComponent).join('/')}`;
  const list = new URL(`${apiUrl}${ofApi}`);
  if (!URL.canParse(nextUri, list.href)) return err('the nextUri is not a URI');
  const next = new URL(nextUri, list);
  if (next.host !== list.host) return err('the nextUri leads to another host');
  // A gateway in front of the API may have a path of its own, which the API does not know.
  if (![ofApi, list.pathname].includes(next.pathname))
    return err('the nextUri leads to another path');
  const after = next.searchParams.get('after') ?? '';
  if (after === '' && !otherPlaces.some((name) => next.searchParams.has(name)))
    return ok(undefined);
  return usableCursor.test(after) ? ok(after) : err('the nextUri has no usable cursor');
}

/** How other lists of the vendor name a place. Such a page would be lost if it counted as the end. */
const otherPlaces = ['cursor', 'pageNumber', 'pageToken'];

/** The cursors that core accepts. */
const usableCursor = /^[^\p{Cc}\p{Cs}]{1,8192}$/u;
