/** Plans over the memory vendor. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plan } from '../../src/plan/make-plan.js';
import { snapshot } from '../../src/snapshot/snapshot.js';
import { desks, emptyEstate, furnish } from '../desks.js';

describe('a plan of a snapshot against its own source', () => {
  it('is empty', async () => {
    await fc.assert(
      fc.asyncProperty(desks, async (all) => {
        const estate = emptyEstate();
        await furnish(estate, all);
        const taken = (await snapshot(estate))._unsafeUnwrap();
        const planned = (await plan(taken.manifest, estate))._unsafeUnwrap();
        expect(planned.steps).toEqual([]);
        expect(planned.questions).toEqual([]);
        expect(planned.applyable).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a plan for another account', () => {
  it('creates everything, and asks nothing that names answer', async () => {
    await fc.assert(
      fc.asyncProperty(desks, async (all) => {
        const [source, target] = [emptyEstate(), emptyEstate('two')];
        await furnish(source, all);
        const taken = (await snapshot(source))._unsafeUnwrap();
        const planned = (await plan(taken.manifest, target))._unsafeUnwrap();
        expect(planned.questions).toEqual([]);
        expect(planned.assistants.map(({ change }) => change)).toEqual(all.map(() => 'create'));
        expect(planned.applyable).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
