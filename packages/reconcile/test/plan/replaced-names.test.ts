/** An assistant that is created under a name that another one has. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { apply } from '../../src/apply/apply.js';
import { manifestFormat, type Manifest } from '../../src/manifest/manifest.js';
import { mapFormat, type PlanMap } from '../../src/map/map.js';
import { plan } from '../../src/plan/make-plan.js';
import { createMemoryRunStore } from '../../src/run-store/memory-run-store.js';
import { valueOf } from '../estate.js';
import { givenAccount } from '../histories/qconnect.js';

const wanted: Manifest = {
  format: manifestFormat,
  assistants: { desk: { name: 'Desk', description: 'After' } },
};

async function account(duplicateAssistantName: 'ConflictException' | 'allowed') {
  const world = await givenAccount({ duplicateAssistantName, assistantCreationMilliseconds: 0 });
  onTestFinished(() => world.close());
  const { provider } = world;
  valueOf(await provider.assistants.create({ name: 'Desk', description: 'Before' }));
  world.wait();
  return provider;
}

const mapWith = (name: string): PlanMap => ({
  format: mapFormat,
  accept: ['desk/named-by'],
  assistants: { desk: { name } },
});

describe('the replacement of an assistant of Q in Connect under its own name', () => {
  it('is asked before: the vendor may refuse a second assistant of the name', async () => {
    const made = valueOf(await plan(wanted, await account('ConflictException')));
    expect(made.assistants[0]?.change).toBe('replace');
    expect(made.applyable).toBe(false);
    expect(made.questions).toMatchObject([
      {
        id: 'assistants/desk/name',
        fields: ['desk/name'],
        answerAt: ['assistants', 'desk', 'name'],
        candidates: [{ value: 'Desk 2' }, { value: 'Desk' }],
      },
    ]);
  });

  it.each([
    ['another name', 'Desk 2', 'ConflictException'],
    ['the same name where the vendor accepts it', 'Desk', 'allowed'],
  ] as const)('is done with %s', async (_, name, setting) => {
    const provider = await account(setting);
    const map = mapWith(name);
    const made = valueOf(await plan(wanted, provider, { map }));
    expect(made.questions).toEqual([]);
    const report = valueOf(await apply(made, provider, { store: createMemoryRunStore() }));
    expect(report).toMatchObject({ outcome: 'applied', problems: [] });
    const known = new Map(report.identities.map(({ key, id }) => [key, id]));
    expect(valueOf(await plan(wanted, provider, { map, known })).steps).toEqual([]);
  });
});

it('two new assistants of one name are asked at Q in Connect', async () => {
  const world = await givenAccount();
  onTestFinished(() => world.close());
  const both = { one: { name: 'Desk' }, two: { name: 'Desk' } };
  const made = valueOf(await plan({ ...wanted, assistants: both }, world.provider));
  expect(made.questions.map(({ id }) => id)).toEqual(['assistants/two/name']);
});
