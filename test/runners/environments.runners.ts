/** An application that calls both vendors, with the packed packages: bundled, and in other runtimes. */
import { startGenesysEmulator, startQConnectEmulator } from '@assistant-provider/emulators';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { absolute, run } from '../packages/repository.js';
import { receiveStrangers, type Strangers } from '../packages/stranger.js';
import { cachedPackage } from '../versions/cached-package.js';
import { nodeBinary } from '../versions/node-binaries.js';

const minutes = 60_000;
const listed = 'genesys listed\nqconnect listed\n';

let strangers: Strangers;
let folder: string;
let environment: Readonly<Record<string, string>>;
let close: () => Promise<unknown>;

beforeAll(async () => {
  const [genesys, qconnect] = await Promise.all([startGenesysEmulator(), startQConnectEmulator()]);
  close = () => Promise.all([genesys.close(), qconnect.close()]);
  const { apiUrl, loginUrl, credentials: rights } = genesys;
  const { url: endpoint, region, credentials } = qconnect;
  const { clientId, clientSecret } = rights;
  environment = {
    CONNECTIONS: JSON.stringify({
      genesys: { apiUrl, loginUrl, clientId, clientSecret },
      qconnect: { endpoint, region, credentials },
    }),
  };
  strangers = await receiveStrangers();
  const names = ['core', 'memory', 'genesys', 'qconnect'];
  folder = await strangers.install(...names.map((name) => `@assistant-provider/${name}`));
  await copyFile(absolute('test/runners/calls-both-vendors.mjs'), join(folder, 'application.mjs'));
}, 5 * minutes);
afterAll(() => Promise.all([close(), strangers.leave()]));

const tools: Readonly<Record<string, () => Promise<readonly string[]>>> = {
  esbuild: () => Promise.resolve([absolute('node_modules/esbuild')]),
  webpack: async () => [await cachedPackage('webpack', '5.113.0')],
  rollup: async () => [
    await cachedPackage('rollup', '4.68.8'),
    await cachedPackage('@rollup/plugin-node-resolve', '16.0.3'),
    await cachedPackage('@rollup/plugin-commonjs', '29.0.3'),
    await cachedPackage('@rollup/plugin-json', '6.1.0'),
  ],
};

it.each([
  { bundler: 'esbuild', format: 'esm', extension: 'mjs' },
  { bundler: 'esbuild', format: 'cjs', extension: 'cjs' },
  { bundler: 'webpack', format: 'cjs', extension: 'cjs' },
  { bundler: 'rollup', format: 'es', extension: 'mjs' },
  { bundler: 'rollup', format: 'cjs', extension: 'cjs' },
])(
  'a bundle of $bundler ($format) calls both vendors, with no package beside it',
  async ({ bundler, format, extension }) => {
    const file = `${bundler}-${format}.${extension}`;
    const paths = (await tools[bundler]?.()) ?? [];
    const script = absolute('test/runners/bundle-with.mjs');
    await run(process.execPath, [script, bundler, format, file, ...paths], { cwd: folder });
    const alone = join(folder, '..', 'alone');
    await mkdir(alone, { recursive: true });
    await copyFile(join(folder, file), join(alone, file));

    const printed = await run(process.execPath, [file], { cwd: alone, env: environment });

    await rm(alone, { recursive: true });
    expect(printed).toBe(listed);
  },
  3 * minutes,
);

/** Packages that hold a binary of the runtime, by architecture. */
const runtimes = {
  Bun: {
    packages: { x64: '@oven/bun-linux-x64', arm64: '@oven/bun-linux-aarch64' },
    version: '1.4.5',
    command: ['bin/bun', 'application.mjs'],
  },
  Deno: {
    packages: { x64: '@deno/linux-x64-glibc', arm64: '@deno/linux-arm64-glibc' },
    version: '2.9.6',
    command: ['deno', 'run', '--allow-all', 'application.mjs'],
  },
} as const;

it.each(['Bun', 'Deno'] as const)(
  'an application calls both vendors in %s',
  async (name) => {
    const { packages, version, command } = runtimes[name];
    const [binary, ...parameters] = command;
    const kept = await cachedPackage(packages[process.arch as 'x64' | 'arm64'], version);

    const printed = await run(join(kept, binary), parameters, { cwd: folder, env: environment });

    expect(printed).toBe(listed);
  },
  3 * minutes,
);

it.each(['20.19.0', '22.12.0'])(
  'Node.js %s, the oldest of its line, loads the packages with `require()`',
  async (version) => {
    const names = ['core', 'core/adapter', 'memory', 'genesys', 'qconnect'];
    const requires = names.map((name) => `require('@assistant-provider/${name}')`);
    const program = `console.log([${requires.join()}].every((entry) => Object.keys(entry).length))`;
    await writeFile(join(folder, 'requires.cjs'), program);

    const printed = await run(await nodeBinary(version), ['requires.cjs'], { cwd: folder });

    expect(printed).toBe('true\n');
  },
  3 * minutes,
);
