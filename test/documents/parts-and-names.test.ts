/** The guide's tables of kinds have what the limits of the vendors say. */
import { expect, it } from 'vitest';
import { readText } from './blocks.js';
import { drivers } from './crosswalk-page.js';

const cellsOf = (row: string): readonly string[] =>
  row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

const rowsOf = async (page: string): Promise<readonly (readonly string[])[]> =>
  (await readText(page))
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map(cellsOf);

const shortName = (vendor: string): string => vendor.replace('Amazon ', '');

it('parts.md lists each kind of part, in order, with its versions and its deletion', async () => {
  const yes = (value: boolean): string => (value ? 'yes' : '');
  const expected = Object.entries(drivers).flatMap(([vendor, { limits }]) =>
    Object.entries(limits.parts?.kinds ?? {}).map(([kind, { versions, canDelete }]) =>
      [shortName(vendor), `\`${kind}\``, yes(versions), canDelete ? 'yes' : 'no'].join(' '),
    ),
  );
  const rows = (await rowsOf('docs/guide/parts.md')).slice(2);

  const listed = rows.map(([vendor, kind, , , versions, deletes]) =>
    [vendor, kind, versions, deletes].join(' '),
  );
  expect(listed).toEqual(expected);
});

it('names.md lists each kind of the directory, and whether a query names an assistant', async () => {
  const expected = Object.entries(drivers).flatMap(([vendor, { limits }]) =>
    Object.entries(limits.directory?.kinds ?? {}).map(
      ([kind, { ofAssistant }]) =>
        `${shortName(vendor)} ${kind} ${ofAssistant ? 'of one assistant' : 'yes'}`,
    ),
  );
  const [head = [], , ...rows] = await rowsOf('docs/guide/names.md');
  const ofKinds = rows.slice(
    0,
    rows.findIndex(([kind]) => kind?.startsWith('Lookup')),
  );

  const listed = ofKinds.flatMap(([kinds = '', ...cells]) =>
    [...kinds.matchAll(/`(\w+)`/g)].flatMap(([, kind]) =>
      cells.flatMap((cell, column) => (cell ? `${head[column + 1]} ${kind} ${cell}` : [])),
    ),
  );
  expect(listed.toSorted()).toEqual(expected.toSorted());
});
