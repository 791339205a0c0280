/** The users of queues that a plan binds at Genesys Cloud. */
import type { AssistantProvider } from '@assistant-provider/core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { apply } from '../../src/apply/apply.js';
import { plan } from '../../src/plan/make-plan.js';
import { createMemoryRunStore } from '../../src/run-store/memory-run-store.js';
import { snapshot } from '../../src/snapshot/snapshot.js';
import { valueOf } from '../estate.js';
import { givenOrganisation, organisationOf } from '../histories/genesys.js';

const opened = async (organisation: '001' | '002') => {
  const world = await givenOrganisation({}, organisation);
  onTestFinished(() => world.close());
  return world.provider as Required<AssistantProvider>;
};

const queueIn = (organisation: '001' | '002', index: number): string => {
  const queue = organisationOf(organisation).routingQueues?.[index] ?? '';
  return typeof queue === 'string' ? queue : (queue.id ?? '');
};

async function sourceWithQueues() {
  const source = await opened('001');
  const { id } = valueOf(await source.assistants.create({ name: 'Desk' }));
  for (const index of [0, 1])
    valueOf(await source.queues.bind(id, { queueId: queueIn('001', index), mediaTypes: ['call'] }));
  return valueOf(await snapshot(source)).manifest;
}

describe('users whom the vendor assigns by itself', () => {
  it('are not written for a queue that is bound anew, and leave nothing to plan', async () => {
    const manifest = await sourceWithQueues();
    const target = await opened('002');
    const made = valueOf(await plan(manifest, target));
    const kinds = made.steps.flatMap(({ action }) =>
      action.type === 'putPart' ? [action.kind] : [],
    );
    expect(kinds).not.toContain('queueUsers');
    expect(made.assistants[0]?.fields).toContainEqual({
      ...{ field: 'desk/parts/queueUsers/queue-1', verdict: 'carried', change: 'none' },
      reason: 'genesys makes it so by itself.',
    });
    const report = valueOf(await apply(made, target, { store: createMemoryRunStore() }));
    expect(report.outcome).toBe('applied');
    const known = new Map(report.identities.map(({ key, id }) => [key, id]));
    expect(valueOf(await plan(manifest, target, { known })).steps).toEqual([]);
  });

  it('are written for a queue that is taken: what the vendor keeps of its users is unknown', async () => {
    const manifest = await sourceWithQueues();
    const target = await opened('002');
    const { id } = valueOf(await target.assistants.create({ name: 'Holder' }));
    const queueId = queueIn('002', 0);
    valueOf(await target.queues.bind(id, { queueId, mediaTypes: ['call'] }));
    const { steps } = valueOf(await plan(manifest, target));
    expect(
      steps.flatMap(({ action }) =>
        action.type === 'putPart' && action.kind === 'queueUsers' ? [action.id] : [],
      ),
    ).toEqual([queueId]);
  });
});
