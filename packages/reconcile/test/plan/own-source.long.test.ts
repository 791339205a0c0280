/** A plan of a snapshot against its own source, at every vendor, after any history of writes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringifyManifest } from '../../src/manifest/stringify.js';
import { plan } from '../../src/plan/make-plan.js';
import { parsePlan, stringifyPlan } from '../../src/plan/plan-file.js';
import { snapshot } from '../../src/snapshot/snapshot.js';
import { valueOf } from '../estate.js';
import { genesysAnswers, genesysWrite, givenOrganisation } from '../histories/genesys.js';
import { givenAccount, qconnectAnswers, qconnectWrite } from '../histories/qconnect.js';
import { anyOf, eachOf, isLong, live, runs, type World, type Write } from '../histories/world.js';

async function expectEmptyPlan(world: World, history: readonly Write[]) {
  await live(world, history);
  const { manifest } = valueOf(await snapshot(world.provider, { account: 'one' }));
  const planned = valueOf(await plan(manifest, world.provider, { account: 'one' }));
  expect(planned.steps).toEqual([]);
  expect(planned.questions).toEqual([]);
  const open = planned.assistants.flatMap(({ fields }) =>
    fields.filter(({ verdict }) => verdict !== 'carried'),
  );
  expect(open).toEqual([]);
  expect(planned.assistants.filter(({ change }) => change !== 'none')).toEqual([]);
  expect(planned.applyable).toBe(true);
  expect(world.writes()).toEqual([]);
  const again = valueOf(await plan(manifest, world.provider, { account: 'one' }));
  expect(stringifyPlan(again)).toBe(stringifyPlan(planned));
  for (const text of [stringifyManifest(manifest), stringifyPlan(planned)])
    expect(text).not.toContain(world.secret ?? '');
  expect(valueOf(parsePlan(stringifyPlan(planned)))).toEqual(planned);
}

const vendors = [
  {
    vendor: 'Genesys Cloud',
    given: givenOrganisation,
    answers: genesysAnswers,
    write: genesysWrite(),
  },
  { vendor: 'Q in Connect', given: givenAccount, answers: qconnectAnswers, write: qconnectWrite() },
] as const;

describe.each(vendors)('at $vendor', ({ given, answers, write }) => {
  const open = given as (settings: object) => Promise<World>;
  const history = fc.array(write, { minLength: 5, maxLength: 40, size: 'max' });

  it('is empty after any history, sends no write, and holds no secret', async () => {
    await fc.assert(
      fc.asyncProperty(history, anyOf(answers as never), async (writes, settings) => {
        const world = await open(settings);
        try {
          await expectEmptyPlan(world, writes);
        } finally {
          await world.close();
        }
      }),
      { numRuns: runs },
    );
  });

  // There are more than a hundred settings, so that each gets a short history unless there is a night's time.
  const length = isLong ? 20 : 3;
  const [short] = fc.sample(fc.array(write, { minLength: length, maxLength: length }), {
    numRuns: 1,
    seed: 7,
  });
  it.each(eachOf(answers as never))('is empty under the setting %j', async (settings) => {
    const world = await open(settings);
    try {
      await expectEmptyPlan(world, short ?? []);
    } finally {
      await world.close();
    }
  });
});
