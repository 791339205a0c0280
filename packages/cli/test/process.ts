/** Runs the command in a process of its own, for what only a process has: signals, pipes and exit codes. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Shell } from './shell.js';

const bin = fileURLToPath(new URL('../src/bin.ts', import.meta.url));
const tsx = import.meta.resolve('tsx');

const tsconfig = fileURLToPath(new URL('../../../tsconfig.base.json', import.meta.url));

/** Returns the program, its arguments and its environment. */
export const commandLine = (argv: readonly string[]) => ({
  file: process.execPath,
  args: ['--import', tsx, bin, ...argv],
  env: { TSX_TSCONFIG_PATH: tsconfig },
});

/** Starts the command in the folder of a shell. */
export function start(
  { folder, env }: Pick<Shell, 'folder'> & { readonly env: Readonly<Record<string, string>> },
  ...argv: readonly string[]
) {
  const { file, args, env: ofCommand } = commandLine(argv);
  const child = spawn(file, args, { cwd: folder, env: { ...process.env, ...env, ...ofCommand } });
  child.stdin.end();
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = once(child, 'close').then(([exitCode]) => ({
    exitCode: exitCode as number | null,
    stdout,
    stderr,
  }));
  return { child, ended };
}
