/** The screen of a terminal: what stays on it after lines are wrapped, erased and written again. */
import stringWidth from 'string-width';

export interface Screen {
  /** The lines that stay, without spaces at their ends. */
  readonly lines: readonly string[];
  /** The lines that went on in the next one, because the terminal was too narrow. */
  readonly wrapped: readonly string[];
  /** The lines that were erased. */
  readonly erased: readonly string[];
}

const pieces = /\u001b\[([\d;?]*)([A-Za-z])|\r|\n|\u0007|[^\u001b\r\n\u0007]+/gu;
const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Returns the screen of a terminal that has got a text. */
export function screenOf(text: string, columns: number): Screen {
  /** A character that is two columns wide has an empty place behind it. */
  const rows: string[][] = [[]];
  const wrapped: string[] = [];
  const erased: string[] = [];
  let [row, column] = [0, 0];
  const textOf = (index: number) => (rows[index] ?? []).join('').trimEnd();
  const toRow = (index: number) => {
    row = Math.max(0, index);
    while (rows.length <= row) rows.push([]);
  };
  const put = (character: string) => {
    const width = stringWidth(character);
    if (column + width > columns) {
      wrapped.push(textOf(row));
      toRow(row + 1);
      column = 0;
    }
    const places = (rows[row] ??= []);
    while (places.length < column) places.push(' ');
    places.splice(column, width, character, ...Array.from({ length: width - 1 }, () => ''));
    column += width;
  };
  const erase = (from: number) => {
    if (from === 0 && textOf(row) !== '') erased.push(textOf(row));
    rows[row]?.splice(from);
  };
  const controls: Readonly<Record<string, (count: number) => void>> = {
    A: (count) => toRow(row - (count || 1)),
    B: (count) => toRow(row + (count || 1)),
    C: (count) => (column += count || 1),
    D: (count) => (column = Math.max(0, column - (count || 1))),
    G: (count) => (column = (count || 1) - 1),
    J: () => {
      erase(column);
      rows.splice(row + 1);
    },
    K: (count) => erase(count === 2 ? 0 : column),
    m: () => undefined,
  };
  for (const [piece, parameters, control] of text.matchAll(pieces))
    if (control !== undefined) {
      const move = controls[control];
      if (!move) throw new Error(`the screen does not know ${JSON.stringify(piece)}`);
      move(Number.parseInt(parameters ?? '', 10) || 0);
    } else if (piece === '\r') column = 0;
    else if (piece === '\n') toRow(row + 1);
    else if (piece !== '\u0007') for (const { segment } of characters.segment(piece)) put(segment);
  const lines = rows.map((_, index) => textOf(index));
  return { lines: lines.at(-1) === '' ? lines.slice(0, -1) : lines, wrapped, erased };
}
