/** Tables whose rows come one after another, as the pages of a long list do. */
import { fittedWidths, linesOfRow, textsOf, titlesOf, widest, type Column } from './table.js';

/** A table that is written while its rows are read. */
export interface GrowingTable<T> {
  /** Takes a row, and returns the lines that can be written now. */
  add(row: T): readonly string[];
  /** Ends the wait of the first rows, and returns their lines. Without rows it returns the heading. */
  begin(): readonly string[];
}

/** The largest number of rows that set the widths of the columns. */
const firstRows = 20;

/** Returns a table without rows. Without `width` nothing is cut. */
export function growingTable<T>(
  columns: readonly Column<T>[],
  width: number | undefined,
): GrowingTable<T> {
  let waiting: (readonly string[])[] = [titlesOf(columns)];
  let widths: readonly number[] | undefined;
  const begin = () => {
    const set = (widths = fittedWidths(waiting.reduce(widest, []), columns, width));
    const lines = waiting.flatMap((texts) => linesOfRow(texts, columns, set));
    waiting = [];
    return lines;
  };
  return {
    add: (row) => {
      const texts = textsOf(row, columns);
      // A longer text moves the rest of its row to the right, as far as the terminal reaches.
      if (widths !== undefined)
        return linesOfRow(texts, columns, fittedWidths(widest(widths, texts), columns, width));
      waiting.push(texts);
      return waiting.length > firstRows ? begin() : [];
    },
    begin: () => (widths === undefined ? begin() : []),
  };
}
