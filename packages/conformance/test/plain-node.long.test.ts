/** The kit runs without a test runner. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';

const run = promisify(execFile);
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Runs a program in its own process, in which vitest cannot be loaded. */
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
  test('runs the cases without vitest', async () => {
    expect(await inNode('plain-node/run-conformance.ts')).toMatchObject({
      conforms: true,
      stray: ['reading.right-one'],
    });
  });

  test('cannot load `./vitest` without vitest', async () => {
    expect(await inNode('plain-node/load-vitest.ts')).toEqual({ refused: true });
  });
});
