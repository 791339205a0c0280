/**
 * Opaque cursors. A cursor holds the sort key of an entry and not an offset, so that it stays valid when
 * entries are added or deleted. It also holds a digest of its query, and is valid for that query only.
 */
import { createHash } from 'node:crypto';

/** Compared member by member. The keys of one list have the same shape and are unique. */
export type SortKey = readonly (string | number)[];

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

export function compareKeys(left: SortKey, right: SortKey): number {
  for (const [index, a] of left.entries()) {
    const b = right[index];
    if (b === undefined || a === b) continue;
    return a < b ? -1 : 1;
  }
  return 0;
}

export interface PageSelection {
  readonly pageSize: number;
  /** Selects entries behind this key. */
  readonly after?: SortKey | undefined;
  /** Selects the nearest entries ahead of this key. */
  readonly before?: SortKey | undefined;
  readonly descending?: boolean;
}

export interface KeyedPage<T> {
  readonly entries: readonly T[];
  /** The `after` of the next page; absent on the last page. */
  readonly next?: SortKey;
  /** The `before` of the previous page; absent on the first page. */
  readonly previous?: SortKey;
}

/** Sorts the list by key and returns one page of it. */
export function pageOf<T>(
  list: readonly T[],
  keyOf: (entry: T) => SortKey,
  page: PageSelection,
): KeyedPage<T> {
  const { after, before, pageSize, descending = false } = page;
  const compare = (left: SortKey, right: SortKey) =>
    descending ? compareKeys(right, left) : compareKeys(left, right);
  const keyed = list.map((entry) => ({ entry, key: keyOf(entry) }));
  keyed.sort((left, right) => compare(left.key, right.key));
  const lower = after ? keyed.findIndex(({ key }) => compare(key, after) > 0) : 0;
  const upper = before ? keyed.findIndex(({ key }) => compare(key, before) >= 0) : -1;
  const from = lower < 0 ? keyed.length : lower;
  const until = upper < 0 ? keyed.length : upper;
  const start = before && !after ? Math.max(from, until - pageSize) : from;
  const end = Math.min(until, start + pageSize);
  const cut = keyed.slice(start, end);
  const first = cut[0]?.key;
  const last = cut.at(-1)?.key;
  return {
    entries: cut.map(({ entry }) => entry),
    ...(last && end < keyed.length && { next: last }),
    ...(first && start > 0 && { previous: first }),
  };
}
