/** Assistants and parts of one name: a run that is killed must not take one for the other. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { runSteps, type RunScope } from '../../src/apply/run-steps.js';
import { undoSteps } from '../../src/apply/undo-steps.js';
import { manifestFormat, type ManifestAssistant } from '../../src/manifest/manifest.js';
import { mapFormat, type PlanMap } from '../../src/map/map.js';
import { plan } from '../../src/plan/make-plan.js';
import { knownIds, memoryJournal, type MemoryJournal } from '../memory-journal.js';
import { genesysAccount, qconnectAccount, type Account } from './kit/account.js';
import { scopeOf } from './kit/case.js';
import { dying, dyingJournal, mortal } from './kit/process.js';
import { runs } from './kit/runs.js';

/** A tag more than these finds no place, so nothing marks what was created. */
const fullTags = Object.fromEntries(
  Array.from({ length: 50 }, (_, index) => [`tag-${index}`, 'value']),
);
const desk = { name: 'Desk' };
/** The vendor forgets idempotency keys at once. */
const forgetful = { clientTokenMilliseconds: 0, clientTokenReused: 'newRequest' };
const marks: readonly (readonly [
  string,
  () => Promise<Account>,
  ManifestAssistant,
  isMarked: boolean,
])[] = [
  ['marked in their names', () => genesysAccount(), desk, false],
  [
    'whose marked names the vendor refuses',
    () => genesysAccount('001', { maxNameLength: 8 }),
    desk,
    false,
  ],
  [
    'in lists that lag behind',
    () => genesysAccount('001', { maxNameLength: 8, listDelayMilliseconds: 8_000 }),
    desk,
    false,
  ],
  ['with marks as tags', () => qconnectAccount('001', forgetful), desk, true],
  ['without any mark', () => qconnectAccount('001', forgetful), { ...desk, tags: fullTags }, false],
];

async function planned(
  open: () => Promise<Account>,
  assistants: Record<string, ManifestAssistant>,
) {
  const target = await open();
  onTestFinished(() => target.close());
  // The answer to the question whether the account accepts a name twice.
  const names = Object.entries(assistants).map(([key, { name }]) => [key, { name }] as const);
  const map: PlanMap = { format: mapFormat, assistants: Object.fromEntries(names) };
  const made = (
    await plan({ format: manifestFormat, assistants }, target.provider, { map })
  )._unsafeUnwrap();
  expect(made.applyable).toBe(true);
  target.received();
  const run = (provider: RunScope['provider'], journal: MemoryJournal) =>
    scopeOf({ plan: made, target }, provider, journal, 2);
  return { target, run };
}

/** A quick run leaves out the points after a request. Most of them are as those before the next one. */
const everyPoint = runs(1) > 1;

/** Kills a run at each of its points in turn, resumes it, and shows what is there then. */
async function* killedAnywhere(...given: Parameters<typeof planned>) {
  let isDead = true;
  for (let point = 0; isDead; point += everyPoint ? 1 : 2) {
    const { target, run } = await planned(...given);
    const journal = memoryJournal();
    const life = mortal(point);
    const killed = target.open({ requests: dying(life) });
    await Promise.race([runSteps(run(killed, dyingJournal(journal, life))), life.dead]);
    isDead = life.isDead();
    expect(await runSteps(run(target.provider, journal)), `point ${point}`).toEqual([]);
    target.wait();
    yield { at: `point ${point}`, target, journal, run };
  }
}

async function namesAt({ provider }: Account): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const entry of provider.assistants.all()) names.push(entry._unsafeUnwrap().name);
  return names;
}

describe.each(marks)('two assistants of one name, %s,', (_, open, assistant, isMarked) => {
  it('are two after a kill at any point, and none after a rollback', async () => {
    const given = { one: assistant, two: assistant };
    for await (const { at, target, journal, run } of killedAnywhere(open, given)) {
      expect(await namesAt(target), at).toEqual(['Desk', 'Desk']);
      expect(new Set(knownIds(journal).values()).size, at).toBe(2);
      const undone = await undoSteps(run(target.provider, journal), new Set());
      expect(undone.problems, at).toEqual([]);
      target.wait();
      expect(await namesAt(target), at).toEqual([]);
    }
  });

  it('are asked about if a third one could be theirs', async () => {
    const { target, run } = await planned(open, { one: assistant });
    const { provider } = target;
    const journal = memoryJournal();
    const life = mortal(0);
    const dies: MemoryJournal = {
      ...journal,
      end: (...given) => dyingJournal(journal, life).end(...given),
    };
    await Promise.race([runSteps(run(provider, dies)), life.dead]);
    target.wait();
    const [first] = (await provider.assistants.list())._unsafeUnwrap().items;
    const foreign = await provider.assistants.create({
      name: 'Desk',
    });
    const { id } = foreign._unsafeUnwrap();
    target.wait();
    target.received();
    const problems = await runSteps(run(provider, journal));
    expect(target.writes()).toEqual([]);
    if (isMarked) return expect([problems, knownIds(journal).get('one')]).toEqual([[], first?.id]);
    expect(problems).toMatchObject([{ kind: 'unclear', step: 'one/create' }]);
    for (const candidate of [first?.id, id]) expect(JSON.stringify(problems)).toContain(candidate);
    // A person has looked, and the other one is gone.
    (await provider.assistants.delete(id))._unsafeUnwrap();
    target.wait();
    expect(await runSteps(run(provider, journal))).toEqual([]);
    expect(await namesAt(target)).toEqual(['Desk']);
  });
});

const guard = (text: string) => ({
  name: 'Guard',
  content: {
    visibilityStatus: 'SAVED',
    blockedInputMessaging: text,
    blockedOutputsMessaging: text,
    wordPolicyConfig: { wordsConfig: [{ text: 'law' }] },
  },
});

describe('two parts of one name', () => {
  it('at Amazon Q in Connect are two after a kill at any point', async () => {
    const open = () =>
      qconnectAccount('001', { ...forgetful, duplicateAIGuardrailName: 'allowed' });
    const parts = { aiGuardrail: { one: guard('one'), two: guard('two') } };
    for await (const { at, target } of killedAnywhere(open, { desk: { ...desk, parts } })) {
      const [assistant] = (await target.provider.assistants.list())._unsafeUnwrap().items;
      const kept = await target.provider.parts?.list(assistant?.id ?? '', {
        ...{ kind: 'aiGuardrail', origin: 'customer' },
      });
      const texts = kept?._unsafeUnwrap().map(({ content }) => content['blockedInputMessaging']);
      expect(texts?.sort(), at).toEqual(['one', 'two']);
    }
  });
});
