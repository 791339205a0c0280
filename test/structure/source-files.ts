/** The source files of a package, as the tests of the structure see them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const repository = join(import.meta.dirname, '../..');

/** Paths below `root`, a folder of the repository, with `/` on every system. */
export const sourceFilesIn = (root: string): readonly string[] =>
  readdirSync(join(repository, root), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name).slice(join(repository, root).length + 1))
    .map((path) => path.replaceAll('\\', '/'))
    .sort();

export const linesIn = (path: string): number =>
  readFileSync(join(repository, path), 'utf8').split('\n').length - 1;

/** Names of the folders in `root` that have a `src`. */
export const packagesIn = (root: string): readonly string[] =>
  readdirSync(join(repository, root)).filter((name) =>
    readdirSync(join(repository, root, name)).includes('src'),
  );
