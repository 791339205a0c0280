/** Tables for people. They fit the terminal; in a pipe nothing is cut. */
import stringWidth from 'string-width';

/** A column of a table. */
export interface Column<T> {
  /** The heading. */
  readonly title: string;
  /** The text of a row. */
  readonly text: (row: T) => string;
  /** Whether a text that does not fit continues in the next line. Others are cut. */
  readonly wraps?: boolean;
  /** Whether the other columns get narrower first, as for an id that people copy. */
  readonly whole?: boolean;
  /** Whether the column never gets narrower, even if the table then does not fit. */
  readonly fixed?: boolean;
}

/** The narrowest column that still says something. */
const narrowest = 8;
const gap = '  ';

/** Returns the lines of a table. Without `width` nothing is cut. */
export function table<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  width: number | undefined,
): readonly string[] {
  const texts = [titlesOf(columns), ...rows.map((row) => textsOf(row, columns))];
  const widths = fittedWidths(texts.reduce(widest, []), columns, width);
  return texts.flatMap((row) => linesOfRow(row, columns, widths));
}

/** Returns the texts of the first line. */
export const titlesOf = <T>(columns: readonly Column<T>[]): readonly string[] =>
  columns.map(({ title }) => title);

/** Returns the texts of a row. */
export const textsOf = <T>(row: T, columns: readonly Column<T>[]): readonly string[] =>
  columns.map(({ text }) => printable(text(row)));

/** Returns widths that are enough for a row as well. */
export const widest = (widths: readonly number[], texts: readonly string[]): readonly number[] =>
  texts.map((text, index) => Math.max(widths[index] ?? 0, stringWidth(text)));

/** Returns the lines of a row. */
export function linesOfRow<T>(
  row: readonly string[],
  columns: readonly Column<T>[],
  widths: readonly number[],
): readonly string[] {
  const texts = row.map((text, index) =>
    (columns[index]?.wraps === true ? wrapped : cutToLine)(text, widths[index] ?? 0),
  );
  const height = texts.reduce((most, { length }) => Math.max(most, length), 1);
  return Array.from({ length: height }, (_, line) =>
    texts
      .map((lines, index) => padded(lines[line] ?? '', widths[index] ?? 0))
      .join(gap)
      .trimEnd(),
  );
}

/** Returns text without control characters, which could move the cursor or change colours. */
export const printable = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '�');

/** Returns lines of text without control characters. */
export const printableLines = (text: string): string => text.split('\n').map(printable).join('\n');

/** Returns the widths with less for the widest columns, so that the table fits. */
export function fittedWidths<T>(
  natural: readonly number[],
  columns: readonly Column<T>[],
  width: number | undefined,
): readonly number[] {
  const widths = [...natural];
  if (width === undefined) return widths;
  const available = width - gap.length * (widths.length - 1);
  let total = widths.reduce((sum, each) => sum + each, 0);
  for (const isAny of [false, true])
    while (total > available) {
      const candidates = widths.map((each, index) =>
        columns[index]?.fixed !== true && (isAny || columns[index]?.whole !== true) ? each : 0,
      );
      const most = candidates.reduce((one, other) => Math.max(one, other), 0);
      if (most <= narrowest) break;
      widths[candidates.indexOf(most)] = most - 1;
      total -= 1;
    }
  return widths;
}

const cutToLine = (text: string, width: number): readonly string[] => [cut(text, width)];

/** Breaks text between words, and a word that is too long wherever it has to be. */
function wrapped(text: string, width: number): readonly string[] {
  if (stringWidth(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/(?<= )/u))
    for (const piece of stringWidth(word.trimEnd()) <= width ? [word] : word) {
      if (stringWidth((line + piece).trimEnd()) > width) {
        lines.push(line);
        line = '';
      }
      line += piece;
    }
  return [...lines, line];
}

/** Returns the beginning of a text that is too wide. */
export function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (stringWidth(kept + character) > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

const padded = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - stringWidth(text)));
