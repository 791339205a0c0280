/** Whole runs over files: applied, stopped, resumed, rolled back, and refused. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { apply, resume, rollback } from '../../src/apply/apply.js';
import { lockHolder, unlock } from '../../src/apply/unlock.js';
import { readRunHistory } from '../../src/history/run-history.js';
import { createStoreLedger } from '../../src/ledger/ledger-log.js';
import { observe } from '../../src/observe/observe.js';
import { fingerprintOf } from '../../src/plan/fingerprint.js';
import { plan } from '../../src/plan/make-plan.js';
import { createFileRunStore } from '../../src/run-store/file/file-run-store.js';
import { snapshot } from '../../src/snapshot/snapshot.js';
import { emptyEstate, furnish, type Desk } from '../desks.js';

const desk: Desk = {
  name: 'Returns desk',
  description: 'Answers what customers ask about returns',
  tags: { team: 'returns' },
  bases: ['Articles'],
  queues: ['Returns', 'Travel'],
  users: ['Anna', 'Dora'],
  prompts: [{ text: 'Be kind', versions: 2 }],
  roles: ['summarization', 'noteTaking'],
  settings: 'calm',
};

async function prepared(
  present: readonly Desk[] = [{ ...desk, tags: { team: 'sales' }, prompts: [], roles: [] }],
) {
  const folder = await mkdtemp(join(tmpdir(), 'assistant-provider-run-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const [source, target] = [emptyEstate(), emptyEstate('two')];
  await furnish(source, [desk, { ...desk, name: 'Travel desk', queues: ['Sales'] }]);
  await furnish(target, present, 'two');
  const { manifest } = (await snapshot(source))._unsafeUnwrap();
  const made = (await plan(manifest, target))._unsafeUnwrap();
  const before = (await observe(target))._unsafeUnwrap().assistants.map(fingerprintOf);
  return { store: createFileRunStore({ folder }), target, manifest, plan: made, before };
}

describe('a run', () => {
  it('is applied, leaves nothing to plan, and is rolled back', async () => {
    const { store, target, manifest, plan: made, before } = await prepared();
    const report = (await apply(made, target, { store, runId: 'one' }))._unsafeUnwrap();
    expect(report).toMatchObject({ outcome: 'applied', problems: [], done: made.steps.length });
    const known = new Map(report.identities.map(({ key, id }) => [key, id]));
    const again = (await plan(manifest, target, { known }))._unsafeUnwrap();
    expect(again.steps.map(({ title }) => title)).toEqual([]);
    const undone = (await rollback('one', target, { store }))._unsafeUnwrap();
    expect(undone).toMatchObject({ outcome: 'rolledBack', problems: [], irreversible: [] });
    const after = (await observe(target))._unsafeUnwrap().assistants.map(fingerprintOf);
    expect(after).toEqual(before);
  });

  it('stops between two steps, and is resumed from its journal alone', async () => {
    const { store, target, manifest, plan: made } = await prepared();
    const stop = new AbortController();
    const stopped = await apply(made, target, {
      store,
      runId: 'two',
      concurrency: 1,
      stop: stop.signal,
      onProgress: ({ done }) => done === 5 && stop.abort(),
    });
    expect(stopped._unsafeUnwrap()).toMatchObject({ outcome: 'stopped', done: 5, problems: [] });
    const report = (await resume('two', target, { store }))._unsafeUnwrap();
    expect(report).toMatchObject({ outcome: 'applied', problems: [] });
    const known = new Map(report.identities.map(({ key, id }) => [key, id]));
    expect((await plan(manifest, target, { known }))._unsafeUnwrap().steps).toEqual([]);
  });

  it('ends before the first write if the provider has changed since the plan', async () => {
    const { store, target, plan: made } = await prepared();
    const [{ id = '' } = {}] = made.assistants;
    (await target.tagging.tag(id, { team: 'other' }))._unsafeUnwrap();
    const before = (await target.native.snapshot())._unsafeUnwrap();
    const refused = await apply(made, target, { store });
    expect(refused._unsafeUnwrapErr()).toMatchObject({ kind: 'stale', changed: ['returns-desk'] });
    expect((await target.native.snapshot())._unsafeUnwrap()).toEqual(before);
    expect((await store.list())._unsafeUnwrap()).toEqual([]);
  });

  it('is not resumed after a rollback, and stays rolled back', async () => {
    const { store, target, plan: made } = await prepared();
    (await apply(made, target, { store, runId: 'gone' }))._unsafeUnwrap();
    (await rollback('gone', target, { store }))._unsafeUnwrap();
    for (let call = 1; call <= 2; call += 1)
      expect((await resume('gone', target, { store }))._unsafeUnwrapErr()).toEqual({
        kind: 'finished',
        message: 'The run gone has been rolled back. Plan again.',
      });
    expect((await readRunHistory(store, 'gone'))._unsafeUnwrap().outcome).toBe('rolledBack');
  });

  it('is not resumed while it is being rolled back', async () => {
    const { store, target, plan: made } = await prepared();
    (await apply(made, target, { store, runId: 'back' }))._unsafeUnwrap();
    (await rollback('back', target, { store, stop: AbortSignal.abort() }))._unsafeUnwrap();
    expect((await resume('back', target, { store }))._unsafeUnwrapErr()).toEqual({
      kind: 'finished',
      message: 'The run back is being rolled back. Continue the rollback instead.',
    });
  });

  it('is not done twice: the ledger knows what the plan creates', async () => {
    const { store, target, plan: made } = await prepared([]);
    const ledger = createStoreLedger(store);
    const first = await apply(made, target, { store, ledger, runId: 'first' });
    expect(first._unsafeUnwrap().outcome).toBe('applied');
    const second = await apply(made, target, { store, ledger, runId: 'second' });
    expect(second._unsafeUnwrapErr()).toMatchObject({
      ...{ kind: 'stale', changed: ['returns-desk', 'travel-desk'] },
    });
    const undone = await rollback('first', target, { store, ledger });
    expect(undone._unsafeUnwrap().outcome).toBe('rolledBack');
    const third = await apply(made, target, { store, ledger, runId: 'third' });
    expect(third._unsafeUnwrap().outcome).toBe('applied');
  });

  it('refuses a plan that was changed, or is not the approved one', async () => {
    const { store, target, plan: made } = await prepared();
    const changed = { ...made, steps: made.steps.slice(1) };
    expect((await apply(changed, target, { store }))._unsafeUnwrapErr().kind).toBe('notApproved');
    const other = await apply(made, target, { store, approve: 'another hash' });
    expect(other._unsafeUnwrapErr().kind).toBe('notApproved');
  });

  it('is unknown under another id, also under one that no run can have', async () => {
    const { store, target } = await prepared();
    for (const id of ['three', 'RUN 2', '../secrets']) {
      expect((await resume(id, target, { store }))._unsafeUnwrapErr().kind).toBe('unknownRun');
      expect((await rollback(id, target, { store }))._unsafeUnwrapErr().kind).toBe('unknownRun');
    }
  });

  it('waits for no other run of the account: the second one is refused', async () => {
    const { store, target, plan: made } = await prepared();
    const both = await Promise.all([
      apply(made, target, { store, runId: 'first' }),
      apply(made, target, { store, runId: 'second' }),
    ]);
    const kinds = both.map((result) => (result.isOk() ? result.value.outcome : result.error.kind));
    expect(kinds.sort()).toEqual(['applied', 'store']);
  });

  it('shows who holds the lock, and breaks it', async () => {
    const { store, target, plan: made } = await prepared();
    let holder: unknown;
    const broken = await apply(made, target, {
      store,
      by: 'anna',
      concurrency: 1,
      onProgress: ({ done, state }) => {
        if (done === 2 && state === 'ended')
          holder = lockHolder(store, made.target).andThen(() => unlock(store, made.target));
      },
    });
    expect((await (holder as ReturnType<typeof unlock>))._unsafeUnwrap()).toMatchObject({
      owner: 'anna',
    });
    expect(broken.isErr() || broken.value.outcome !== 'applied').toBe(true);
    expect((await lockHolder(store, made.target))._unsafeUnwrap()).toBeUndefined();
  });
});
