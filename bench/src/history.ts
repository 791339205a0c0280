/** The figures of past commits, kept as data in bench/history.json. */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Figure } from './measurement.js';

export interface Entry {
  /** Abbreviated hash; ends in `+` if packages had uncommitted changes. */
  readonly commit: string;
  readonly figures: readonly Figure[];
}

const file = new URL('../history.json', import.meta.url);

export async function readHistory(): Promise<readonly Entry[]> {
  const text = await readFile(file, 'utf8').catch(() => '[]');
  return JSON.parse(text) as Entry[];
}

export const writeHistory = (history: readonly Entry[]): Promise<void> =>
  writeFile(file, `${JSON.stringify(history, null, 2)}\n`);

/** Returns the history with this entry; an older entry of the same commit is dropped. */
export function withEntry(history: readonly Entry[], entry: Entry): readonly Entry[] {
  return [...history.filter(({ commit }) => commit !== entry.commit), entry];
}

export async function currentCommit(): Promise<string> {
  const git = async (...args: string[]) =>
    (await promisify(execFile)('git', args, { cwd: new URL('../..', import.meta.url) })).stdout;
  const commit = (await git('rev-parse', '--short', 'HEAD')).trim();
  const changes = await git('status', '--porcelain', '--', 'packages', 'package-lock.json');
  return changes === '' ? commit : `${commit}+`;
}
