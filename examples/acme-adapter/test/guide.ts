/** docs/write-an-adapter.md as data: its steps, and the blocks of code in them. */
import { readFile } from 'node:fs/promises';

export interface Block {
  /** The number in the heading above it. */
  readonly step: number;
  readonly language: string;
  /** Which file it is of, as the fence says; empty for commands and what they print. */
  readonly file: string;
  readonly text: string;
}

/** A line that stands for what a later step adds. */
const gap = '// …';

export const readText = (path: string): Promise<string> =>
  readFile(new URL(path, import.meta.url), 'utf8');

export async function readGuide(): Promise<readonly Block[]> {
  const guide = await readText('../../../docs/write-an-adapter.md');
  return guide.split(/^## (?=\d+\.)/m).flatMap((part) =>
    [...part.matchAll(/^(`{3,})(\w+) ?(\S*)\n([^]*?)^\1$/gm)].map(
      ([, , language = '', file = '', text = '']) => ({
        step: Number.parseInt(part) || 0,
        language,
        file,
        text,
      }),
    ),
  );
}

/** Indentation and empty lines are the guide's own. */
export const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Where each piece of a block stands in the file; `undefined` if it does not stand there. */
export function placesOf({ text }: Block, lines: readonly string[]): readonly number[] | undefined {
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

/** What a reader has after a step: the blocks of each file, one below the other. */
export function filesAfter(step: number, blocks: readonly Block[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const block of blocks.filter(({ step: its, file }) => its <= step && file !== ''))
    files.set(
      block.file,
      `${files.get(block.file) ?? ''}${block.text.replaceAll(new RegExp(`^ *${gap}\n`, 'gm'), '')}\n`,
    );
  return files;
}
