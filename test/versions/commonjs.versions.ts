/** CommonJS applications in TypeScript: which compilers and settings take the packages. */
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { absolute, packageFolders, run } from '../packages/repository.js';
import { receiveStrangers, type Strangers } from '../packages/stranger.js';
import { cachedPackage } from './cached-package.js';

const applications = [
  'commonjs-application',
  'commonjs-dynamic-import',
  'commonjs-type-import',
] as const;

interface Settings {
  readonly version: string;
  readonly module: string;
  readonly resolution: string;
  readonly more?: readonly string[];
}

/** Settings under which an import becomes a `require()` that the compiler takes. */
const takenAsRequire: readonly Settings[] = [
  { version: '5.0.4', module: 'commonjs', resolution: 'node10' },
  {
    version: '6.0.3',
    module: 'commonjs',
    resolution: 'node10',
    // It warns of what TypeScript 7 has removed.
    more: ['--ignoreDeprecations', '6.0'],
  },
  { version: '7.0.2', module: 'commonjs', resolution: 'bundler' },
  { version: '5.8.3', module: 'nodenext', resolution: 'nodenext' },
  { version: '7.0.2', module: 'nodenext', resolution: 'nodenext' },
];

/** Settings under which the compiler takes no `require()` of an ES module, whatever Node.js does. */
const refusedAsRequire: readonly Settings[] = [
  { version: '5.0.4', module: 'node16', resolution: 'node16' },
  { version: '5.7.3', module: 'nodenext', resolution: 'nodenext' },
  { version: '7.0.2', module: 'node16', resolution: 'node16' },
];

const minutes = 60_000;
let strangers: Strangers;
let folder: string;

beforeAll(async () => {
  strangers = await receiveStrangers();
  const names = packageFolders.map((name) => `@assistant-provider/${name}`);
  folder = await strangers.install(...names, '@types/node');
  await copyFile(absolute('test/versions/consumer.ts'), join(folder, 'consumer.cts'));
  for (const name of applications)
    await copyFile(absolute(`test/versions/${name}.ts`), join(folder, `${name}.cts`));
}, 5 * minutes);
afterAll(() => strangers.leave());

async function compile(
  files: readonly string[],
  { version, module, resolution, more = [] }: Settings,
): Promise<void> {
  const compiler = join(await cachedPackage('typescript', version), 'bin/tsc');
  const options = ['--strict', '--exactOptionalPropertyTypes', '--types', 'node', ...more];
  const target = ['--target', 'es2022', '--module', module, '--moduleResolution', resolution];
  await run(process.execPath, [compiler, ...options, ...target, ...files], { cwd: folder });
}

const runIn = (file: string) => run(process.execPath, [file], { cwd: folder });

it.each(takenAsRequire)(
  'TypeScript $version takes a CommonJS application, with $module resolved as $resolution',
  async (settings) => {
    await compile(['consumer.cts', 'commonjs-application.cts'], settings);

    expect(await runIn('commonjs-application.cjs')).toBe('true true\n');
  },
  3 * minutes,
);

it.each(refusedAsRequire)(
  'TypeScript $version refuses an import in CommonJS with $module, but takes a dynamic import',
  async (settings) => {
    await expect(compile(['commonjs-application.cts'], settings)).rejects.toThrow('TS1479');

    await compile(['commonjs-dynamic-import.cts'], settings);

    expect(await runIn('commonjs-dynamic-import.cjs')).toBe('true true\n');
  },
  3 * minutes,
);

it.each([
  { version: '5.3.3', module: 'node16', resolution: 'node16' },
  ...refusedAsRequire.filter(({ version }) => version !== '5.0.4'),
])(
  'TypeScript $version takes the import of a type in CommonJS with $module, if it names its resolution',
  async (settings) => {
    await compile(['commonjs-type-import.cts'], settings);

    expect(await runIn('commonjs-type-import.cjs')).toBe('true true\n');
  },
  3 * minutes,
);
