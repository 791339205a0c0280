/** What `verify` says after any history of writes behind a manifest, at every vendor. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Manifest, ManifestAssistant } from '../../src/manifest/manifest.js';
import { snapshot } from '../../src/snapshot/snapshot.js';
import { verify, type Verification } from '../../src/verify/verify.js';
import { valueOf } from '../estate.js';
import { genesysAnswers, genesysWrite, givenOrganisation } from '../histories/genesys.js';
import { givenMemory, memoryWrite } from '../histories/memory.js';
import { givenAccount, qconnectAnswers, qconnectWrite } from '../histories/qconnect.js';
import { anyOf, eachOf, isLong, live, runs, type World, type Write } from '../histories/world.js';
import { byOrigin, changedFields, inManifest } from './changed-fields.js';

const account = 'one';

/** A manifest that was applied, and what the account is after further writes. */
async function afterWrites(world: World, first: readonly Write[], then: readonly Write[]) {
  await live(world, first);
  const applied = valueOf(await snapshot(world.provider, { account })).manifest;
  const same = valueOf(await verify(applied, world.provider, { account, applied }));
  expect(same.differences).toEqual([]);
  expect(same.questions).toEqual([]);
  await live(world, then);
  const present = valueOf(await snapshot(world.provider, { account, earlier: applied })).manifest;
  return { applied, present };
}

/** The fields of one assistant in which the account differs, as a manifest names them. */
const reportedFor = (
  key: string,
  { differences }: Verification,
  after: ManifestAssistant,
): readonly string[] => [
  ...new Set(
    differences
      .filter(({ field }) => field.split('/')[0] === key)
      .map(({ field }) => inManifest(field.slice(key.length + 1), after)),
  ),
];

/** What follows from another field, and is reported there. */
function ofItself(key: string, fields: readonly string[], applied: ManifestAssistant) {
  const carriesRoles = Object.keys(applied.parts?.['copilot'] ?? {}).length > 0;
  const hasNoCopilot = applied.parts?.['copilot'] !== undefined && !carriesRoles;
  const queues = fields.some((field) => field.startsWith('queues/'));
  return fields
    .filter(
      (field) =>
        // The copilot holds the roles, and a queue its users.
        !(carriesRoles && field.startsWith('aiAgents/')) &&
        !(hasNoCopilot && field.startsWith('aiAgents/')) &&
        !(queues && field.startsWith('parts/queueUsers/')),
    )
    .map((field) => `${key}/${field}`)
    .sort();
}

async function expectDrift(world: World, first: readonly Write[], then: readonly Write[]) {
  const { applied, present } = await afterWrites(world, first, then);
  const { provider } = world;
  const agentKind = provider.limits.aiAgents?.agentPart ?? '';
  const verified = valueOf(await verify(applied, provider, { account, applied }));
  expect(verified.differences.filter(({ side }) => side !== 'drift')).toEqual([]);
  const now = byOrigin(present);
  const names = new Set(Object.values(present.assistants).map(({ name }) => name));
  for (const [key, before] of Object.entries(applied.assistants)) {
    const after = now.get(before.origin?.id ?? '');
    if (after === undefined) {
      // Another assistant of that name may stand for it.
      if (names.has(before.name)) continue;
      expect(verified.differences.map(({ field }) => field)).toContain(key);
      continue;
    }
    const changed = changedFields(before, after, agentKind);
    if (changed === undefined) continue;
    const reported = reportedFor(key, verified, after);
    expect(ofItself(key, reported, before)).toEqual(ofItself(key, changed, before));
  }
  expect(world.writes()).toEqual([]);
}

/** The account is as it was left, and the manifest is another one: nobody has changed the account. */
async function expectPending(world: World, first: readonly Write[], then: readonly Write[]) {
  const { applied: other, present } = await afterWrites(world, first, then);
  const wanted: Manifest = {
    ...other,
    assistants: { ...other.assistants, another: { name: 'Not created yet' } },
  };
  const verified = valueOf(await verify(wanted, world.provider, { account, applied: present }));
  expect(verified.differences).toContainEqual(
    expect.objectContaining({ field: 'another', side: 'pending' }),
  );
  expect(verified.differences.filter(({ side }) => side !== 'pending')).toEqual([]);
  expect(world.writes()).toEqual([]);
}

const vendors = [
  {
    vendor: 'Genesys Cloud',
    given: givenOrganisation,
    answers: genesysAnswers,
    write: genesysWrite(),
  },
  { vendor: 'Q in Connect', given: givenAccount, answers: qconnectAnswers, write: qconnectWrite() },
  { vendor: 'the memory vendor', given: givenMemory, answers: {}, write: memoryWrite },
] as const;

describe.each(vendors)('verify at $vendor', ({ given, answers, write }) => {
  const open = given as (settings: object) => Promise<World>;
  const history = fc.array(write, { minLength: 3, maxLength: 25, size: 'max' });
  const inWorld = async (settings: object, check: (world: World) => Promise<void>) => {
    const world = await open(settings);
    try {
      await check(world);
    } finally {
      await world.close();
    }
  };

  it('reports as drift, field by field, what was changed behind the manifest', async () => {
    await fc.assert(
      fc.asyncProperty(history, history, anyOf(answers as never), (first, then, settings) =>
        inWorld(settings, (world) => expectDrift(world, first, then)),
      ),
      { numRuns: runs },
    );
  });

  it('reports no drift for changes that were not applied yet', async () => {
    await fc.assert(
      fc.asyncProperty(history, history, anyOf(answers as never), (first, then, settings) =>
        inWorld(settings, (world) => expectPending(world, first, then)),
      ),
      { numRuns: runs },
    );
  });

  // There are more than a hundred settings, so that each gets a short history unless there is a night's time.
  const length = isLong ? 20 : 3;
  const [short] = fc.sample(
    fc.tuple(
      fc.array(write, { minLength: length, maxLength: length }),
      fc.array(write, { minLength: length, maxLength: length }),
    ),
    { numRuns: 1, seed: 11 },
  );
  it.each(eachOf(answers as never))('tells drift under the setting %j', async (settings) => {
    const [first, then] = short ?? [[], []];
    await inWorld(settings, (world) => expectDrift(world, first, then));
    await inWorld(settings, (world) => expectPending(world, first, then));
  });
});
