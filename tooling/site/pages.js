/** The pages of the site and their groups, as docs/guide/README.md lists them. */
import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

export const root = join(import.meta.dirname, '../..');
const guide = 'docs/guide/README.md';
const decisions = 'docs/decisions/README.md';

export const decisionsGroup = 'Decisions';
export const referenceGroup = 'API reference';

/** By its path in the repository, with slashes on every system. */
export const pathInRepository = (absolute) => relative(root, absolute).replaceAll(sep, '/');

export const readPage = (path) => readFileSync(join(root, path), 'utf8');

export const titleOf = (markdown) => /^# (.+)$/m.exec(markdown)?.[1] ?? '';

/** Each page with its group, in the order of navigation. The README is the first page of the site. */
export function pages() {
  const groups = readPage(guide)
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')), rowsOf(guide, section)])
    .filter(([, paths]) => paths.length > 0);
  const [[first, paths]] = groups;
  return [
    { path: guide, group: first },
    ...paths.filter((path) => path !== 'README.md').map((path) => ({ path, group: first })),
    ...groups.slice(1).flatMap(([group, found]) => found.map((path) => ({ path, group }))),
    ...rowsOf(decisions, readPage(decisions)).map((path) => ({ path, group: decisionsGroup })),
  ];
}

/** The pages that the first column of a table links to. */
const rowsOf = (document, markdown) =>
  [...markdown.matchAll(/^\| \[[^\]]*\]\(([^)#]+\.md)\)/gm)].map(([, target]) =>
    join(dirname(document), target).replaceAll(sep, '/'),
  );
