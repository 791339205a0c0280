/** A plan that is applied twice without a ledger. */
import { describe, expect, it } from 'vitest';
import { apply, rollback } from '../../src/apply/apply.js';
import { manifestFormat, type Manifest } from '../../src/manifest/manifest.js';
import { mapFormat, type PlanMap } from '../../src/map/map.js';
import { plan } from '../../src/plan/make-plan.js';
import { createMemoryRunStore } from '../../src/run-store/memory-run-store.js';
import { emptyEstate } from '../desks.js';
import { valueOf } from '../estate.js';

const manifest: Manifest = {
  format: manifestFormat,
  assistants: { desk: { name: 'Desk' }, other: { name: 'Other' } },
};

describe('a plan that creates assistants', () => {
  it('is refused the second time: they exist, although no ledger says so', async () => {
    const estate = emptyEstate();
    const store = createMemoryRunStore();
    const made = valueOf(await plan(manifest, estate));
    expect(valueOf(await apply(made, estate, { store, runId: 'one' })).outcome).toBe('applied');
    const again = await apply(made, estate, { store, runId: 'two' });
    expect(again._unsafeUnwrapErr()).toMatchObject({ kind: 'stale', changed: ['desk', 'other'] });
    valueOf(await rollback('one', estate, { store }));
    expect(valueOf(await apply(made, estate, { store, runId: 'three' })).outcome).toBe('applied');
  });

  it('is not refused because of assistants that had the name before', async () => {
    const estate = emptyEstate();
    valueOf(await estate.assistants.create({ name: 'Desk' }));
    const map: PlanMap = { format: mapFormat, assistants: { desk: { create: true } } };
    const made = valueOf(await plan(manifest, estate, { map }));
    const report = await apply(made, estate, { store: createMemoryRunStore() });
    expect(valueOf(report).outcome).toBe('applied');
  });
});
