/**
 * The contract's pages over a vendor that numbers its pages. A page number names a position, not an
 * entry: when an entry is deleted, all later ones move up, and one of them onto the page before. So
 * each page is read together with the last entry of the page before. If that entry is not where it
 * was, the position is adjusted.
 */
import { invalidInput } from '@assistant-provider/adapter-kit';
import type { Page, PageQuery } from '@assistant-provider/core';
import type {
  AssistantFailure,
  DriverContext,
  DriverReply,
} from '@assistant-provider/core/adapter';
import { err, ok, safeTry, type Result } from 'neverthrow';
import { defaultPageSize } from '../limits.js';
import type { AcmePage } from '../wire/shapes.js';

/** Source: Acme's API manual, chapter "Lists". Entries come in the order of their numbers. */
const maxPerPage = 100;
/** Ends the search in a list whose totals and entries disagree. */
const maxReads = 1_000;

/** A position between two pages. */
interface Position {
  /** How many entries come before. */
  readonly count: number;
  /** The number of the last of them. */
  readonly last: number;
}

export interface Window {
  readonly page: number;
  readonly per_page: number;
}

export interface PagedList<T> {
  /** A cursor is valid only in the list of that name. */
  readonly name: string;
  readonly numberOf: (entry: T) => number;
  readonly read: (window: Window) => DriverReply<AcmePage<T>>;
}

/** A page that holds entry `count` and, if such a page exists, the `wanted` entries after it. */
export function windowAfter(count: number, wanted: number): Window {
  if (count === 0) return { page: 1, per_page: wanted };
  const sizes = Array.from({ length: maxPerPage - wanted }, (_, index) => wanted + 1 + index);
  const freshOf = (size: number) => size - 1 - ((count - 1) % size);
  const size =
    sizes.find((candidate) => freshOf(candidate) >= wanted) ??
    sizes.reduce((best, candidate) => (freshOf(candidate) > freshOf(best) ? candidate : best));
  return { page: Math.ceil(count / size), per_page: size };
}

export function readPage<T>(
  { name, numberOf, read }: PagedList<T>,
  { cursor, pageSize = defaultPageSize }: PageQuery,
  context: DriverContext,
): DriverReply<Page<T>> {
  return safeTry(async function* () {
    const { last, ...position } = yield* readCursor(cursor, name, context);
    let { count } = position;
    for (let reads = 0; reads < maxReads; reads += 1) {
      const window = windowAfter(count, pageSize);
      const { data, total } = yield* read(window);
      const before = (window.page - 1) * window.per_page;
      const known = data.filter((entry) => numberOf(entry) <= last).length;
      if (known === 0 && before > 0) {
        // Every entry is new: entries were deleted, so the position moves up.
        count = Math.min(before, total);
        continue;
      }
      const items = data.slice(known, known + pageSize);
      const next = before + known + items.length;
      const end = items.at(-1);
      if (next >= total) return ok({ items });
      if (end) return ok({ items, nextCursor: `${name}:${next}:${numberOf(end)}` });
      // No entry is new: entries were created, so the position moves down.
      count = next;
    }
    const message = 'the list changed with every read; try again';
    return err(context.error({ kind: 'unexpectedReply', message }));
  });
}

function readCursor(
  cursor: string | undefined,
  name: string,
  context: DriverContext,
): Result<Position, AssistantFailure> {
  if (cursor === undefined) return ok({ count: 0, last: 0 });
  const [, list, count, last] = /^([\w-]+):([1-9]\d{0,14}):([1-9]\d{0,14})$/.exec(cursor) ?? [];
  if (list === name) return ok({ count: Number(count), last: Number(last) });
  const message = 'query.cursor must be the nextCursor of a page of this list';
  return err(context.error(invalidInput([{ field: 'query.cursor', rule: 'cursor', message }])));
}
