/**
 * The contract's pages over a vendor that numbers its own. A page number says a place, not an
 * entry: when an entry goes, all later ones move up, and one of them moves onto the page that was
 * read already. So each page is read with the last entry of the one before: where that still
 * stands at its place, nothing has moved; where it does not, we look again further up.
 */
import type { Page, PageQuery } from '@assistant-provider/core';
import type { AssistantFailure, DriverReply } from '@assistant-provider/core/adapter';
import type { DriverContext } from '@assistant-provider/core/adapter';
import { err, ok, safeTry, type Result } from 'neverthrow';
import { defaultPageSize } from '../limits.js';
import type { AcmePage } from '../wire/shapes.js';

/** Source: Acme's API manual, chapter "Lists". They come in the order of their numbers. */
const mostPerPage = 100;
/** A list whose totals and entries disagree must not be read for ever. */
const mostLooks = 1_000;

/** Between two pages: how many entries came before, and the number of the last of them. */
interface Place {
  readonly count: number;
  readonly last: number;
}

export interface Window {
  readonly page: number;
  readonly per_page: number;
}

export interface PagedList<T> {
  /** Cursors of one list are wrong in another. */
  readonly name: string;
  readonly numberOf: (entry: T) => number;
  readonly read: (window: Window) => DriverReply<AcmePage<T>>;
}

/** The page that holds entry `count` again and, if there is such a page, `wanted` after it. */
export function windowAfter(count: number, wanted: number): Window {
  if (count === 0) return { page: 1, per_page: wanted };
  const sizes = Array.from({ length: mostPerPage - wanted }, (_, index) => wanted + 1 + index);
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
    const { last, ...place } = yield* placeOf(cursor, name, context);
    let { count } = place;
    for (let looks = 0; looks < mostLooks; looks += 1) {
      const window = windowAfter(count, pageSize);
      const { data, total } = yield* read(window);
      const before = (window.page - 1) * window.per_page;
      const known = data.filter((entry) => numberOf(entry) <= last).length;
      if (known === 0 && before > 0) {
        // All of it is new: entries went, and the place is further up.
        count = Math.min(before, total);
        continue;
      }
      const items = data.slice(known, known + pageSize);
      const next = before + known + items.length;
      const end = items.at(-1);
      if (next >= total) return ok({ items });
      if (end) return ok({ items, nextCursor: `${name}:${next}:${numberOf(end)}` });
      // None of it is new: entries came, and the place is further down.
      count = next;
    }
    return err(context.error({ kind: 'unexpectedReply', message: 'the list never holds still' }));
  });
}

function placeOf(
  cursor: string | undefined,
  name: string,
  context: DriverContext,
): Result<Place, AssistantFailure> {
  if (cursor === undefined) return ok({ count: 0, last: 0 });
  const [, list, count, last] = /^([\w-]+):([1-9]\d{0,14}):([1-9]\d{0,14})$/.exec(cursor) ?? [];
  if (list === name) return ok({ count: Number(count), last: Number(last) });
  const issue = {
    field: 'query.cursor',
    rule: 'cursor',
    message: 'query.cursor must be the nextCursor of a page of this list',
  };
  return err(context.error({ kind: 'invalidInput', message: issue.message, issues: [issue] }));
}
