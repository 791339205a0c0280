/** What Jest's transforms need, to turn a package into CommonJS. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packagesIn, sourceFilesIn } from './source-files.js';

const repository = join(import.meta.dirname, '../..');

// Nobody imports the command, and nobody installs the support for our own tests.
const imported = packagesIn('packages').filter((name) => !['cli', 'test-support'].includes(name));

it.each(imported)('the sources of %s do without `import.meta`, which CommonJS lacks', (name) => {
  const root = `packages/${name}/src`;
  const offenders = sourceFilesIn(root).filter((path) =>
    readFileSync(join(repository, root, path), 'utf8').includes('import.meta.'),
  );
  expect(offenders).toEqual([]);
});
