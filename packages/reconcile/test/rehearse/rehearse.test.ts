/** Rehearsals: the plan of the real target, applied to a stage that is loaded with its snapshot. */
import { readOnly } from '@assistant-provider/core';
import { describe, expect, it } from 'vitest';
import {
  apply,
  createMemoryRunStore,
  createStoreLedger,
  observe,
  plan,
  rehearse,
  snapshot,
  type Manifest,
} from '../../src/index.js';
import { fingerprintOf } from '../../src/plan/fingerprint.js';
import { emptyEstate, furnish, type Desk } from '../desks.js';
import { valueOf } from '../estate.js';
import { givenGenesys, givenGenesysWith, givenQConnect, givenQConnectWith } from '../vendors.js';

const desk: Desk = {
  ...{ name: 'Returns desk', description: undefined, tags: { team: 'returns' }, bases: [] },
  ...{ queues: ['Returns'], users: ['Anna'], prompts: [], roles: [], settings: 'calm' },
};

/** The manifest with another name for each assistant that can be renamed, and one assistant more. */
const changed = ({ assistants, ...rest }: Manifest, name: (old: string) => string): Manifest => ({
  ...rest,
  assistants: {
    ...Object.fromEntries(
      Object.entries(assistants).map(([key, assistant]) => [
        key,
        { ...assistant, name: name(assistant.name) },
      ]),
    ),
    'one-more': { name: 'One more' },
  },
});

describe('a rehearsal', () => {
  it('does what the run would do, and leaves the target alone', async () => {
    const target = emptyEstate();
    await furnish(target, [desk]);
    const stage = emptyEstate();
    valueOf(await stage.native.restore(valueOf(await target.native.snapshot())));
    const before = JSON.stringify(valueOf(await target.native.snapshot()));
    const manifest = changed(valueOf(await snapshot(target)).manifest, (old) => `New ${old}`);
    const made = valueOf(await plan(manifest, target));
    const { report, verification } = valueOf(await rehearse(made, { stage, manifest }));
    expect(report).toMatchObject({ outcome: 'applied', problems: [] });
    expect(verification).toMatchObject({ differences: [], same: 2 });
    expect(JSON.stringify(valueOf(await target.native.snapshot()))).toBe(before);
    const real = valueOf(await apply(made, target, { store: createMemoryRunStore() }));
    expect(real).toMatchObject({ outcome: 'applied', done: report.done });
  });

  it('shows what the target refuses, before the target is asked', async () => {
    const target = emptyEstate();
    const made = valueOf(await plan({ format: 1, assistants: { a: { name: 'A' } } }, target));
    const stage = readOnly(emptyEstate());
    const failed = valueOf(await rehearse(made, { stage }));
    expect(failed.report).toMatchObject({ outcome: 'failed', done: 0 });
    expect(failed).not.toHaveProperty('requests');
  });

  it('refuses a stage that is not as the target was when the plan was made', async () => {
    const target = emptyEstate();
    await furnish(target, [desk]);
    const manifest = changed(valueOf(await snapshot(target)).manifest, (old) => `New ${old}`);
    const made = valueOf(await plan(manifest, target));
    const refused = await rehearse(made, { stage: emptyEstate('two') });
    expect(refused._unsafeUnwrapErr().kind).toBe('stale');
  });
});

describe('the options of a run', () => {
  it('hold for a rehearsal, which writes nothing into the ledger', async () => {
    const target = emptyEstate();
    const manifest: Manifest = { format: 1, assistants: { a: { name: 'A' } } };
    const made = valueOf(await plan(manifest, target));
    const ledger = createStoreLedger(createMemoryRunStore());
    valueOf(await rehearse(made, { stage: emptyEstate(), ledger }));
    expect(valueOf(await ledger.read()).entries).toEqual([]);
    valueOf(await apply(made, target, { store: createMemoryRunStore(), ledger }));
    const stage = emptyEstate();
    valueOf(await stage.native.restore(valueOf(await target.native.snapshot())));
    const twice = await rehearse(made, { stage, ledger });
    expect(twice._unsafeUnwrapErr().kind).toBe('stale');
    const other = await rehearse(made, { stage: emptyEstate(), approve: 'other' });
    expect(other._unsafeUnwrapErr().kind).toBe('notApproved');
    const stop = AbortSignal.abort();
    const stopped = valueOf(await rehearse(made, { stage: emptyEstate(), stop }));
    expect(stopped.report).toMatchObject({ outcome: 'stopped', done: 0 });
  });
});

describe('the emulators as stages', () => {
  it('Genesys Cloud keeps the ids of a snapshot, and counts the requests', async () => {
    const { provider: target, emulator } = await givenGenesys();
    const { provider: stage, sent } = await givenGenesysWith(emulator.snapshot());
    const fingerprints = async (of: typeof target) =>
      valueOf(await observe(of)).assistants.map((each) => [each.id, fingerprintOf(each)]);
    expect(await fingerprints(stage)).toEqual(await fingerprints(target));
    const manifest = changed(valueOf(await snapshot(target)).manifest, (old) => `New ${old}`);
    const made = valueOf(await plan(manifest, target));
    const countRequests = () => sent().length;
    const { report, verification, requests } = valueOf(
      await rehearse(made, { stage, manifest, countRequests }),
    );
    expect(report).toMatchObject({ outcome: 'applied', problems: [] });
    expect(verification?.differences).toEqual([]);
    expect(requests).toBeGreaterThanOrEqual(made.forecast.requests);
  });

  it('Q in Connect keeps the ids of a snapshot', async () => {
    const { provider: target, emulator } = await givenQConnect();
    // The vendor's own agents come into being when they are read first.
    const { manifest: present } = valueOf(await snapshot(target));
    const { provider: stage } = await givenQConnectWith(emulator.snapshot(), {
      assistantCreationMilliseconds: 0,
    });
    const manifest = changed(present, (old) => old);
    const made = valueOf(await plan(manifest, target));
    const { report, verification } = valueOf(await rehearse(made, { stage, manifest }));
    expect(report).toMatchObject({ outcome: 'applied', problems: [] });
    expect(verification?.differences).toEqual([]);
  });
});
