/** A driver that looks through all assistants to find who has a queue: right, and with each flaw. */
import { describe, expect, test } from 'vitest';
import { runConformance } from '../src/index.js';
import { harnessOf, type MemoryWorld } from './memory-harness.js';
import { walking, type Flaw } from './scanning-driver.js';

/** One that deletes at once, and leaves good what cursors there are. */
const walkingHarness = (flaw?: Flaw) => ({
  ...harnessOf('walking', walking(flaw), [], 0),
  deleteBehind: (world: MemoryWorld, id: string) => world.delete(id),
});

const only = ['many-assistants.', 'displacement.', 'queues.list-bound'];

const flaws: readonly (readonly [does: string, flaw: Flaw, foundBy: string])[] = [
  [
    'takes a place in the list of one assistant for one in that of the next',
    { placeOfAnother: true },
    'many-assistants.deleted-between-pages',
  ],
  [
    'fails if an assistant went since it was listed',
    { goneIsAnError: true },
    'many-assistants.deleted-meanwhile',
  ],
  [
    'looks through the first page of assistants alone',
    { firstPageOnly: true },
    'many-assistants.displacement',
  ],
];

describe('a driver that looks through all assistants', () => {
  test('given that it does so well, then it passes', async () => {
    const report = await runConformance(walkingHarness(), { only });
    expect(report.failed).toEqual([]);
    expect(report.counts.absent).toBe(0);
  });

  for (const [does, flaw, foundBy] of flaws)
    test(`given one that ${does}, then ${foundBy} fails, and nothing else`, async () => {
      const report = await runConformance(walkingHarness(flaw), { only });
      expect(report.failed.map(({ id }) => id)).toEqual([foundBy]);
    });
});
