/** docs/write-an-adapter.md as data: its steps, and what a reader has after each. */
import { blocksOf, gap, readText, type Block } from './blocks.js';

export interface StepBlock extends Block {
  /** The number in the heading above it. */
  readonly step: number;
}

export async function readSteps(): Promise<readonly StepBlock[]> {
  const guide = await readText('docs/write-an-adapter.md');
  return guide
    .split(/^## (?=\d+\.)/m)
    .flatMap((part) =>
      blocksOf(part).map((block) => ({ ...block, step: Number.parseInt(part) || 0 })),
    );
}

/** The blocks of each file, one below the other. */
export function filesAfter(
  step: number,
  blocks: readonly StepBlock[],
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const block of blocks.filter(({ step: its, file }) => its <= step && file !== ''))
    files.set(
      block.file,
      `${files.get(block.file) ?? ''}${block.text.replaceAll(new RegExp(`^ *${gap}\n`, 'gm'), '')}\n`,
    );
  return files;
}
