/**
 * Opaque cursors. A cursor holds the sort key of an entry and not an offset, so that it stays valid when
 * entries are added or deleted. It also holds a digest of its query, and is valid for that query only.
 */
import { createHash } from 'node:crypto';
import { pageOfSorted } from './list-page.js';
import type { KeyedPage, PageSelection } from './list-page.js';
import { createSortedList } from './sorted-list.js';
import type { SortKey } from './sorted-list.js';

const digestBytes = 8;

export function encodeCursor(key: SortKey, query: string): string {
  const payload = Buffer.from(JSON.stringify(key));
  return Buffer.concat([digest(payload, query), payload]).toString('base64url');
}

/** Returns the key, or undefined if `encodeCursor` did not create the cursor for this query. */
export function decodeCursor(cursor: string, query: string): SortKey | undefined {
  const bytes = Buffer.from(cursor, 'base64url');
  const payload = bytes.subarray(digestBytes);
  if (bytes.toString('base64url') !== cursor || payload.length === 0) return undefined;
  if (!digest(payload, query).equals(bytes.subarray(0, digestBytes))) return undefined;
  return JSON.parse(payload.toString('utf8')) as SortKey;
}

function digest(payload: Buffer, query: string): Buffer {
  return createHash('sha256')
    .update(payload)
    .update('\0')
    .update(query)
    .digest()
    .subarray(0, digestBytes);
}

/** Sorts the list by key and returns one page of it. A list that is kept sorted has `pageOfSorted`. */
export function pageOf<T>(
  list: readonly T[],
  keyOf: (entry: T) => SortKey,
  page: PageSelection,
): KeyedPage<T> {
  return pageOfSorted(createSortedList(keyOf, list), page);
}
