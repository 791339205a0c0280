/** Queues that move between the assistants of a manifest, with what comes with them. */
import { describe, expect, it } from 'vitest';
import type { Manifest, ManifestAssistant } from '../../src/manifest/manifest.js';
import { mapFormat } from '../../src/map/map.js';
import { plan } from '../../src/plan/make-plan.js';
import { snapshot } from '../../src/snapshot/snapshot.js';
import { emptyEstate } from '../desks.js';
import { valueOf } from '../estate.js';

/** Two assistants, of which the first has three queues. */
async function twoDesks() {
  const estate = emptyEstate();
  const ids = [];
  for (const name of ['One', 'Two']) ids.push(valueOf(await estate.assistants.create({ name })).id);
  const [id = ''] = ids;
  for (const name of ['Returns', 'Travel', 'Billing']) {
    const queueId = `queue-one-${name}`;
    valueOf(await estate.queues.bind(id, { queueId, mediaTypes: ['call'] }));
    const content = { users: ['ref:user:user-one-0'] };
    valueOf(await estate.parts.put(id, { kind: 'queueUsers', id: queueId, content }));
  }
  const { manifest } = valueOf(await snapshot(estate));
  const [one, two] = [manifest.assistants['one'], manifest.assistants['two']] as [
    ManifestAssistant,
    ManifestAssistant,
  ];
  const queue = (name: string) => ({ queue: name, mediaTypes: ['call'] as const });
  const planned = async (
    first: Partial<ManifestAssistant>,
    second: Partial<ManifestAssistant>,
    accept: readonly string[] = [],
  ) => {
    const assistants = { one: { ...one, ...first }, two: { ...two, ...second } };
    const wanted: Manifest = { ...manifest, assistants };
    return valueOf(
      await plan(wanted, estate, {
        map: { format: mapFormat, accept },
        thresholds: { changes: 1, deletions: 1 },
      }),
    );
  };
  return { queue, planned, users: one.parts?.['queueUsers'] ?? {} };
}

describe('a queue that another assistant of the manifest takes', () => {
  it('is not unbound before: the step tells the others alone', async () => {
    const { queue, planned } = await twoDesks();
    const { steps } = await planned(
      { queues: [queue('Billing')], parts: {} },
      { queues: [queue('Travel')], parts: {} },
    );
    const unbind = steps.find(({ action }) => action.type === 'unbind');
    expect(unbind).toMatchObject({
      title: 'Unbind 1 queue from one',
      action: { queueIds: ['queue-one-Returns'] },
      fields: ['one/queues/queue-one-Returns'],
      // One looks where the queue is bound, one reads its users, and one unbinds.
      requests: 3,
    });
  });

  it('takes its users with it: if the manifest keeps them here, a person must decide', async () => {
    const { queue, planned, users } = await twoDesks();
    const rest = [queue('Billing'), queue('Returns')];
    const given = [
      { queues: rest, parts: { queueUsers: users } },
      { queues: [queue('Travel')], parts: {} },
    ] as const;
    const made = await planned(...given);
    expect(made.assistants[0]?.fields).toContainEqual(
      expect.objectContaining({
        field: 'one/parts/queueUsers/travel',
        verdict: 'asked',
        reason:
          'It belongs to a queue that the manifest binds to two. Move it there, or remove it from the manifest.',
      }),
    );
    expect(made.applyable).toBe(false);
    const accepted = await planned(...given, ['one/parts/queueUsers']);
    expect(accepted.applyable).toBe(true);
    expect(accepted.steps.filter(({ action }) => action.type === 'putPart')).toEqual([]);
  });

  it('is bound to one of them alone, if both name it', async () => {
    const { queue, planned } = await twoDesks();
    const all = [queue('Billing'), queue('Returns'), queue('Travel')];
    const made = await planned({ queues: all }, { queues: [queue('Travel')] });
    expect(made.assistants[1]?.fields).toContainEqual(
      expect.objectContaining({
        field: 'two/queues/Travel',
        verdict: 'asked',
        reason: 'The manifest binds the queue to one as well. Remove it from one of both.',
      }),
    );
    expect(made.steps).toEqual([]);
  });
});

describe('users of a queue that the manifest binds nowhere', () => {
  it('are asked: they would have no binding', async () => {
    const { queue, planned, users } = await twoDesks();
    const { assistants } = await planned(
      { queues: [queue('Billing'), queue('Returns')], parts: { queueUsers: users } },
      {},
    );
    expect(assistants[0]?.fields).toContainEqual(
      expect.objectContaining({ field: 'one/parts/queueUsers/travel', verdict: 'asked' }),
    );
  });
});
