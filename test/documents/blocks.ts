/** The fenced blocks of a document, and where one is quoted from. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export interface Block {
  readonly language: string;
  /** What follows the language in the fence: the file that the block is quoted from, if any. */
  readonly file: string;
  readonly text: string;
  /** Of the fence, 1 for the first line of the document. */
  readonly line: number;
}

/** By its path in the repository. */
export const readText = (path: string): Promise<string> =>
  readFile(new URL(`../../${path}`, import.meta.url), 'utf8');

/** An absolute path, for what takes no URL. */
export const absolute = (path: string): string =>
  fileURLToPath(new URL(`../../${path}`, import.meta.url));

export function blocksOf(document: string): readonly Block[] {
  return [...document.matchAll(/^(`{3,})(\w+) ?(\S*)\n([^]*?)^\1$/gm)].map((match) => {
    const [, , language = '', file = '', text = ''] = match;
    return { language, file, text, line: document.slice(0, match.index).split('\n').length };
  });
}

/** Indentation and empty lines are the document's own. */
export const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** A line that stands for what is left out. */
export const gap = '// …';

/** Where each piece of a block stands in a file; `undefined` if it does not stand there. */
export function placesOf(
  { text }: Pick<Block, 'text'>,
  lines: readonly string[],
): readonly number[] | undefined {
  const places: number[] = [];
  const pieces = linesOf(text).join('\n').split(gap).map(linesOf);
  for (const piece of pieces) {
    const from = (places.at(-1) ?? -1) + 1;
    const at = lines.findIndex(
      (_, index) => index >= from && piece.every((line, offset) => lines[index + offset] === line),
    );
    if (at === -1) return undefined;
    places.push(...piece.map((_, offset) => at + offset));
  }
  return places;
}
