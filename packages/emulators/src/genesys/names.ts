/** Finds named records without looking at all of them: by id, by name, or by the beginning of a name. */
import { createSortedList } from '../server/sorted-list.js';
import type { View } from '../server/table.js';
import { wholeSpan } from './span.js';
import type { Span } from './span.js';
import type { NamedRecord } from './resources.js';

export type NamedLists = 'byName' | 'ofName';

/** Lists are sorted by name (official Swagger for queues); the letter case in that order is a guess. */
const folded = ({ name }: NamedRecord): string => name.toLowerCase();

export const namedLists = {
  byName: { order: (record: NamedRecord) => [folded(record), record.id] },
  ofName: { order: (record: NamedRecord) => [record.id], group: folded },
};

/** The records whose name fits the pattern: a name, with an asterisk at its start or its end for any text. */
export function withName<T extends NamedRecord>(
  view: View<T, NamedLists>,
  pattern: string,
  letterCase: 'ignored' | 'exact',
): Span<T> {
  const startsOpen = pattern.startsWith('*');
  const endsOpen = pattern.length > 1 && pattern.endsWith('*');
  const text = pattern.slice(startsOpen ? 1 : 0, endsOpen ? -1 : undefined);
  const lower = text.toLowerCase();
  const all = view.list('byName');
  const near = (): Span<T> => {
    if (startsOpen) return wholeSpan(all);
    if (!endsOpen) return wholeSpan(view.list('ofName', lower));
    const isBehind = (name: string) => name > lower && !name.startsWith(lower);
    return {
      list: all,
      from: all.positionOf((record) => folded(record) >= lower),
      until: all.positionOf((record) => isBehind(folded(record))),
    };
  };
  if (!startsOpen && letterCase === 'ignored') return near();
  const fits = (name: string, part: string) => {
    if (startsOpen) return endsOpen ? name.includes(part) : name.endsWith(part);
    return endsOpen ? name.startsWith(part) : name === part;
  };
  return accepted(near(), (record) =>
    letterCase === 'exact' ? fits(record.name, text) : fits(folded(record), lower),
  );
}

/** The entries of a span that pass, as a list of their own. */
export function accepted<T>(
  { list, from, until }: Span<T>,
  passes: (entry: T) => boolean,
): Span<T> {
  const found: T[] = [];
  let left = until - from;
  for (const entry of list.walk(from, 1)) {
    if (left === 0) break;
    left -= 1;
    if (passes(entry)) found.push(entry);
  }
  return wholeSpan(createSortedList(list.keyOf, found));
}
