/** A driver that looks through all assistants to find who has a queue: right, and with each flaw. */
import { describe, expect, test } from 'vitest';
import { runConformance } from '../src/index.js';
import { harnessOf, type MemoryTestVendor } from './memory-harness.js';
import { scanning, type Flaw } from './scanning-driver.js';

/** Deletes at once, and keeps cursors valid. */
const scanningHarness = (flaw?: Flaw) => ({
  ...harnessOf('scanning', scanning(flaw), [], 0),
  deleteBehind: (vendor: MemoryTestVendor, id: string) => vendor.delete(id),
});

const only = ['many-assistants.', 'displacement.', 'queues.list-bound'];

const flaws: readonly (readonly [does: string, flaw: Flaw, foundBy: string])[] = [
  [
    'uses a position in the list of one assistant for the next one',
    { placeOfAnother: true },
    'many-assistants.deleted-between-pages',
  ],
  [
    'fails if a listed assistant was deleted since',
    { goneIsAnError: true },
    'many-assistants.deleted-meanwhile',
  ],
  [
    'reads the first page of assistants only',
    { firstPageOnly: true },
    'many-assistants.displacement',
  ],
];

describe('a driver that scans all assistants', () => {
  test('passes without a flaw', async () => {
    const report = await runConformance(scanningHarness(), { only });
    expect(report.failed).toEqual([]);
    expect(report.counts.absent).toBe(0);
  });

  for (const [does, flaw, foundBy] of flaws)
    test(`fails ${foundBy} alone if it ${does}`, async () => {
      const report = await runConformance(scanningHarness(flaw), { only });
      expect(report.failed.map(({ id }) => id)).toEqual([foundBy]);
    });
});
