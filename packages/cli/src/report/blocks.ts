/** Short ways to write the blocks of a report. */
import type { Badge, Tone } from './badges.js';
import type { Block, Figure, FilterOption, Inline, Line, Section, Table } from './document.js';

export const section = (id: string, title: string, ...blocks: readonly Block[]): Section => ({
  kind: 'section',
  ...{ id, title, blocks },
});
export const paragraph = (...line: Line): Block => ({ kind: 'paragraph', line });
export const clear = (text: string): Block => ({ kind: 'clear', text });
export const list = (items: readonly Line[]): Block => ({ kind: 'list', items });
export const facts = (...pairs: readonly (readonly [string, Line])[]): Block => ({
  kind: 'facts',
  facts: pairs,
});
export const lines = (label: string, text: string): Block => ({ kind: 'lines', label, text });
export const fold = (summary: string, ...blocks: readonly Block[]): Block => ({
  kind: 'fold',
  ...{ summary, blocks },
});
export const table = (
  caption: string,
  head: readonly string[],
  rows: readonly (readonly Line[])[],
): Table => ({ kind: 'table', ...{ caption, head, rows } });
export const code = (text: string): Inline => ({ kind: 'code', text });
export const strong = (text: string): Inline => ({ kind: 'strong', text });
export const badge = (shown: Badge): Inline => ({ kind: 'badge', badge: shown });
export const link = (text: string, id: string): Inline => ({ kind: 'link', text, section: id });

/** Puts a separator between lines. */
export const joined = (parts: readonly Line[], separator: string): Line =>
  parts.flatMap((line, index) => (index === 0 ? line : [separator, ...line]));

/** Rows that people see at a glance need no filter. */
const fewRows = 12;

/** Returns a filter of rows by their badges, if one is of use. */
export function filterOf(label: string, badges: readonly Badge[]): readonly Block[] {
  const counts = new Map<Badge, number>();
  for (const each of badges) counts.set(each, (counts.get(each) ?? 0) + 1);
  const options: readonly FilterOption[] = [...counts].map(([each, count]) => ({
    badge: each,
    count,
  }));
  return badges.length <= fewRows || options.length < 2 ? [] : [{ kind: 'filter', label, options }];
}

/** Returns the first lines, and how many more there are. */
export const firstOf = (parts: readonly Line[], most: number): Line => [
  ...joined(parts.slice(0, most), ', '),
  ...(parts.length > most ? [` and ${parts.length - most} more`] : []),
];

/** Returns a number with the noun for one or for many. None is quiet. */
export const figure = (
  count: number,
  [one, many]: readonly [string, string],
  id: string,
  tone: Tone,
): Figure => ({
  value: `${count}`,
  label: count === 1 ? one : many,
  section: id,
  tone: count === 0 ? 'quiet' : tone,
});
