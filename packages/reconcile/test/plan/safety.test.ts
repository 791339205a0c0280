/** What a plan does not do before a person has looked. */
import { describe, expect, it } from 'vitest';
import { manifestFormat, type Manifest } from '../../src/manifest/manifest.js';
import { plan } from '../../src/plan/make-plan.js';
import { snapshot } from '../../src/snapshot/snapshot.js';
import { emptyEstate, type Estate } from '../desks.js';

const create = async (estate: Estate, name: string): Promise<string> =>
  (await estate.assistants.create({ name }))._unsafeUnwrap().id;

describe('a plan', () => {
  it('needs force to change more than 30 % of ten assistants', async () => {
    const estate = emptyEstate();
    for (let index = 0; index < 10; index += 1) await create(estate, `Desk ${index}`);
    const { manifest } = (await snapshot(estate))._unsafeUnwrap();
    const rulesOf = async (changed: number) => {
      const assistants = Object.entries(manifest.assistants).map(([key, assistant], index) => {
        const description = index < changed ? 'Changed' : '';
        return [key, { ...assistant, description }] as const;
      });
      const wanted = { ...manifest, assistants: Object.fromEntries(assistants) };
      const { obstacles } = (await plan(wanted, estate))._unsafeUnwrap();
      return obstacles.map(({ rule, forcible }) => [rule, forcible]);
    };
    expect(await rulesOf(3)).toEqual([]);
    expect(await rulesOf(4)).toEqual([['changes', true]]);
  });

  it('asks which one is meant if two assistants have the name', async () => {
    const estate = emptyEstate();
    const ids = [await create(estate, 'Desk'), await create(estate, 'Desk')];
    const manifest: Manifest = {
      format: manifestFormat,
      assistants: { desk: { name: 'Desk' } },
    };
    const { steps, questions } = (await plan(manifest, estate))._unsafeUnwrap();
    expect(steps).toEqual([]);
    expect(questions[0]?.candidates.slice(0, 2).map(({ value }) => value)).toEqual(
      ids.map((id) => ({ id })),
    );
  });

  it('unbinds no queue while one of the manifest is open: it may be that very queue', async () => {
    const estate = emptyEstate();
    const id = await create(estate, 'Desk');
    const queueId = 'queue-one-Returns';
    (await estate.queues.bind(id, { queueId, mediaTypes: ['call'] }))._unsafeUnwrap();
    const stepsWith = async (queue: string) => {
      const manifest: Manifest = {
        format: manifestFormat,
        assistants: { desk: { name: 'Desk', queues: [{ queue, mediaTypes: ['call'] }] } },
      };
      const { steps } = (await plan(manifest, estate))._unsafeUnwrap();
      return steps.map(({ action }) => action.type);
    };
    expect(await stepsWith('A queue of another account')).not.toContain('unbind');
    expect(await stepsWith('Travel')).toContain('unbind');
  });
});
