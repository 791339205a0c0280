/** The packed packages, as a stranger gets them. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from './bundle.js';
import { startEmulators, type Emulators } from './emulators.js';
import { compilePrograms, programsOf, readmes, writeSurroundings } from './readme-programs.js';
import { absolute, packageFolders, readManifest, readText, run } from './repository.js';
import { bundles, tarballs } from './size-limits.js';
import { receiveStrangers, type Strangers } from './stranger.js';

const minutes = 60_000;
const nameOf = (folder: string) => `@assistant-provider/${folder}`;

/** A path of a manifest may have a star, which stands for any name. */
function standsFor(path: string, file: string): boolean {
  const [start = '', end] = path.split('*');
  return end === undefined ? file === start : file.startsWith(start) && file.endsWith(end);
}

let strangers: Strangers;
beforeAll(async () => void (strangers = await receiveStrangers()), 5 * minutes);
afterAll(() => strangers.leave());

describe.each(packageFolders)('the tarball of %s', (folder) => {
  it('contains only code for its entry points, the types, the licence and a README', async () => {
    const sources = await readdir(absolute(`packages/${folder}/src`), { recursive: true });
    const modules = sources
      .filter((path) => /(?<!\.d)\.ts$/.test(path))
      .map((path) => path.slice(0, -3));
    const { exports = {}, imports = {}, bin = {} } = await readManifest(`packages/${folder}`);
    const inner = Object.values(imports).flatMap((targets) => Object.values(targets));
    const entries = [
      ...Object.values(exports).map((entry) => (typeof entry === 'string' ? entry : entry.default)),
      ...new Set(inner.filter((target) => target.startsWith('./'))),
      ...Object.values(bin),
    ];

    const { files = [] } = strangers.packed.find(({ name }) => name === nameOf(folder)) ?? {};
    const ofEntries = files.map(({ path }) => path).filter((path) => !/shared-\w+\.js$/.test(path));
    const named = (await readdir(absolute(`packages/${folder}`), { recursive: true })).filter(
      (file) => entries.some((path) => path?.includes('*') && standsFor(normalize(path), file)),
    );

    expect(ofEntries.sort()).toEqual(
      [
        ...['LICENSE', 'README.md'],
        ...entries.flatMap((path) => (path?.includes('*') ? [] : (path?.replace('./', '') ?? []))),
        ...named,
        ...modules.map((module) => `dist/${module}.d.ts`),
      ].sort(),
    );
  });

  it('names its repository, its licence and where to report bugs', async () => {
    const manifest = await readManifest(`packages/${folder}`);

    expect(await readText(`packages/${folder}/LICENSE`)).toBe(await readText('LICENSE'));
    expect(manifest).toMatchObject({
      license: 'MIT',
      type: 'module',
      sideEffects: false,
      engines: { node: (await readManifest('.')).engines?.['node'] },
      repository: { type: 'git', directory: `packages/${folder}` },
      homepage: expect.stringContaining(`/packages/${folder}`) as unknown,
      bugs: expect.stringMatching(/^https:/) as unknown,
    });
  });
});

it.each(packageFolders)('the tarball of %s stays small', (folder) => {
  const { limit = 0, reason } = tarballs[folder] ?? {};
  const { size = Infinity } = strangers.packed.find(({ name }) => name === nameOf(folder)) ?? {};
  expect(size, reason).toBeLessThanOrEqual(limit);
});

describe.each([
  'genesys',
  'qconnect',
  'memory',
  'adapter-kit',
  'policies',
  'conformance',
  'reconcile',
])('%s', (folder) => {
  it('has core and neverthrow as peers, since two copies do not type-check together', async () => {
    const { peerDependencies } = await readManifest(`packages/${folder}`);
    expect(Object.keys(peerDependencies ?? {})).toEqual(
      expect.arrayContaining([nameOf('core'), 'neverthrow']),
    );
  });
});

