/** Plans at the vendor's limit of tags. */
import { describe, expect, it } from 'vitest';
import { apply } from '../../src/apply/apply.js';
import { manifestFormat, type Manifest } from '../../src/manifest/manifest.js';
import { mapFormat, type PlanMap } from '../../src/map/map.js';
import { plan } from '../../src/plan/make-plan.js';
import { createMemoryRunStore } from '../../src/run-store/memory-run-store.js';
import { emptyEstate } from '../desks.js';
import { valueOf } from '../estate.js';

const tagsFrom = (first: number, count = 50): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`tag-${100 + first + index}`, 'value']),
  );

const wanted = (tags: Readonly<Record<string, string>>): Manifest => ({
  format: manifestFormat,
  assistants: { desk: { name: 'Desk', tags } },
});

async function deskWith(tags: Readonly<Record<string, string>>) {
  const estate = emptyEstate();
  const { id } = valueOf(await estate.assistants.create({ name: 'Desk', tags }));
  const applied = async (manifest: Manifest, map: PlanMap = { format: mapFormat }) => {
    const made = valueOf(await plan(manifest, estate, { map }));
    const report = await apply(made, estate, { store: createMemoryRunStore(), force: true });
    const again = valueOf(await plan(manifest, estate, { map, known: new Map([['desk', id]]) }));
    return { made, report, again };
  };
  return { estate, id, applied };
}

describe('as many tags as the vendor allows', () => {
  it('are exchanged: those that go make room for those that come', async () => {
    const { estate, id, applied } = await deskWith(tagsFrom(0));
    const { report, again } = await applied(wanted(tagsFrom(10)));
    expect(valueOf(report)).toMatchObject({ outcome: 'applied', problems: [] });
    expect(valueOf(await estate.tagging.list(id))).toEqual(tagsFrom(10));
    expect(again.steps).toEqual([]);
  });
});

describe('more tags than the vendor allows', () => {
  const reason = expect.stringContaining('at most 50 tags') as string;
  const map: PlanMap = { format: mapFormat, accept: ['desk/tags'] };
  const dropped = (names: readonly string[]) =>
    names.map((name) => [`desk/tags/${name}`, 'dropped', reason]);

  it('are told before anything is sent', async () => {
    const made = valueOf(await plan(wanted(tagsFrom(0, 52)), emptyEstate()));
    expect(made.applyable).toBe(false);
    expect(
      made.assistants[0]?.fields
        .filter(({ verdict }) => verdict !== 'carried')
        .map(({ field, verdict, reason }) => [field, verdict, reason]),
    ).toEqual(dropped(['tag-150', 'tag-151']));
    const [create] = made.steps;
    expect(create?.action).toMatchObject({ draft: { tags: tagsFrom(0) } });
  });

  it('count with the tags of the vendor and of this library, and leave nothing to plan', async () => {
    const mark = { 'assistant-provider:step': 'run/desk' };
    const { estate, id, applied } = await deskWith({ ...tagsFrom(0, 48), ...mark });
    const { made, report, again } = await applied(wanted(tagsFrom(0)), map);
    expect(
      made.assistants[0]?.fields
        .filter(({ verdict }) => verdict !== 'carried')
        .map(({ field, verdict, reason }) => [field, verdict, reason]),
    ).toEqual(dropped(['tag-149']));
    expect(valueOf(report)).toMatchObject({ outcome: 'applied', problems: [] });
    expect(valueOf(await estate.tagging.list(id))).toEqual({ ...tagsFrom(0, 49), ...mark });
    expect(again.steps).toEqual([]);
  });

  it('keep those that are there already', async () => {
    const { applied } = await deskWith(tagsFrom(2));
    const { made } = await applied(wanted(tagsFrom(0, 52)), map);
    expect(made.steps.map(({ action }) => action.type)).toEqual(['adopt']);
  });
});
