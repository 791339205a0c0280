/** A run does not begin if others have taken the places that it needs. */
import { expect, it, onTestFinished } from 'vitest';
import {
  apply,
  createMemoryRunStore,
  manifestFormat,
  plan,
  type Manifest,
} from '../../src/index.js';
import { valueOf } from '../estate.js';
import { qconnectAccount } from './kit/account.js';

const thresholds = { changes: 1, deletions: 1 };

/** A plan that creates three assistants, and what it needs to be applied. */
async function prepared() {
  const target = await qconnectAccount('001', {});
  onTestFinished(() => target.close());
  const { provider, clock } = target;
  const names = ['One', 'Two', 'Three'];
  const assistants = Object.fromEntries(names.map((name) => [name.toLowerCase(), { name }]));
  const manifest: Manifest = { format: manifestFormat, assistants };
  const made = valueOf(await plan(manifest, provider, { thresholds }));
  const store = createMemoryRunStore();
  const run = { store, clock, leaseMs: 600_000, runId: 'one' };
  const createOthers = async (count: number) => {
    for (let number = 1; number <= count; number += 1)
      valueOf(await provider.assistants.create({ name: `Other ${number}` }));
    target.wait();
    target.received();
  };
  const limit = provider.limits.assistantsPerAccount ?? 0;
  return { target, provider, plan: made, run, store, createOthers, limit };
}

it('apply writes nothing and keeps no journal if others have taken the places since the plan', async () => {
  const { target, provider, run, store, createOthers, limit, ...given } = await prepared();
  await createOthers(limit - 2);

  const refused = await apply(given.plan, provider, run);

  expect(refused._unsafeUnwrapErr()).toMatchObject({
    kind: 'notApplyable',
    message: `The plan creates 3 assistants, but the account can hold only 2 more (${limit} in all). Delete assistants first, or plan fewer.`,
  });
  expect(target.writes()).toEqual([]);
  expect(valueOf(await store.list())).toEqual([]);
});

it('apply begins if there are just enough places, beside an assistant that is being deleted', async () => {
  const { provider, run, createOthers, limit, ...given } = await prepared();
  await createOthers(limit - 3);
  const { id } = valueOf(await provider.assistants.create({ name: 'Old' }));
  valueOf(await provider.assistants.delete(id));

  expect(valueOf(await apply(given.plan, provider, run))).toMatchObject({ outcome: 'applied' });
});
