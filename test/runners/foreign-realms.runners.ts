/**
 * A whole application, with the packed packages, in test runners that give tests a realm of their own:
 * errors and bytes of Node.js are not instances of that realm's classes.
 */
import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { absolute, run } from '../packages/repository.js';
import { receiveStrangers, type Strangers } from '../packages/stranger.js';
import { cachedPackage } from '../versions/cached-package.js';

const minutes = 60_000;
const packages = ['core', 'emulators', 'genesys', 'memory', 'qconnect'];

let strangers: Strangers;
let folder: string;
let jest29: string;
let jest30: string;

beforeAll(async () => {
  jest29 = join(await cachedPackage('jest', '29.7.0'), 'bin/jest.js');
  jest30 = join(await cachedPackage('jest', '30.5.2'), 'bin/jest.js');
  strangers = await receiveStrangers();
  folder = await strangers.install(...packages.map((name) => `@assistant-provider/${name}`));
  await copyFile(absolute('test/runners/application.mjs'), join(folder, 'application.test.mjs'));
}, 5 * minutes);
afterAll(() => strangers.leave());

const toCommonJs = { '\\.[cm]?js$': absolute('test/runners/to-commonjs.cjs') };

const jestWith = (jest: string, transform: object) => [
  jest,
  '--config',
  JSON.stringify({
    testMatch: ['**/*.test.mjs'],
    moduleFileExtensions: ['js', 'mjs', 'cjs', 'json'],
    transformIgnorePatterns: [],
    transform,
  }),
  '--json',
];

const runners: Readonly<Record<string, () => readonly string[]>> = {
  'Jest 29, ES modules': () => ['--experimental-vm-modules', ...jestWith(jest29, {})],
  'Jest 29, CommonJS': () => jestWith(jest29, toCommonJs),
  'Jest 30, ES modules': () => ['--experimental-vm-modules', ...jestWith(jest30, {})],
  'Jest 30, CommonJS': () => jestWith(jest30, toCommonJs),
  "vitest's vmThreads": () => [
    absolute('node_modules/vitest/vitest.mjs'),
    ...['run', '--globals', '--pool=vmThreads', '--reporter=json'],
  ],
};

it.each(Object.keys(runners))(
  'an application passes its tests in %s',
  async (name) => {
    const parameters = runners[name]?.() ?? [];
    const file = join(folder, 'report.json');

    await run(process.execPath, [...parameters, `--outputFile=${file}`], { cwd: folder });

    const report = JSON.parse(await readFile(file, 'utf8')) as { readonly numPassedTests: number };
    expect(report).toMatchObject({ success: true, numPendingTests: 0 });
    expect(report.numPassedTests).toBeGreaterThan(0);
  },
  3 * minutes,
);