describe('installing and bundling one adapter', () => {
  const sdks = { genesys: /^undici$/, qconnect: /^@(aws-sdk|smithy)\// };

  it.each([
    { adapter: 'genesys', own: sdks.genesys, other: sdks.qconnect, otherAdapter: 'qconnect' },
    { adapter: 'qconnect', own: sdks.qconnect, other: sdks.genesys, otherAdapter: 'genesys' },
  ])(
    'brings the SDK of $adapter and not that of $otherAdapter',
    async (row) => {
      const folder = await strangers.install(nameOf(row.adapter));
      const lock = await readFile(join(folder, 'package-lock.json'), 'utf8');
      const { packages } = JSON.parse(lock) as { readonly packages: object };
      const installed = Object.keys(packages).map((path) => path.replace(/.*node_modules\//, ''));
      const code = `export * from '${nameOf(row.adapter)}'`;

      const { packages: bundled } = await bundle(code, { folder, platform: 'node' });

      for (const present of [installed, bundled]) {
        expect(present.filter((name) => row.own.test(name))).not.toEqual([]);
        expect(present.filter((name) => row.other.test(name))).toEqual([]);
        expect(present).not.toContain(nameOf(row.otherAdapter));
        expect(
          present.filter((name) => [nameOf('core'), 'neverthrow'].includes(name)),
        ).toHaveLength(2);
      }
    },
    2 * minutes,
  );
});

describe('a folder with all packages', async () => {
  const programs = (await Promise.all(readmes.map(programsOf))).flat();
  let folder: string;
  let emulators: Emulators;
  beforeAll(async () => {
    emulators = await startEmulators();
    // The types of Node are what a TypeScript application has anyway.
    folder = await strangers.install(...packageFolders.map(nameOf), 'undici', '@types/node');
    await writeSurroundings(folder);
    await compilePrograms(folder, programs);
  }, 5 * minutes);
  afterAll(() => emulators.close());

  it.each([
    ['core', ['@assistant-provider/core', 'neverthrow']],
    ['core/adapter', ['@assistant-provider/core', 'neverthrow']],
  ])('bundles %s for any platform, with no vendor in it', async (entry, expected) => {
    const code = `export * from '${nameOf(entry)}'`;
    expect((await bundle(code, { folder, platform: 'neutral' })).packages).toEqual(expected);
  });

  it.each(bundles)('bundles $name small enough', async ({ code, without, limit, reason }) => {
    const { gzipped } = await bundle(code, { folder, platform: 'node', without });
    expect(gzipped, reason).toBeLessThanOrEqual(limit);
  });

  // What binds to a test runner runs only below one; packages/conformance/test does that.
  const runnable = programs.filter(({ source }) => !source.includes('/vitest'));

  it.each(runnable)(
    'runs the code of $file',
    async ({ file }) => {
      await run(process.execPath, [`${file}.js`], { cwd: folder, env: emulators.environment });
    },
    minutes,
  );

  it.each(packageFolders)(
    'gives %s to `require`, too',
    async (name) => {
      const file = join(folder, `${name}.cjs`);
      await writeFile(file, `console.log(Object.keys(require('${nameOf(name)}')).join());`);

      const printed = await run(process.execPath, [file], { cwd: folder });

      const exported = Object.keys((await import(nameOf(name))) as object);
      expect(printed.trim().split(',').sort()).toEqual(exported.sort());
    },
    minutes,
  );

  it.each(packageFolders)('has every file that the manifest of %s names', async (name) => {
    const installed = join(folder, 'node_modules', nameOf(name));
    const manifest = await readFile(join(installed, 'package.json'), 'utf8');
    const named = [...manifest.matchAll(/: "(\.\/[^"]+)"/g)].map(([, path = '']) => path);

    const held = await readdir(installed, { recursive: true });

    expect(named).toContain('./dist/index.js');
    const isHeld = (path: string) => held.some((file) => standsFor(normalize(path), file));
    expect(named.filter((path) => !isHeld(path))).toEqual([]);
  });

  it('starts the emulators with their command', async () => {
    const command = join(folder, 'node_modules/.bin/assistant-provider-emulators');
    expect(await run(process.execPath, [command, '--help'], { cwd: folder })).toContain(
      '--genesys-port',
    );
  });
});
