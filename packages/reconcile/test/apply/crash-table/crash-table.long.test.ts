/** Every crash point of every kind of step, in process. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { cellOf, points, type Vendor } from './cell.js';
import { crashTablePage } from './page.js';
import { scenariosOf, vendors } from './scenarios.js';

describe.each(Object.keys(vendors) as Vendor[])('a process at %s that ends', (vendor) => {
  it.each(Object.keys(scenariosOf(vendors[vendor])))(
    'anywhere in %s is resumed to the same state, and writes nothing twice',
    async (kind) => {
      const whole = await cellOf(vendor, kind, undefined);
      for (const point of points) {
        const cell = await cellOf(vendor, kind, point);
        if (cell === undefined) continue;
        expect(cell.problems, point).toEqual([]);
        expect(cell.seen, point).toEqual(whole?.seen);
      }
    },
  );
});

it('docs/crash-table.md is written from what happens (npm run update:crash-table)', async () => {
  const page = new URL('../../../../../docs/crash-table.md', import.meta.url);
  expect(await readFile(page, 'utf8')).toBe(await crashTablePage());
});
