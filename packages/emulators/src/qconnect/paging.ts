/** One page of a list, and the token of the next. */
import { decodeCursor, encodeCursor } from '../server/cursor.js';
import { pageOfSorted } from '../server/list-page.js';
import type { SortedList } from '../server/sorted-list.js';
import { invalid } from './errors.js';
import type { Environment } from './environment.js';

export interface PagingInput {
  readonly nextToken?: string;
  readonly maxResults?: number;
}

export interface ListPage<T> {
  readonly entries: readonly T[];
  /** Empty on the last page; otherwise the `nextToken` member of the response. */
  readonly token: { readonly nextToken?: string };
}

/** A token is valid for its own list, with any page size. */
export function listPage<T>(
  { settings }: Environment,
  list: SortedList<T>,
  { nextToken, maxResults }: PagingInput,
  listName: string,
): ListPage<T> {
  const after = nextToken === undefined ? undefined : decodeCursor(nextToken, listName);
  if (nextToken !== undefined && !after) throw invalid('The nextToken is invalid');
  const pageSize = maxResults ?? settings.defaultPageSize;
  const page = pageOfSorted(list, { pageSize, after });
  const last = page.entries.at(-1);
  const isFull = last !== undefined && page.entries.length === pageSize;
  const next = page.next ?? (settings.emptyLastPage && isFull ? list.keyOf(last) : undefined);
  return {
    entries: page.entries,
    token: next ? { nextToken: encodeCursor(next, listName) } : {},
  };
}
