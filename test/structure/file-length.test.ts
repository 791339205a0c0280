/** A source file fits on a few screens. */
import { expect, it } from 'vitest';
import { linesIn, packagesIn, sourceFilesIn } from './source-files.js';

/** The tables of errors are the longest files: a row and its source for each vendor code. */
const maxLines = 300;

const roots = [
  ...packagesIn('packages').map((name) => `packages/${name}/src`),
  'examples/src',
  'examples/acme-adapter/src',
];

it.each(roots)(`no file in %s has more than ${maxLines} lines`, (root) => {
  const tooLong = sourceFilesIn(root)
    .map((path) => `${root}/${path}`)
    .filter((path) => linesIn(path) > maxLines)
    .map((path) => `${path} has ${linesIn(path)} lines: split it by what it does`);
  expect(tooLong).toEqual([]);
});
