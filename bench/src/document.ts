/** Writes the table in docs/performance.md, between its two marks. */
import type { Measurement } from './measurement.js';
import { headings, rowOf } from './table.js';

const [opening, closing] = ['<!-- figures -->', '<!-- /figures -->'];

/** Returns the page with these measurements as its table, and `machine` as the line above. */
export function withTable(
  page: string,
  machine: string,
  measurements: readonly Measurement[],
): string {
  const [before, rest] = split(page, opening);
  const [, after] = split(rest, closing);
  const rows = [headings, headings.map(() => '---'), ...measurements.map(rowOf)];
  const table = rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return `${before}${opening}\n\n${machine}\n\n${table}\n\n${closing}${after}`;
}

function split(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`docs/performance.md has no mark ${mark}; add it around the table`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}
