/** Moves over the memory vendor: planned, applied, verified, undone, and retired. */
import type { AssistantProvider } from '@assistant-provider/core';
import fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  apply,
  applyMove,
  createFileRunStore,
  createStoreLedger,
  plan,
  planMove,
  planRetire,
  resume,
  rollback,
  verifyMove,
  type Move,
  type MoveOptions,
} from '../../src/index.js';
import { desks, emptyEstate, furnish, type Desk, type Estate } from '../desks.js';

const desk = (name: string, queues: readonly string[] = [], more: Partial<Desk> = {}): Desk => ({
  ...{ name, description: 'For questions', tags: { team: 'one' }, bases: ['Articles'], queues },
  ...{ users: ['Anna'], prompts: [{ text: 'Be kind', versions: 2 }], settings: 'calm' },
  ...{ roles: ['summarization'] },
  ...more,
});

async function sides(all: readonly Desk[]) {
  const folder = await mkdtemp(join(tmpdir(), 'assistant-provider-move-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const [from, to] = [emptyEstate(), emptyEstate('two')];
  await furnish(from, all);
  const store = createFileRunStore({ folder });
  const ledger = createStoreLedger(store);
  const between = { from, to, accounts: { from: 'one', to: 'two' }, ledger };
  const stateOf = async (estate: Estate) =>
    JSON.stringify((await estate.native.snapshot())._unsafeUnwrap());
  const planned = async (options: Partial<MoveOptions> = {}) =>
    (await planMove({ ...between, ...options }))._unsafeUnwrap();
  const moved = async (move: Move, runId: string) =>
    (await applyMove(move, to, { store, ledger, runId }))._unsafeUnwrap();
  const verified = async (move: Move) => (await verifyMove(move, between))._unsafeUnwrap();
  return { ...between, store, between, stateOf, planned, moved, verified };
}

const queuesAt = async (provider: AssistantProvider): Promise<readonly string[]> => {
  const found: string[] = [];
  for await (const entry of provider.queues?.allBound() ?? [])
    found.push(entry._unsafeUnwrap().queueId.split('-').at(-1) ?? '');
  return found.sort();
};

describe('a move', () => {
  it('arrives as the plan says, leaves the source as it was, and is undone', async () => {
    await fc.assert(
      fc.asyncProperty(desks, async (all) => {
        const { from, to, store, ledger, stateOf, planned, moved, verified } = await sides(all);
        const [source, target] = [await stateOf(from), await stateOf(to)];
        const move = await planned();
        expect(await moved(move, 'one')).toMatchObject({ outcome: 'applied', problems: [] });
        expect(await verified(move)).toMatchObject({
          ...{ differences: [], lost: [], pending: [], clean: true, same: all.length },
        });
        expect((await planned()).plan.steps).toEqual([]);
        const undone = await rollback('one', to, { store, ledger });
        expect(undone._unsafeUnwrap().outcome).toBe('rolledBack');
        expect([await stateOf(from), await stateOf(to)]).toEqual([source, target]);
      }),
      { numRuns: 15 },
    );
  });

  it('finds its assistants again under another name, and adds nothing', async () => {
    const { from, to, planned, moved } = await sides([desk('Returns')]);
    await moved(await planned(), 'one');
    const [{ id = '' } = {}] = (await from.native.snapshot())._unsafeUnwrap().assistants;
    (await from.editing.update(id, { name: 'Claims' }))._unsafeUnwrap();
    const again = await planned();
    expect(again.plan.assistants).toMatchObject([{ key: 'returns', change: 'update' }]);
    await moved(again, 'two');
    const { assistants } = (await to.native.snapshot())._unsafeUnwrap();
    expect(assistants.map(({ name }) => name)).toEqual(['Claims']);
  });

  it('does not take along the marks of earlier runs, nor plans again because of them', async () => {
    const { to, ledger, store, planned, moved } = await sides([desk('Returns')]);
    await moved(await planned(), 'one');
    const third = emptyEstate('three');
    const next = { from: to, to: third, accounts: { from: 'two', to: 'three' }, ledger };
    const move = (await planMove(next))._unsafeUnwrap();
    expect(move.manifest.assistants['returns']?.tags).toEqual({ team: 'one' });
    (await applyMove(move, third, { store, ledger, runId: 'two' }))._unsafeUnwrap();
    expect((await planMove(next))._unsafeUnwrap().plan.steps).toEqual([]);
    // A manifest of an earlier version may have them.
    const assistants = Object.entries(move.manifest.assistants).map(([key, assistant]) => {
      const tags = { ...assistant.tags, 'assistant-provider:step': 'of another run' };
      return [key, { ...assistant, tags }] as const;
    });
    const manifest = { ...move.manifest, assistants: Object.fromEntries(assistants) };
    const known = new Map([['returns', move.plan.assistants[0]?.id ?? '']]);
    expect((await plan(manifest, third, { known }))._unsafeUnwrap().steps).toEqual([
      expect.objectContaining({ action: expect.objectContaining({ type: 'adopt' }) as unknown }),
    ]);
  });

  it('needs names for two accounts of one vendor', async () => {
    const [from, to] = [emptyEstate(), emptyEstate('two')];
    const refused = await planMove({ from, to });
    expect(refused._unsafeUnwrapErr().message).toContain('Name the two accounts');
  });

  it('stops in the middle, and is resumed', async () => {
    const { to, store, ledger, planned, verified } = await sides([
      desk('Returns', ['Returns']),
      desk('Sales', ['Sales', 'Travel']),
    ]);
    const move = await planned();
    const stop = new AbortController();
    const stopped = await applyMove(move, to, {
      ...{ store, ledger, runId: 'one', stop: stop.signal, concurrency: 1 },
      onProgress: ({ done }) => done === 7 && stop.abort(),
    });
    expect(stopped._unsafeUnwrap().outcome).toBe('stopped');
    expect((await verified(move)).clean).toBe(false);
    expect((await resume('one', to, { store, ledger }))._unsafeUnwrap().outcome).toBe('applied');
    expect((await verified(move)).clean).toBe(true);
  });
});

describe('the queues of a move', () => {
  it('are bound when everything else of their assistant is done', async () => {
    await fc.assert(
      fc.asyncProperty(desks, async (all) => {
        const { plan } = await (await sides(all)).planned();
        for (const [index, { assistant, action }] of plan.steps.entries()) {
          if (action.type !== 'bind') continue;
          const later = plan.steps.slice(index).filter((step) => step.assistant === assistant);
          const [bind] = later;
          const waiting = new Set([bind?.id]);
          for (const { id, after } of later.slice(1)) {
            expect(after.some((other) => waiting.has(other))).toBe(true);
            waiting.add(id);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('move one after the other; the others stay visible', async () => {
    const { from, to, planned, moved, verified, stateOf } = await sides([
      desk('Returns', ['Returns', 'Travel']),
      desk('Sales', ['Sales', 'Billing']),
    ]);
    const source = await stateOf(from);
    const first = await planned({ until: ['Travel'] });
    expect(first.pending.map(({ field }) => field)).toEqual([
      ...['returns/queues/Returns', 'returns/parts/queueUsers/returns'],
      ...['sales/queues/Billing', 'sales/queues/Sales'],
      ...['sales/parts/queueUsers/billing', 'sales/parts/queueUsers/sales'],
    ]);
    expect(first.plan.complete).toBe(false);
    await moved(first, 'one');
    expect(await queuesAt(to)).toEqual(['Travel']);
    const verification = await verified(first);
    expect(verification).toMatchObject({ clean: true, differences: [] });
    expect(verification.pending).toHaveLength(6);

    await moved(await planned({ until: 2 }), 'two');
    expect(await queuesAt(to)).toHaveLength(3);
    const last = await planned({ until: 2 });
    expect(last.pending).toEqual([]);
    await moved(last, 'three');
    expect(await queuesAt(to)).toEqual(['Billing', 'Returns', 'Sales', 'Travel']);
    expect(await verified(last)).toMatchObject({ clean: true, pending: [] });
    expect(await stateOf(from)).toBe(source);
  });

  it('that no assistant has are refused, because a mistyped name would move nothing', async () => {
    const { between } = await sides([desk('Returns', ['Returns'])]);
    const refused = await planMove({ ...between, until: ['Retruns'] });
    expect(refused._unsafeUnwrapErr().message).toContain('the queue Retruns');
  });
});

describe('the verification of a move', () => {
  it('says on which side a difference came up', async () => {
    const { from, to, planned, moved, verified } = await sides([desk('Returns'), desk('Sales')]);
    const move = await planned();
    await moved(move, 'one');
    const idAt = async (estate: Estate, name: string) =>
      (await estate.native.snapshot())
        ._unsafeUnwrap()
        .assistants.find((assistant) => assistant.name === name)?.id ?? '';
    (await from.tagging.tag(await idAt(from, 'Returns'), { team: 'new' }))._unsafeUnwrap();
    (await to.tagging.tag(await idAt(to, 'Sales'), { team: 'other' }))._unsafeUnwrap();
    const { clean, differences, same } = await verified(move);
    expect({ clean, same }).toEqual({ clean: false, same: 0 });
    expect(differences).toMatchObject([
      { field: 'returns/tags/team', side: 'pending', actual: 'one', wanted: 'new' },
      { field: 'sales/tags/team', side: 'drift', actual: 'other', wanted: 'one' },
    ]);
  });
});

describe('retiring what was moved', () => {
  it('deletes only what the ledger says was moved, and cannot be undone', async () => {
    const { from, between, store, ledger, planned, moved } = await sides([
      desk('Returns'),
      desk('Sales'),
    ]);
    const select = { names: ['Returns'] };
    const move = await planned({ select });
    await moved(move, 'one');
    await furnish(from, [desk('New')]);
    const { plan, verification } = (await planRetire(move, { ...between, select }))._unsafeUnwrap();
    expect(verification.clean).toBe(true);
    expect(plan).toMatchObject({ applyable: true, steps: [{ action: { type: 'delete' } }] });
    expect(plan.steps[0]?.irreversible).toBeDefined();
    (await apply(plan, from, { store, ledger, runId: 'retire' }))._unsafeUnwrap();
    const { assistants } = (await from.native.snapshot())._unsafeUnwrap();
    expect(assistants.map(({ name }) => name)).toEqual(['Sales', 'New']);
    const { pairs } = (await ledger.read())._unsafeUnwrap();
    expect(pairs.map(({ account }) => account)).toEqual(['two']);
    const undone = (await rollback('retire', from, { store, ledger }))._unsafeUnwrap();
    expect(undone.irreversible).toHaveLength(1);
  });

  it('is refused while the sides differ, or queues wait', async () => {
    const { to, between, from, store, planned, moved } = await sides([
      desk('Returns', ['Returns', 'Travel']),
    ]);
    const move = await planned({ until: 1 });
    await moved(move, 'one');
    const waiting = (await planRetire(move, between))._unsafeUnwrap().plan;
    expect(waiting).toMatchObject({
      applyable: false,
      obstacles: [{ rule: 'pending', forcible: false }],
    });
    expect((await apply(waiting, from, { store, force: true })).isErr()).toBe(true);
    const whole = await planned();
    await moved(whole, 'two');
    const [{ id = '' } = {}] = (await to.native.snapshot())._unsafeUnwrap().assistants;
    (await to.tagging.untag(id, ['team']))._unsafeUnwrap();
    const differing = (await planRetire(whole, between))._unsafeUnwrap().plan;
    expect(differing.obstacles).toMatchObject([{ rule: 'notVerified' }]);
  });

  it('is refused as stale if the source changes after the plan', async () => {
    const { from, between, store, planned, moved } = await sides([desk('Returns')]);
    const move = await planned();
    await moved(move, 'one');
    const { plan } = (await planRetire(move, between))._unsafeUnwrap();
    (await from.tagging.tag(plan.assistants[0]?.id ?? '', { late: 'yes' }))._unsafeUnwrap();
    const refused = await apply(plan, from, { store });
    expect(refused._unsafeUnwrapErr().kind).toBe('stale');
  });

  it('of most of an estate needs force', async () => {
    const all = Array.from({ length: 12 }, (_, index) => desk(`Desk ${index}`));
    const { between, planned, moved } = await sides(all);
    const move = await planned();
    await moved(move, 'one');
    const { plan } = (await planRetire(move, between))._unsafeUnwrap();
    expect(plan.obstacles).toMatchObject([{ rule: 'deletions', forcible: true }]);
  });
});
