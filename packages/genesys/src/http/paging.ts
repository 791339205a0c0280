/** Cursor paging: our page of theirs, and everything of a list. */
import { createCursorGuard } from '@assistant-provider/core/adapter';
import type { Page, PageQuery } from '@assistant-provider/core';
import type { AssistantFailure, DriverReply } from '@assistant-provider/core/adapter';
import type { DriverContext } from '@assistant-provider/core/adapter';
import { err, ok, ResultAsync, type Result } from 'neverthrow';
import type { Client } from './client.js';
import { defaultPageSize, limits } from '../limits.js';
import { getAssistants, type Operation } from '../wire/operations.js';
import type { GenesysListing } from '../wire/vendor-types.js';

/** The list to read, given where and how much. */
export type ListOperation<T> = (page: {
  readonly after?: string;
  readonly pageSize: number;
}) => Operation<GenesysListing<T>>;

export interface Paging {
  /**
   * One page. Entries are mapped here, and not by `map` of the reply: a page of which neverthrow's
   * generators got hold stays in memory until V8 collects all of it.
   */
  page<T, Item>(
    context: DriverContext,
    list: ListOperation<T>,
    query: PageQuery,
    toItem: (entry: T) => Item,
  ): DriverReply<Page<Item>>;
  all<T>(context: DriverContext, list: ListOperation<T>): DriverReply<readonly T[]>;
  /** All entries, or undefined as soon as there are more than `most`. */
  upTo<T>(
    context: DriverContext,
    list: ListOperation<T>,
    most: number,
  ): DriverReply<readonly T[] | undefined>;
}

export const asItIs = <T>(entry: T): T => entry;

export function createPaging(client: Client, apiUrl: string): Paging {
  /** By operation, once a larger page gave a 500: each 500 costs all tries before it shows. */
  const largestPages = new Map<string, number>();

  const readPage = async <T, Item>(
    context: DriverContext,
    list: ListOperation<T>,
    { cursor, pageSize = defaultPageSize }: PageQuery,
    toItem: (entry: T) => Item,
  ): Promise<Result<Page<Item>, AssistantFailure>> => {
    const operationOf = (size: number) =>
      list({ ...(cursor !== undefined && { after: cursor }), pageSize: size });
    const { name } = operationOf(pageSize);
    for (let size = Math.min(pageSize, largestPages.get(name) ?? pageSize); ;) {
      const operation = operationOf(size);
      const listing = await client.send(context, operation);
      if (listing.isErr()) {
        const smaller = smallerPage(listing.error, name, size);
        if (smaller === undefined)
          return err(cursor === undefined ? listing.error : ofCursor(context, listing.error));
        if (listing.error.status === 500) largestPages.set(name, smaller);
        size = smaller;
        continue;
      }
      const { entities, nextUri } = listing.value;
      const items = entities.map(toItem);
      if (items.length === 0 || !nextUri) return ok({ items });
      const next = cursorOf(nextUri, apiUrl, operation.path);
      return next.isErr()
        ? err(
            context.error({ kind: 'unexpectedReply', message: `${operation.name}: ${next.error}` }),
          )
        : ok({ items, nextCursor: next.value });
    }
  };

  const readUpTo = async <T>(
    context: DriverContext,
    list: ListOperation<T>,
    most: number,
  ): Promise<Result<readonly T[] | undefined, AssistantFailure>> => {
    const guard = createCursorGuard();
    const found: T[] = [];
    for (let query: PageQuery = { pageSize: limits.pageSize.max }; ;) {
      const page = await readPage(context, list, query, asItIs<T>);
      if (page.isErr()) return err(page.error);
      found.push(...page.value.items);
      const { nextCursor } = page.value;
      if (found.length > most) return ok(undefined);
      if (nextCursor === undefined) return ok(found);
      const astray = guard.problem(page.value);
      if (astray) return err(context.error({ kind: 'unexpectedReply', message: astray }));
      query = { ...query, cursor: nextCursor };
    }
  };

  return {
    all: (context, list) =>
      new ResultAsync(readUpTo(context, list, Infinity)).map((entries) => entries ?? []),
    page: (context, list, query, toItem) => new ResultAsync(readPage(context, list, query, toItem)),
    upTo: (context, list, most) => new ResultAsync(readUpTo(context, list, most)),
  };
}

/**
 * The size to ask for instead. `response.entity.too.large` is a 400 that asks for it (Swagger); a
 * 500 was seen for pages of about 97 assistants and more (community, second-hand).
 */
function smallerPage(error: AssistantFailure, name: string, size: number): number | undefined {
  if (error.vendorCode === 'response.entity.too.large' && size > 1) return Math.floor(size / 2);
  const ofAssistants = name === getAssistants().name;
  return ofAssistants && error.status === 500 && size > defaultPageSize
    ? defaultPageSize
    : undefined;
}

/** What core takes for a cursor. */
const usable = /^[^\p{Cc}\p{Cs}]{1,8192}$/u;

/** The vendor's word for a cursor is `after`. */
function ofCursor(context: DriverContext, error: AssistantFailure): AssistantFailure {
  if (error.kind !== 'invalidInput' || !error.issues?.some(({ field }) => field === 'after'))
    return error;
  const { message, cause } = error;
  const issue = { field: 'query.cursor', rule: 'cursor', message: `query.cursor: ${message}` };
  return context.error({ ...error, message, cause, issues: [issue] });
}

/**
 * The `after` of a `nextUri`, which itself is never followed. Live it is a relative path with the
 * whole query; one that leads elsewhere is not of this list.
 */
function cursorOf(
  nextUri: string,
  apiUrl: string,
  path: readonly string[],
): Result<string, string> {
  const ofApi = `/api/v2/${path.map(encodeURIComponent).join('/')}`;
  const list = new URL(`${apiUrl}${ofApi}`);
  if (!URL.canParse(nextUri, list.href)) return err('its nextUri is not a URI');
  const next = new URL(nextUri, list);
  if (next.host !== list.host) return err('its nextUri leads to another host');
  // A gateway in front of the API may have a path of its own, of which the API does not know.
  if (![ofApi, list.pathname].includes(next.pathname))
    return err('its nextUri leads to another path');
  const after = next.searchParams.get('after') ?? '';
  return usable.test(after) ? ok(after) : err('its nextUri has no usable cursor');
}
