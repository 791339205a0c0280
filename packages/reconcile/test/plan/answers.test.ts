/** What answers and losses of a plan mean for its steps. */
import { describe, expect, it } from 'vitest';
import { mapFormat, type PlanMap } from '../../src/map/map.js';
import { manifestFormat, type Manifest } from '../../src/manifest/manifest.js';
import { plan } from '../../src/plan/make-plan.js';
import { emptyEstate } from '../desks.js';

const manifestOf = (assistants: Manifest['assistants']): Manifest => ({
  format: manifestFormat,
  assistants,
});

describe('the answer to create another assistant', () => {
  const map: PlanMap = { format: mapFormat, assistants: { desk: { create: true } } };
  const manifest = manifestOf({ desk: { name: 'Desk' } });

  it('holds until a run has created it', async () => {
    const estate = emptyEstate();
    (await estate.assistants.create({ name: 'Desk' }))._unsafeUnwrap();
    const first = (await plan(manifest, estate, { map }))._unsafeUnwrap();
    expect(first.assistants.map(({ change }) => change)).toEqual(['create']);
    const { id } = (await estate.assistants.create({ name: 'Desk' }))._unsafeUnwrap();
    const known = new Map([['desk', id]]);
    expect((await plan(manifest, estate, { map, known }))._unsafeUnwrap().steps).toEqual([]);
  });

  it('holds again when the created one is gone', async () => {
    const estate = emptyEstate();
    (await estate.assistants.create({ name: 'Desk' }))._unsafeUnwrap();
    const again = await plan(manifest, estate, { map, known: new Map([['desk', 'gone']]) });
    expect(again._unsafeUnwrap().assistants.map(({ change }) => change)).toEqual(['create']);
  });
});

describe('a description that the target does not accept', () => {
  it('is dropped, and not sent', async () => {
    const manifest = manifestOf({ desk: { name: 'Desk', description: 'x'.repeat(5_000) } });
    const { steps, assistants } = (await plan(manifest, emptyEstate()))._unsafeUnwrap();
    expect(assistants[0]?.fields).toContainEqual(
      expect.objectContaining({ field: 'desk/description', verdict: 'dropped' }),
    );
    expect(steps[0]?.action).toEqual({ type: 'create', draft: { name: 'Desk' }, mark: 'tag' });
  });
});
