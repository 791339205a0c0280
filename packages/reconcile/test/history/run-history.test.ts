/** `readRunHistory`: the history of a run, from its journal and its plan alone. */
import { createManualClock } from '@assistant-provider/core/testing';
import { errAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { apply, resume, rollback } from '../../src/apply/apply.js';
import { createReconcileError } from '../../src/apply/reconcile-error.js';
import { listRunIds, readRunHistory } from '../../src/history/run-history.js';
import { createJournal } from '../../src/journal/journal.js';
import { plan } from '../../src/plan/make-plan.js';
import { createMemoryRunStore } from '../../src/run-store/memory-run-store.js';
import { snapshot } from '../../src/snapshot/snapshot.js';
import { emptyEstate, furnish, type Desk } from '../desks.js';

const desk: Desk = {
  ...{ name: 'Returns desk', description: 'Calm', tags: {} },
  ...{ bases: [], queues: [], users: [], prompts: [], roles: [], settings: undefined },
};
const clock = createManualClock({ now: Date.parse('2026-01-02T03:04:05Z') });
const at = '2026-01-02T03:04:05.000Z';

/** A plan that takes an assistant over, and changes its description. */
async function prepared() {
  const [source, target] = [emptyEstate(), emptyEstate('two')];
  await furnish(source, [desk]);
  await furnish(target, [{ ...desk, description: 'Busy' }], 'two');
  const { manifest } = (await snapshot(source))._unsafeUnwrap();
  const made = (await plan(manifest, target))._unsafeUnwrap();
  const [adopt = '', update = ''] = made.steps.map(({ id }) => id);
  const store = createMemoryRunStore({ clock });
  const id = made.assistants[0]?.id ?? '';
  return { target, store, plan: made, id, adopt, update, options: { store, graceMs: 0, clock } };
}

const historyOf = async (store: Parameters<typeof readRunHistory>[0], runId = 'one') =>
  (await readRunHistory(store, runId))._unsafeUnwrap();

describe('the history of a run', () => {
  it('has the plan, each step in its order, what it made, and when', async () => {
    const { target, store, plan: made, id, adopt, update, options } = await prepared();
    (await apply(made, target, { ...options, runId: 'one' }))._unsafeUnwrap();

    const history = await historyOf(store);

    expect(history).toMatchObject({
      ...{ runId: 'one', vendor: 'memory', account: 'default', direction: 'apply' },
      ...{ outcome: 'applied', startedAt: at, changedAt: at, turns: [{ type: 'started', at }] },
    });
    expect(history.plan).toEqual(made);
    expect(history.steps.map(({ id: step, status }) => [step, status])).toEqual([
      [adopt, 'ended'],
      [update, 'ended'],
    ]);
    const [first, second] = history.steps;
    expect(first).toMatchObject({ madeId: id, begunAt: at, changedAt: at });
    expect(second).toMatchObject({ before: { description: 'Busy' }, assistant: 'returns-desk' });
    expect(second).not.toHaveProperty('kept');
  });

  it('has the error of the step that failed, and no outcome', async () => {
    const { target, store, plan: made, update, options } = await prepared();
    const refused = createReconcileError('memory', 'permissionDenied', 'no right to change it');
    const editing = { ...target.editing, update: () => errAsync(refused) };
    (await apply(made, { ...target, editing }, { ...options, runId: 'one' }))._unsafeUnwrap();

    const history = await historyOf(store);

    expect(history).not.toHaveProperty('outcome');
    expect(history.steps[1]).toMatchObject({
      ...{ id: update, status: 'failed', begunAt: at },
      failure: { kind: 'permissionDenied', message: 'no right to change it' },
    });
  });

  it('says who continued it, and which steps a rollback has kept', async () => {
    const { target, store, plan: made, adopt, update, options } = await prepared();
    (await apply(made, target, { ...options, runId: 'one' }))._unsafeUnwrap();
    (await resume('one', target, { ...options, by: 'Anna' }))._unsafeUnwrap();
    const back = { ...options, by: 'Ben', skip: [update] };
    const report = (await rollback('one', target, back))._unsafeUnwrap();

    const { direction, outcome, turns, steps } = await historyOf(store);

    expect({ direction, outcome }).toEqual({ direction: 'rollback', outcome: 'rolledBack' });
    expect(turns).toEqual([
      { type: 'started', at },
      { type: 'resumed', by: 'Anna', at },
      { type: 'rollback', by: 'Ben', at },
    ]);
    expect(steps).toMatchObject([
      { id: adopt, status: 'undone' },
      { id: update, status: 'ended', kept: true },
    ]);
    expect(report.kept).toEqual([update]);
  });

  it('says that a step was kept whose outcome nobody knows', async () => {
    const { target, store, plan: made, id, adopt, update, options } = await prepared();
    (
      await store.append('run/one.plan', [JSON.stringify(made)], { expectedSequence: 0 })
    )._unsafeUnwrap();
    const start = { run: 'one', plan: made.hash, vendor: 'memory', account: 'default' };
    const journal = (await createJournal(store, start, { clock }))._unsafeUnwrap();
    (await journal.begin(adopt, { before: null }))._unsafeUnwrap();
    (await journal.end(adopt, { id }))._unsafeUnwrap();
    (await journal.begin(update, { before: { description: 'Other' } }))._unsafeUnwrap();
    expect((await historyOf(store)).steps).toMatchObject([
      { status: 'ended' },
      { status: 'begun' },
    ]);
    const first = (await rollback('one', target, { ...options, skip: [update] }))._unsafeUnwrap();

    const again = (await rollback('one', target, options))._unsafeUnwrap();

    expect([first.kept, again.kept]).toEqual([[update], [update]]);
    expect((await historyOf(store)).steps[1]).toMatchObject({ id: update, kept: true });
  });
});

describe('a history that cannot be read', () => {
  it('is an error of the kind `unknownRun` if there is no such run, or if it never began', async () => {
    const { store, plan: made } = await prepared();
    expect((await readRunHistory(store, 'none'))._unsafeUnwrapErr().kind).toBe('unknownRun');
    (
      await store.append('run/one.plan', [JSON.stringify(made)], { expectedSequence: 0 })
    )._unsafeUnwrap();
    expect((await readRunHistory(store, 'one'))._unsafeUnwrapErr().kind).toBe('unknownRun');
  });

  it('is an error of the kind `store` if a record of its journal cannot be read', async () => {
    const { target, store, plan: made, options } = await prepared();
    (await apply(made, target, { ...options, runId: 'one' }))._unsafeUnwrap();
    const { lines } = (await store.read('run/one.journal'))._unsafeUnwrap();
    (
      await store.append('run/one.journal', ['{}'], { expectedSequence: lines.length })
    )._unsafeUnwrap();
    const error = (await readRunHistory(store, 'one'))._unsafeUnwrapErr();
    expect(error.kind).toBe('store');
    expect(error.message).toContain('run/one.journal');
  });
});

it('`listRunIds` returns the runs, the oldest first', async () => {
  const { target, store, plan: made, options } = await prepared();
  (await apply(made, target, { ...options, runId: '2' }))._unsafeUnwrap();
  (await store.append('run/1.journal', ['{}'], { expectedSequence: 0 }))._unsafeUnwrap();
  (await store.append('run/3.plan', ['{}'], { expectedSequence: 0 }))._unsafeUnwrap();
  expect((await listRunIds(store))._unsafeUnwrap()).toEqual(['1', '2']);
});
