/** One page of a sorted list. It reads the entries of the page and not the list. */
import { compareKeys } from './sorted-list.js';
import type { SortedList, SortKey } from './sorted-list.js';

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

/**
 * Returns one page of the entries that `accepts` lets pass. If few of them pass, it reads as many entries as lie
 * between them: keep a list of its own for a filter that few entries pass.
 */
export function pageOfSorted<T>(
  list: SortedList<T>,
  { pageSize, after, before, descending = false }: PageSelection,
  accepts: (entry: T) => boolean = () => true,
): KeyedPage<T> {
  const { size } = list;
  // Positions count in the direction of the page.
  const lower = (key: SortKey) =>
    list.positionOf((entry) => compareKeys(list.keyOf(entry), key) >= 0);
  const upper = (key: SortKey) =>
    list.positionOf((entry) => compareKeys(list.keyOf(entry), key) > 0);
  const behind = (key: SortKey) => (descending ? size - lower(key) : upper(key));
  const aheadOf = (key: SortKey) => (descending ? size - upper(key) : lower(key));
  const walk = (position: number, step: 1 | -1) =>
    descending ? list.walk(size - 1 - position, step === 1 ? -1 : 1) : list.walk(position, step);

  const from = after ? behind(after) : 0;
  const until = before ? aheadOf(before) : size;
  const step = before && !after ? -1 : 1;
  const found: { readonly entry: T; readonly position: number }[] = [];
  let position = step === 1 ? from : until - 1;
  for (const entry of walk(position, step)) {
    if (position < from || position >= until || found.length === pageSize) break;
    if (accepts(entry)) found.push({ entry, position });
    position += step;
  }
  if (step === -1) found.reverse();

  const hasMore = (at: number, direction: 1 | -1) => {
    for (const entry of walk(at + direction, direction)) if (accepts(entry)) return true;
    return false;
  };
  const first = found[0];
  const last = found.at(-1);
  return {
    entries: found.map(({ entry }) => entry),
    ...(last && hasMore(last.position, 1) && { next: list.keyOf(last.entry) }),
    ...(first && hasMore(first.position, -1) && { previous: list.keyOf(first.entry) }),
  };
}
