/** The packed packages, installed by another package manager than npm. */
import { startEmulators, type Emulators } from '@assistant-provider/emulators';
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { absolute, compiler, run } from '../packages/repository.js';
import { receiveStrangers, type Strangers } from '../packages/stranger.js';
import { connectionsOf } from './connections.js';
import { cachedPackage } from '../versions/cached-package.js';

const minutes = 60_000;
const names = ['core', 'memory', 'genesys', 'qconnect', 'cli'] as const;

/** An import of what is not there has the type `any`, with which the last line would compile. */
const typed = `
import { createGenesysProvider } from '@assistant-provider/genesys';
import { createQConnectProvider } from '@assistant-provider/qconnect';
import { ok } from 'neverthrow';
export const provider = createQConnectProvider({ region: 'us-east-1' });
export const listed = provider.assistants.list().andThen(({ items }) => ok(items.length));
export const bind = createGenesysProvider({ region: 'us-east-1', accessToken: 't' }).queues.bind;
// @ts-expect-error a region is a text
createQConnectProvider({ region: 1 });
// @ts-expect-error Q in Connect has no queues
provider.queues.bind;
`;

/** Each package sees its own dependencies alone, and no peer is added by itself. */
const strictSettings = [
  'hoist=false',
  'auto-install-peers=false',
  'strict-peer-dependencies=true',
  'ignore-scripts=true',
];

let strangers: Strangers;
let emulators: Emulators;
beforeAll(async () => {
  [strangers, emulators] = await Promise.all([receiveStrangers(), startEmulators()]);
}, 5 * minutes);
afterAll(() => Promise.all([strangers.leave(), emulators.close()]));

describe('with pnpm 10, where each package sees its own dependencies alone', () => {
  let folder: string;
  beforeAll(async () => {
    folder = join(strangers.root, 'pnpm');
    await mkdir(folder);
    await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
    const settings = [
      ...strictSettings,
      `registry=${strangers.registry}`,
      `store-dir=${join(strangers.root, 'store')}`,
      `cache-dir=${join(strangers.root, 'pnpm-cache')}`,
    ];
    await writeFile(join(folder, '.npmrc'), settings.map((line) => `${line}\n`).join(''));
    const pnpm = join(await cachedPackage('pnpm', '10.34.8'), 'bin', 'pnpm.cjs');
    const packages = names.map((name) => `@assistant-provider/${name}`);
    await run(process.execPath, [pnpm, 'add', ...packages, 'neverthrow'], { cwd: folder });
  }, 5 * minutes);

  it('only what the application names is in its folder', async () => {
    const installed = await readdir(join(folder, 'node_modules'));
    expect(installed.filter((name) => !name.startsWith('.')).sort()).toEqual([
      '@assistant-provider',
      'neverthrow',
    ]);
    expect((await readdir(join(folder, 'node_modules/@assistant-provider'))).sort()).toEqual(
      [...names].sort(),
    );
  });

  it(
    'an application calls both vendors',
    async () => {
      await copyFile(
        absolute('test/runners/calls-both-vendors.mjs'),
        join(folder, 'application.mjs'),
      );

      const printed = await run(process.execPath, ['application.mjs'], {
        cwd: folder,
        env: { CONNECTIONS: connectionsOf(emulators) },
      });

      expect(printed).toBe('genesys listed\nqconnect listed\n');
    },
    minutes,
  );

  it(
    'an application in TypeScript compiles',
    async () => {
      await writeFile(join(folder, 'typed.ts'), typed);
      const settings = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2023'];

      await expect(
        run(process.execPath, [compiler, ...settings, '--skipLibCheck', 'typed.ts'], {
          cwd: folder,
        }),
      ).resolves.toBe('');
    },
    minutes,
  );

  it(
    'the command runs',
    async () => {
      const command = join(folder, 'node_modules/@assistant-provider/cli/dist/bin.js');

      expect(await run(process.execPath, [command, '--version'], { cwd: folder })).toMatch(
        /^\d+\./,
      );
    },
    minutes,
  );
});
