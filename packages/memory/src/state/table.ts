/** Rows in order of creation, read in pages. A cursor stays valid when its row is removed. */
import type { Page, PageQuery } from '@assistant-provider/core';
import { ok, type Result } from 'neverthrow';
import { refuse, type Refusal } from '../errors/describe.js';
import { defaultPageSize } from '../limits.js';

/** The part of a table that one list returns. */
export interface View<T> {
  /** A cursor is valid only in the scope that it comes from. */
  readonly scope: string;
  readonly includes: (entry: T) => boolean;
}

export interface Table<T> {
  get(key: string): T | undefined;
  /** An existing key keeps its place, so that a list in progress neither repeats nor skips it. */
  put(entry: T): void;
  remove(key: string): void;
  removeWhere(matches: (entry: T) => boolean): void;
  entries(): readonly T[];
  /** Invalidates all earlier cursors. */
  replaceAll(entries: readonly T[]): void;
  page(query: PageQuery, view: View<T>): Result<Page<T>, Refusal>;
}

interface Row<T> {
  /** Increasing, never used twice. */
  readonly place: number;
  entry: T;
}

export function createTable<T>(keyOf: (entry: T) => string): Table<T> {
  let rows: Row<T>[] = [];
  const rowsByKey = new Map<string, Row<T>>();
  let lastPlace = 0;
  // Part of each cursor, so that a cursor of another table or from before a restore is refused.
  let epoch = crypto.randomUUID();

  const put = (entry: T): void => {
    const known = rowsByKey.get(keyOf(entry));
    if (known) {
      known.entry = entry;
      return;
    }
    const row = { place: (lastPlace += 1), entry };
    rows.push(row);
    rowsByKey.set(keyOf(entry), row);
  };

  const removeWhere = (matches: (entry: T) => boolean): void => {
    rows = rows.filter(({ entry }) => {
      const removed = matches(entry);
      if (removed) rowsByKey.delete(keyOf(entry));
      return !removed;
    });
  };

  return {
    get: (key) => rowsByKey.get(key)?.entry,
    put,
    remove: (key) => {
      const row = rowsByKey.get(key);
      if (!row) return;
      rows.splice(indexAfter(rows, row.place) - 1, 1);
      rowsByKey.delete(key);
    },
    removeWhere,
    entries: () => rows.map(({ entry }) => entry),
    replaceAll: (entries) => {
      removeWhere(() => true);
      epoch = crypto.randomUUID();
      for (const entry of entries) put(entry);
    },
    page: ({ cursor, pageSize = defaultPageSize }, { scope, includes }) => {
      const prefix = `${scope}.${epoch}.`;
      const after = cursor === undefined ? 0 : placeIn(cursor, prefix);
      if (after === undefined || after > lastPlace)
        return refuse('wrongCursor', {
          issues: [
            {
              field: 'query.cursor',
              rule: 'cursor',
              message: 'query.cursor must be the nextCursor of a page of the same list',
            },
          ],
        });
      const page: Row<T>[] = [];
      for (let index = indexAfter(rows, after); index < rows.length; index += 1) {
        const row = rows[index];
        if (!row || !includes(row.entry)) continue;
        const last = page.at(-1);
        // A further row exists, so the page is full and needs a cursor.
        if (page.length === pageSize && last)
          return ok({ items: page.map(entryOf), nextCursor: `${prefix}${last.place}` });
        page.push(row);
      }
      return ok({ items: page.map(entryOf) });
    },
  };
}

const entryOf = <T>({ entry }: Row<T>): T => entry;

function placeIn(cursor: string, prefix: string): number | undefined {
  const place = cursor.slice(prefix.length);
  return cursor.startsWith(prefix) && /^[1-9]\d{0,14}$/.test(place) ? Number(place) : undefined;
}

/** Index of the first row behind a place; a row at that place need not exist. */
function indexAfter(rows: readonly Row<unknown>[], place: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle]?.place ?? Infinity) <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}
