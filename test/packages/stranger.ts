/** Folders of strangers: empty, but for what they install from the packed packages. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalRegistry } from './local-registry.js';
import { packAll, type PackedPackage } from './pack.js';
import { run } from './repository.js';

export interface Strangers {
  readonly packed: readonly PackedPackage[];
  /** The folder that holds all of it, and is deleted at the end. */
  readonly root: string;
  /** The URL of the registry, for another package manager. */
  readonly registry: string;
  /** A new folder in which `npm install` was run with these words. */
  readonly install: (...packages: readonly string[]) => Promise<string>;
  readonly leave: () => Promise<void>;
}

export async function receiveStrangers(): Promise<Strangers> {
  const root = await mkdtemp(join(tmpdir(), 'assistant-provider-'));
  const packed = await packAll(root);
  const registry = await startLocalRegistry(root, packed);
  let count = 0;

  return {
    packed,
    root,
    registry: registry.url,
    async install(...packages) {
      const folder = join(root, `stranger-${(count += 1)}`);
      await mkdir(folder);
      await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
      const cache = join(root, 'cache');
      const settings = ['--registry', registry.url, '--cache', cache, '--no-audit', '--no-fund'];
      await run('npm', ['install', '--ignore-scripts', ...settings, ...packages], { cwd: folder });
      return folder;
    },
    async leave() {
      await registry.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}
