/** Steps that a person has restored by hand, and that a rollback skips. */
import { describe, expect, it } from 'vitest';
import { apply, rollback } from '../../src/apply/apply.js';
import { createJournal, openJournal } from '../../src/journal/journal.js';
import { runJournalOf } from '../../src/apply/run-journal.js';
import { plan } from '../../src/plan/make-plan.js';
import { createMemoryRunStore } from '../../src/run-store/memory-run-store.js';
import { snapshot } from '../../src/snapshot/snapshot.js';
import { emptyEstate, furnish, type Desk } from '../desks.js';

const desk: Desk = {
  ...{ name: 'Returns desk', description: 'Calm', tags: { team: 'returns' } },
  ...{ bases: [], queues: [], users: [], prompts: [], roles: [], settings: 'calm' },
};

/** A plan that changes the description, which somebody else changes as well. */
async function prepared() {
  const [source, target] = [emptyEstate(), emptyEstate('two')];
  await furnish(source, [desk]);
  await furnish(target, [{ ...desk, description: 'Busy' }], 'two');
  const { manifest } = (await snapshot(source))._unsafeUnwrap();
  const made = (await plan(manifest, target))._unsafeUnwrap();
  const id = made.assistants[0]?.id ?? '';
  const changeByHand = async () => {
    (await target.editing.update(id, { description: 'By hand' }))._unsafeUnwrap();
  };
  const store = createMemoryRunStore();
  return { id, target, store, plan: made, changeByHand, options: { store, graceMs: 0 } };
}

describe('a step whose state somebody else has changed', () => {
  it('stops a rollback, which ends once the step is skipped', async () => {
    const { target, plan: made, changeByHand, options } = await prepared();
    (await apply(made, target, { ...options, runId: 'one' }))._unsafeUnwrap();
    await changeByHand();
    const first = (await rollback('one', target, options))._unsafeUnwrap();
    expect(first.outcome).toBe('unclear');
    const skip = first.problems.map(({ step }) => step);
    expect(skip).toHaveLength(1);
    const second = (await rollback('one', target, { ...options, skip }))._unsafeUnwrap();
    expect(second).toMatchObject({ outcome: 'rolledBack', problems: [] });
  });

  it('can be skipped if the run was interrupted in it', async () => {
    const { id, target, store, plan: made, changeByHand, options } = await prepared();
    const [adopt, update] = made.steps;
    const start = { run: 'one', plan: made.hash, vendor: 'memory', account: 'default' };
    const stored = store.append('run/one.plan', [JSON.stringify(made)], { expectedSequence: 0 });
    (await stored)._unsafeUnwrap();
    const journal = (await createJournal(store, start))._unsafeUnwrap();
    (await journal.begin(adopt?.id ?? '', { before: null }))._unsafeUnwrap();
    (await journal.end(adopt?.id ?? '', { id }))._unsafeUnwrap();
    (await journal.begin(update?.id ?? '', { before: { description: 'Busy' } }))._unsafeUnwrap();
    await changeByHand();
    const skip = [update?.id ?? ''];
    for (const given of [[], skip]) {
      const report = (await rollback('one', target, { ...options, skip: given }))._unsafeUnwrap();
      expect(report.outcome).toBe(given === skip ? 'rolledBack' : 'unclear');
    }
  });
});

describe('a run that is read again', () => {
  const start = { run: 'one', plan: 'hash', vendor: 'memory', account: 'default' };

  it('leaves out a step that was skipped while its outcome was open', async () => {
    const store = createMemoryRunStore();
    const journal = runJournalOf((await createJournal(store, start))._unsafeUnwrap());
    (await journal.begin('update', { description: 'Busy' }))._unsafeUnwrap();
    (await journal.kept('update'))._unsafeUnwrap();
    const again = runJournalOf((await openJournal(store, 'one', { by: 'reader' }))._unsafeUnwrap());
    expect([...again.steps.keys()]).toEqual([]);
  });

  it('knows no id that was masked, so that no later step uses the mask', async () => {
    const store = createMemoryRunStore();
    const secrets = ['the-client-secret'];
    const journal = runJournalOf((await createJournal(store, start, { secrets }))._unsafeUnwrap());
    (await journal.begin('create', null))._unsafeUnwrap();
    (await journal.end('create', { id: 'of-the-client-secret' }))._unsafeUnwrap();
    const again = runJournalOf((await openJournal(store, 'one', { by: 'reader' }))._unsafeUnwrap());
    expect(again.steps.get('create')).toMatchObject({ state: 'ended', isMasked: true });
    expect(again.steps.get('create')).not.toHaveProperty('result.id');
  });
});
