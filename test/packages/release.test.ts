/** What `npm run release:version` makes of a changeset. */
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { absolute, packageFolders, run, type Manifest } from './repository.js';

/** What a release reads and writes. */
const files = [
  'package.json',
  '.changeset/config.json',
  'tooling/release-versions.js',
  'packages/policies/src/version.ts',
  'packages/cli/src/version.ts',
  ...packageFolders.flatMap((name) =>
    ['package.json', 'CHANGELOG.md'].map((file) => `packages/${name}/${file}`),
  ),
  ...['examples', 'examples/acme-adapter', 'packages/test-support'].map(
    (folder) => `${folder}/package.json`,
  ),
];

/** Version `released` of every package, and a changeset for core alone. */
async function givenChangeset(released: string, type: 'minor' | 'patch'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'release-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const { version } = await manifestIn(absolute('.'), 'core');
  for (const file of files) {
    await cp(absolute(file), join(folder, file));
    if (!file.startsWith('packages/')) continue;
    const text = await readFile(join(folder, file), 'utf8');
    await writeFile(join(folder, file), text.replaceAll(version, released));
  }
  await symlink(absolute('node_modules'), join(folder, 'node_modules'), 'junction');
  const changeset = `---\n'@assistant-provider/core': ${type}\n---\n\nSomething new.\n`;
  await writeFile(join(folder, '.changeset/something.md'), changeset);
  return folder;
}

const manifestIn = async (folder: string, name: string) =>
  JSON.parse(await readFile(join(folder, `packages/${name}/package.json`), 'utf8')) as Manifest & {
    readonly dependencies?: Readonly<Record<string, string>>;
  };

it.each([
  { released: '0.1.0', type: 'minor', next: '0.2.0' },
  { released: '0.3.2', type: 'patch', next: '0.3.3' },
  { released: '1.4.0', type: 'minor', next: '1.5.0' },
] as const)(
  'after $released, a $type change of core gives every package version $next',
  async ({ released, type, next }) => {
    const folder = await givenChangeset(released, type);

    const path = [absolute('node_modules/.bin'), process.env['PATH']].join(delimiter);
    await run(process.execPath, ['tooling/release-versions.js'], {
      cwd: folder,
      env: { PATH: path },
    });

    for (const name of packageFolders) {
      const { version, dependencies, peerDependencies } = await manifestIn(folder, name);
      expect(version, name).toBe(next);
      for (const [of, range] of Object.entries({ ...dependencies, ...peerDependencies }))
        if (of.startsWith('@assistant-provider/')) expect(range, name).toBe(`^${next}`);
    }
    expect(await readFile(join(folder, 'packages/core/CHANGELOG.md'), 'utf8')).toContain(
      `## ${next}\n\n### ${type === 'minor' ? 'Minor' : 'Patch'} Changes\n\n- Something new.\n`,
    );
    expect((await manifestIn(folder, 'genesys')).peerDependencies).toEqual({
      '@assistant-provider/core': `^${next}`,
      neverthrow: (await manifestIn(absolute('.'), 'genesys')).peerDependencies?.['neverthrow'],
    });
    expect(await readFile(join(folder, 'packages/policies/src/version.ts'), 'utf8')).toContain(
      `'${next}'`,
    );
  },
);
