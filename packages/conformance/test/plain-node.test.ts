/** The kit needs no test runner: it runs in a Node that refuses to load one. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';

const run = promisify(execFile);
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Runs a program in a process of its own; with `refusing`, vitest cannot be loaded there. */
const inNode = async (program: string) => {
  const { stdout } = await run(process.execPath, [
    '--import',
    'tsx',
    '--import',
    here('plain-node/refuse-vitest.mjs'),
    here(program),
  ]);
  return JSON.parse(stdout) as unknown;
};

describe('the kit in plain Node', () => {
  test('given no vitest, then the cases run', async () => {
    expect(await inNode('plain-node/run-conformance.ts')).toMatchObject({
      conforms: true,
      stray: ['reading.right-one'],
    });
  });

  test('given no vitest, then `./vitest` alone cannot be loaded', async () => {
    expect(await inNode('plain-node/load-vitest.ts')).toEqual({ refused: true });
  });
});
