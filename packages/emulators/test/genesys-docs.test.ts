import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { loginOperation, operations } from '../src/genesys/operations.js';
import { genesysSettings } from '../src/genesys/settings.js';

const cells = (row: string) => row.split('|').map((cell) => cell.trim());

async function rowsBetween(start: string, end: string): Promise<readonly string[][]> {
  const page = await readFile(
    new URL('../../../docs/emulators-genesys.md', import.meta.url),
    'utf8',
  );
  return page.slice(page.indexOf(start), page.indexOf(end)).split('\n').map(cells);
}

test('docs/emulators-genesys.md lists every setting with its default', async () => {
  const documented = new Map(
    (await rowsBetween('## Settings', '## Quotas')).map(([, name, values = '']) => [
      name,
      values.split(', ')[0],
    ]),
  );
  for (const [name, setting] of Object.entries(genesysSettings)) {
    const byDefault = setting.default === undefined ? 'none' : `\`${setting.default}\``;
    expect(documented.get(`\`${name}\``), name).toBe(byDefault);
  }
});

test('docs/emulators-genesys.md lists every operation, and no other', async () => {
  const documented = (await rowsBetween('## Operations', '## Settings'))
    .flatMap(([, names = '']) => [...names.matchAll(/`(\w+)`/g)])
    .map(([, name]) => name);
  const known = [loginOperation, ...operations.map(({ operation }) => operation)];

  expect(documented.toSorted()).toEqual(known.toSorted());
});
