/**
 * Packages that only a check of other versions needs: each is fetched once into node_modules/.cache,
 * so that `npm ci` stays quick. The registry that npm is set up with is asked.
 */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { absolute, run } from '../packages/repository.js';

/** The folder of the package. Rejects with what to do when it cannot be fetched. */
export async function cachedPackage(name: string, version: string): Promise<string> {
  const cache = absolute(`node_modules/.cache/versions/${process.platform}-${process.arch}`);
  const kept = join(cache, `${name.replace('/', '+')}@${version}`);
  const folder = join(kept, 'node_modules', name);
  if (existsSync(join(folder, 'package.json'))) return folder;

  await mkdir(dirname(kept), { recursive: true });
  // Fetched aside and moved when it is whole: what was broken off is not taken for it.
  const aside = await mkdtemp(`${kept}-`);
  const settings = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
  try {
    await run('npm', ['install', '--prefix', aside, ...settings, `${name}@${version}`], {
      cwd: aside,
    });
    await rm(kept, { recursive: true, force: true });
    await rename(aside, kept);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    throw new Error(
      `${name} ${version} could not be fetched. It is needed here, and npm must reach a registry for it.`,
      { cause: error },
    );
  }
  return folder;
}
