/**
 * The files of docs/guide/from-python.md, run as a reader runs them: pytest in each of the three ways to start the
 * emulators, then curl. `npm run test:python` runs this file.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { absolute, blocksOf, readText } from '../../documents/blocks.js';

const python = process.env['PYTHON'] ?? 'python3';
const blocks = blocksOf(await readText('docs/guide/from-python.md'));
const files = blocks.filter(({ file }) => /\.(?:py|json)$/.test(file));
const ofGenesysSdk = 'test_genesys_sdk.py';

let folder: string;
let environment: NodeJS.ProcessEnv;
let passed: string;

/** The page installs from registries. Here, `npx` starts the sources, and `pip` has nothing to do. */
const programs = {
  npx: `shift 2; exec '${process.execPath}' --import '${import.meta.resolve('tsx')}' '${absolute('packages/emulators/src/bin.ts')}' "$@"`,
  pytest: `exec '${python}' -m pytest -q -p no:cacheprovider "$@"`,
  pip: 'exit 0',
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'from-python-'));
  const hasGenesysSdk = await isInstalled('PureCloudPlatformClientV2');
  if (!hasGenesysSdk)
    console.log(`${ofGenesysSdk} does not run: pip install PureCloudPlatformClientV2`);
  passed = hasGenesysSdk ? '5 passed' : '4 passed';
  for (const { file, text: content } of files)
    if (hasGenesysSdk || file !== ofGenesysSdk) await writeFile(join(folder, file), content);
  await mkdir(join(folder, 'bin'));
  for (const [name, line] of Object.entries(programs))
    await writeFile(join(folder, 'bin', name), `#!/bin/sh\n${line}\n`, { mode: 0o755 });
  environment = {
    ...process.env,
    PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`,
  };
});

afterAll(() => rm(folder, { recursive: true }));

async function run(lines: string) {
  const child = spawn('sh', ['-ec', lines], { cwd: folder, env: environment });
  const [[code], output, problems] = await Promise.all([
    once(child, 'close') as Promise<[number | null]>,
    // The emulators hold both streams, so that they have ended, too.
    text(child.stdout),
    text(child.stderr),
  ]);
  return { code, printed: output + problems };
}

const isInstalled = (module: string) =>
  promisify(execFile)(python, ['-c', `import ${module}`]).then(
    () => true,
    () => false,
  );

const linesOf = (name: string) => blocks.find(({ file }) => file === name)?.text ?? '';

it.each([
  ['through the command of the emulators', linesOf('through')],
  ['with the fixture that starts the emulators', 'pytest'],
  ['with the emulators in the background', linesOf('background')],
])('the tests of the page pass %s', async (_, lines) => {
  expect(await run(lines)).toEqual({
    code: 0,
    printed: expect.stringContaining(passed) as string,
  });
});

it.each([
  ['through the command of the emulators', linesOf('through')],
  ['with the fixture that starts the emulators', 'pytest'],
  ['with the emulators in the background', linesOf('background')],
])('an invalid seed fails the run, and is named, %s', async (_, lines) => {
  const seeds = JSON.stringify({ genesys: { assistants: [{ id: 'a' }] } });
  await writeFile(join(folder, 'invalid.json'), seeds);
  const conftest = await readFile(join(folder, 'conftest.py'), 'utf8');
  await writeFile(
    join(folder, 'conftest.py'),
    conftest.replace('--seed seeds.json', '--seed invalid.json'),
  );
  const { code, printed } = await run(lines.replace('--seed seeds.json', '--seed invalid.json'));
  await writeFile(join(folder, 'conftest.py'), conftest);
  expect(code).toBeGreaterThan(0);
  expect(printed).toContain("assistants[0] must have required property 'name'");
  expect(printed).not.toContain('passed');
});

it('the lines of curl print the assistants of the seeds', async () => {
  const background = linesOf('background').replace(/^pytest\n/m, '');
  const { code, printed } = await run(background + linesOf('curl'));
  expect(code).toBe(0);
  expect(printed).toContain('"name":"Returns desk"');
});
