/**
 * The files of docs/guide/from-python.md, run as a reader runs them: the emulators' command with the seeds
 * of the page, then pytest and curl. `npm run test:python` runs this file.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
let stop: () => Promise<unknown>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'from-python-'));
  for (const { file, text: content } of files) await writeFile(join(folder, file), content);
  const options = ['--seed', join(folder, 'seeds.json'), '--control-port', '0', '--print', 'env'];
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', absolute('packages/emulators/src/bin.ts'), ...options],
    { cwd: absolute('.'), stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const closed = once(child, 'close');
  stop = () => {
    child.kill();
    return closed;
  };
  // The command writes all lines at once, when both emulators are ready.
  const printed = await Promise.race([
    once(child.stdout, 'data').then(([chunk]: Buffer[]) => String(chunk)),
    closed.then(() => Promise.reject(new Error('the emulators did not start'))),
  ]);
  const variables = printed.matchAll(/^export (\w+)='(.*)'$/gm);
  environment = {
    ...process.env,
    ...Object.fromEntries([...variables].map(([, name = '', value = '']) => [name, value])),
  };
});

afterAll(async () => {
  await stop();
  await rm(folder, { recursive: true });
});

async function run(program: string, ...options: readonly string[]) {
  const child = spawn(program, options, { cwd: folder, env: environment });
  const [[code], output, problems] = await Promise.all([
    once(child, 'close') as Promise<[number | null]>,
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

it('the tests of the page pass with pytest', async () => {
  const hasGenesysSdk = await isInstalled('PureCloudPlatformClientV2');
  if (!hasGenesysSdk)
    console.log(`${ofGenesysSdk} does not run: pip install PureCloudPlatformClientV2`);
  const left = hasGenesysSdk ? [] : [`--ignore=${ofGenesysSdk}`];
  const { code, printed } = await run(
    python,
    '-m',
    'pytest',
    '-q',
    '-p',
    'no:cacheprovider',
    ...left,
  );
  expect({ code, printed }).toEqual({
    code: 0,
    printed: expect.stringContaining(hasGenesysSdk ? '5 passed' : '4 passed') as string,
  });
});

it('the lines of curl print the assistants of the seeds', async () => {
  const curl = blocks.find(({ file }) => file === 'curl')?.text ?? '';
  const { code, printed } = await run('sh', '-ec', curl);
  expect(code).toBe(0);
  expect(printed).toContain('"name":"Returns desk"');
});
