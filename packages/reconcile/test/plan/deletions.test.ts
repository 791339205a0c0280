/** Deleting what earlier runs have created and the manifest no longer names. */
import { describe, expect, it } from 'vitest';
import { createdIds, knownIds } from '../../src/ledger/known-ids.js';
import { parseLedger, stringifyLedger } from '../../src/ledger/ledger.js';
import type { Manifest, ManifestAssistant } from '../../src/manifest/manifest.js';
import { plan } from '../../src/plan/make-plan.js';
import { parsePlan, stringifyPlan } from '../../src/plan/plan-file.js';
import { changedSince } from '../../src/apply/stale.js';
import { snapshot } from '../../src/snapshot/snapshot.js';
import { emptyEstate } from '../desks.js';

/** An account with assistants, and a ledger that says how each came about. */
async function accountWith(hows: Readonly<Record<string, 'created' | 'byName'>>) {
  const estate = emptyEstate();
  const place = { vendor: 'memory', account: 'default' };
  const ids = new Map<string, string>();
  for (const name of Object.keys(hows))
    ids.set(name, (await estate.assistants.create({ name }))._unsafeUnwrap().id);
  const text = stringifyLedger(
    Object.entries(hows).map(([key, how]) => ({
      ...{ key, ...place, how, id: ids.get(key) ?? '' },
      ...{ at: '2026-01-05T08:00:00Z', run: 'one' },
    })),
  );
  const ledger = parseLedger(text)._unsafeUnwrap();
  const { manifest } = (await snapshot(estate))._unsafeUnwrap();
  const planned = async (assistants: Readonly<Record<string, ManifestAssistant | undefined>>) =>
    (
      await plan({ ...manifest, assistants } as Manifest, estate, {
        known: knownIds(ledger, place),
        prune: createdIds(ledger, place),
      })
    )._unsafeUnwrap();
  return { estate, ids, manifest, planned };
}

describe('deleting what the manifest no longer names', () => {
  it('deletes what a run has created, and leaves what it has taken over', async () => {
    const { ids, manifest, planned } = await accountWith({
      ...{ kept: 'created', made: 'created', found: 'byName' },
    });
    const { steps, assistants } = await planned({ kept: manifest.assistants['kept'] });
    expect(steps.map(({ action, target }) => [action.type, target])).toEqual([
      ['delete', ids.get('made')],
    ]);
    expect(assistants.map(({ key, change }) => [key, change])).toEqual([
      ['kept', 'none'],
      ['made', 'delete'],
    ]);
  });

  it('keeps an assistant that has another key by now', async () => {
    const { manifest, planned } = await accountWith({ desk: 'created' });
    expect((await planned({ renamed: manifest.assistants['desk'] })).steps).toEqual([]);
  });

  it('comes after everything else', async () => {
    const { planned } = await accountWith({ made: 'created' });
    const { steps } = await planned({ other: { name: 'Other' } });
    expect(steps.map(({ id, after }) => [id, after])).toEqual([
      ['other/create', []],
      ['other/wait', ['other/create']],
      ['made/delete', ['other/wait']],
    ]);
  });

  it('is stopped if somebody has changed the assistant since', async () => {
    const { estate, ids, planned } = await accountWith({ kept: 'created', made: 'created' });
    const made = await planned({ kept: { name: 'kept' } });
    expect((await changedSince(made, estate, undefined))._unsafeUnwrap()).toEqual([]);
    const tagged = await estate.tagging.tag(ids.get('made') ?? '', { team: 'needs it' });
    expect(tagged.isOk()).toBe(true);
    expect((await changedSince(made, estate, undefined))._unsafeUnwrap()).toEqual(['made']);
  });

  it('needs force for many of them', async () => {
    const names = Array.from({ length: 12 }, (_, index) => [`desk-${index}`, 'created'] as const);
    const { planned } = await accountWith(Object.fromEntries(names));
    const { obstacles } = await planned({ 'desk-0': { name: 'desk-0' } });
    expect(obstacles.map(({ rule }) => rule)).toEqual(['deletions']);
  });

  it('is written as a file, and read back', async () => {
    const { planned } = await accountWith({ made: 'created' });
    const made = await planned({ other: { name: 'Other' } });
    expect(parsePlan(stringifyPlan(made))._unsafeUnwrap()).toEqual(
      JSON.parse(JSON.stringify(made)),
    );
  });
});
