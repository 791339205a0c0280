/** Neighbouring entries of a sorted list, which a page with a number is cut from. */
import type { SortedList } from '../server/sorted-list.js';

/** A part of a sorted list: the entries from one position until another. */
export interface Span<T> {
  readonly list: SortedList<T>;
  readonly from: number;
  readonly until: number;
}

export const wholeSpan = <T>(list: SortedList<T>): Span<T> => ({
  list,
  from: 0,
  until: list.size,
});
