/** The declarations of the packed packages, as the oldest and the newest compiler read them. */
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { absolute, packageFolders, readText, run } from '../packages/repository.js';
import { receiveStrangers, type Strangers } from '../packages/stranger.js';
import { cachedPackage } from './cached-package.js';

/** The oldest is what the documents claim: `export type *` came with it. */
const versions = { oldest: '5.0.4', newest: '7.0.2' } as const;
const resolutions = [
  ['nodenext', 'nodenext'],
  ['bundler', 'esnext'],
] as const;

const minutes = 60_000;
let strangers: Strangers;
let folder: string;

beforeAll(async () => {
  strangers = await receiveStrangers();
  const names = packageFolders.map((name) => `@assistant-provider/${name}`);
  folder = await strangers.install(...names, '@types/node');
  await copyFile(absolute('test/versions/consumer.ts'), join(folder, 'consumer.ts'));
}, 5 * minutes);
afterAll(() => strangers.leave());

it.each(
  Object.values(versions).flatMap((version) =>
    resolutions.map(([resolution, module]) => ({ version, resolution, module })),
  ),
)(
  'TypeScript $version takes them, resolved as $resolution',
  async ({ version, resolution, module }) => {
    const compiler = join(await cachedPackage('typescript', version), 'bin/tsc');
    const options = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--types', 'node'];
    const target = ['--target', 'es2022', '--module', module, '--moduleResolution', resolution];

    await run(process.execPath, [compiler, ...options, ...target, 'consumer.ts'], { cwd: folder });
  },
  3 * minutes,
);

it('is what the decisions claim', async () => {
  const [major, minor] = versions.oldest.split('.');
  expect(await readText('docs/decisions/0005-tooling.md')).toContain(
    `TypeScript ${major}.${minor} or newer`,
  );
});
