/** Runs write into the ledger which assistant belongs to which key. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errAsync } from 'neverthrow';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  apply,
  createFileLedger,
  createFileRunStore,
  createStoreLedger,
  knownIds,
  plan,
  resume,
  rollback,
  snapshot,
  type LedgerLog,
} from '../../src/index.js';
import { emptyEstate, furnish, type Desk } from '../desks.js';

const desk = (name: string): Desk => ({
  ...{ name, description: undefined, tags: {}, bases: [], queues: [], users: [], prompts: [] },
  ...{ roles: [], settings: undefined },
});

async function prepared() {
  const folder = await mkdtemp(join(tmpdir(), 'assistant-provider-ledger-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const [source, target] = [emptyEstate(), emptyEstate('two')];
  await furnish(source, ['Returns', 'Sales', 'Travel'].map(desk));
  await furnish(target, [desk('Sales')], 'two');
  const { manifest } = (await snapshot(source))._unsafeUnwrap();
  const store = createFileRunStore({ folder });
  const ledger = createFileLedger({ path: join(folder, 'ledger.jsonl') });
  const idsAt = async () =>
    Object.fromEntries(
      (await target.native.snapshot())
        ._unsafeUnwrap()
        .assistants.map(({ name, id }): [string, string] => [name.toLowerCase(), id]),
    );
  const known = async (log = ledger) =>
    Object.fromEntries(knownIds((await log.read())._unsafeUnwrap(), { vendor: 'memory' }));
  const planned = async () =>
    (
      await plan(manifest, target, {
        known: knownIds((await ledger.read())._unsafeUnwrap(), { vendor: 'memory' }),
      })
    )._unsafeUnwrap();
  return { target, store, ledger, idsAt, known, planned };
}

/** A ledger whose addition of this number fails, as if the process had ended before it. */
function failingAt(ledger: LedgerLog, number: number): LedgerLog {
  let additions = 0;
  return {
    ...ledger,
    add: (entries) => {
      additions += 1;
      return additions === number
        ? errAsync({ kind: 'unavailable', message: 'the disk is full' } as never)
        : ledger.add(entries);
    },
  };
}

describe('the ledger of a run', () => {
  it('has each pair as soon as its step has ended, and the next plan knows them', async () => {
    const { target, store, ledger, idsAt, known, planned } = await prepared();
    const seen: Promise<readonly [string, Readonly<Record<string, string>>]>[] = [];
    const report = await apply(await planned(), target, {
      ...{ store, ledger, runId: 'one' },
      onProgress: ({ step, state }) => {
        if (state === 'ended' && /create|adopt/.test(step))
          seen.push(known().then((pairs) => [step, pairs] as const));
      },
    });
    expect(report._unsafeUnwrap().outcome).toBe('applied');
    for (const [step, pairs] of await Promise.all(seen))
      expect(pairs).toHaveProperty(step.split('/')[0] ?? '');
    expect(await known()).toEqual(await idsAt());
    const { pairs } = (await ledger.read())._unsafeUnwrap();
    expect(Object.fromEntries(pairs.map(({ key, how }) => [key, how]))).toEqual({
      ...{ returns: 'created', sales: 'byName', travel: 'created' },
    });
    expect((await planned()).steps).toEqual([]);
  });

  it.each([1, 2, 3])('lacks addition %i after a crash, and resuming adds it', async (number) => {
    const { target, store, ledger, idsAt, known, planned } = await prepared();
    const failing = failingAt(ledger, number);
    const options = { store, runId: 'one', concurrency: 1 };
    const failed = await apply(await planned(), target, { ...options, ledger: failing });
    expect(failed._unsafeUnwrap()).toMatchObject({
      outcome: 'failed',
      problems: [{ kind: 'notStored' }],
    });
    const report = await resume('one', target, { ...options, ledger });
    expect(report._unsafeUnwrap().outcome).toBe('applied');
    expect(await known()).toEqual(await idsAt());
    const before = (await ledger.read())._unsafeUnwrap().entries;
    (await resume('one', target, { ...options, ledger }))._unsafeUnwrap();
    expect((await ledger.read())._unsafeUnwrap().entries).toEqual(before);
  });

  it('forgets with a rollback what it has created, also after a crash', async () => {
    const { target, store, ledger, known, planned } = await prepared();
    (await apply(await planned(), target, { store, ledger, runId: 'one' }))._unsafeUnwrap();
    const failing = failingAt(ledger, 2);
    const failed = await rollback('one', target, { store, ledger: failing });
    expect(failed._unsafeUnwrap()).toMatchObject({ problems: [{ kind: 'notStored' }] });
    const report = await rollback('one', target, { store, ledger });
    expect(report._unsafeUnwrap().outcome).toBe('rolledBack');
    expect(await known()).toEqual({});
  });

  it('has the pair from before the run again after a rollback', async () => {
    const { target, store, ledger, idsAt, known, planned } = await prepared();
    (await apply(await planned(), target, { store, ledger, runId: 'one' }))._unsafeUnwrap();
    const first = await known();
    const { returns = '' } = await idsAt();
    (await target.assistants.delete(returns))._unsafeUnwrap();
    (await apply(await planned(), target, { store, ledger, runId: 'two' }))._unsafeUnwrap();
    expect(await known()).toEqual(await idsAt());
    (await rollback('two', target, { store, ledger }))._unsafeUnwrap();
    expect(await known()).toEqual(first);
    // The first run is over: resuming it changes nothing that later runs have written.
    (await apply(await planned(), target, { store, ledger, runId: 'three' }))._unsafeUnwrap();
    (await resume('one', target, { store, ledger }))._unsafeUnwrap();
    expect(await known()).toEqual(await idsAt());
  });

  it('may be in the store of the run, and must be readable before the first write', async () => {
    const { target, store, idsAt, known, planned } = await prepared();
    const shared = createStoreLedger(store);
    (await store.append('broken', ['no ledger'], { expectedSequence: 0 }))._unsafeUnwrap();
    const before = await idsAt();
    const broken = createStoreLedger(store, 'broken');
    const refused = await apply(await planned(), target, { store, ledger: broken });
    expect(refused._unsafeUnwrapErr()).toMatchObject({ kind: 'store' });
    expect(await idsAt()).toEqual(before);
    (await apply(await planned(), target, { store, ledger: shared }))._unsafeUnwrap();
    expect(await known(shared)).toEqual(await idsAt());
  });
});
