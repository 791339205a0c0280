/** Parts that differ in a field that is fixed at creation: new parts take their places under their names. */
import type { JsonObject } from '@assistant-provider/core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { apply, createMemoryRunStore, plan, snapshot, type Manifest } from '../../src/index.js';
import { runSteps } from '../../src/apply/run-steps.js';
import { undoSteps } from '../../src/apply/undo-steps.js';
import { valueOf } from '../estate.js';
import { memoryJournal } from '../memory-journal.js';
import { genesysAccount, qconnectAccount, type Account } from './kit/account.js';
import { scopeOf } from './kit/case.js';
import { dying, dyingJournal, mortal } from './kit/process.js';

/** The first knowledge base of the organisation. */
const base = 'bbbbbbbb-0000-4000-8001-000000000001';

const variation = (defaultLanguage: string): JsonObject => ({
  transcriptionConfig: { vendorName: 'Genesys' },
  knowledgeSuggestionConfig: {
    vendorName: 'GenesysKnowledge',
    knowledgeBase: { id: base, languageCode: 'en-US' },
  },
  copilot: { liveOnQueue: false, defaultLanguage },
});

const prompt = (type: string): JsonObject => ({
  ...{ type, templateType: 'TEXT', apiFormat: 'ANTHROPIC_CLAUDE_TEXT_COMPLETIONS' },
  ...{ modelId: 'anthropic.claude-3-haiku-20240307-v1:0', visibilityStatus: 'PUBLISHED' },
  templateConfiguration: { textFullAIPromptEditTemplateConfiguration: { text: 'prompt: hello' } },
});

const cases: readonly {
  readonly at: string;
  readonly account: () => Promise<Account>;
  readonly kind: string;
  readonly before: JsonObject;
  readonly after: JsonObject;
}[] = [
  {
    ...{ at: 'Genesys', account: () => genesysAccount(), kind: 'variation' },
    ...{ before: variation('en-US'), after: variation('de-DE') },
  },
  ...(['ConflictException', 'allowed'] as const).map((duplicateAIPromptName) => ({
    at: `Q in Connect where a second prompt of a name is answered by ${duplicateAIPromptName}`,
    account: () => qconnectAccount('001', { duplicateAIPromptName }),
    kind: 'aiPrompt',
    before: prompt('ANSWER_GENERATION'),
    after: prompt('QUERY_REFORMULATION'),
  })),
];

const options = {
  map: { format: 1, accept: ['*'] },
  thresholds: { changes: 1, deletions: 1 },
} as const;

/** An account with the part as it was, and the plan that replaces it. */
async function replacing({ account, kind, before, after }: (typeof cases)[number]) {
  const target = await account();
  const { provider } = target;
  const { parts } = provider;
  if (parts === undefined) throw new Error('the vendor has parts');
  const draft = { name: 'Desk', knowledge: [] as never[] };
  const { id } = valueOf(
    await provider.assistants.create(
      target.vendor === 'genesys'
        ? { ...draft, knowledge: [{ type: 'knowledgeBase', id: base, language: 'en-US' }] }
        : draft,
    ),
  );
  target.wait();
  const old = valueOf(await parts.put(id, { kind, name: 'Part', content: before })).id;
  const { manifest } = valueOf(await snapshot(provider));
  const desk = manifest.assistants['desk'] as Manifest['assistants'][string];
  const [key = ''] = Object.keys(desk.parts?.[kind] ?? {});
  const part = { ...desk.parts?.[kind]?.[key], name: 'Part', content: after };
  const wanted = {
    ...manifest,
    assistants: { desk: { ...desk, parts: { ...desk.parts, [kind]: { [key]: part } } } },
  };
  const made = valueOf(await plan(wanted, provider, options));
  const ids = async () =>
    valueOf(await parts.list(id, { kind, origin: 'customer' })).map((each) => each.id);
  const left = async () => valueOf(await plan(wanted, provider, options)).steps;
  return { target, plan: made, old, ids, left };
}

/** Applies the plan in a process that ends at the point. Returns the journal, or `undefined` if the plan ends before. */
async function killedAt(
  point: number,
  { target, plan: made }: Awaited<ReturnType<typeof replacing>>,
) {
  const journal = memoryJournal();
  const life = mortal(point);
  const killed = target.open({ calls: dying(life) });
  const run = scopeOf({ plan: made, target }, killed, dyingJournal(journal, life));
  await Promise.race([runSteps(run), life.dead]);
  return life.isDead() ? scopeOf({ plan: made, target }, target.provider, journal) : undefined;
}

describe.each(cases)('a part at $at', (given) => {
  it('is replaced under its own name, and nothing is left to plan', async () => {
    const { target, plan: made, old, ids, left } = await replacing(given);
    onTestFinished(() => target.close());
    const store = createMemoryRunStore();
    const report = valueOf(
      await apply(made, target.provider, { store, clock: target.clock, leaseMs: 600_000 }),
    );
    expect(report).toMatchObject({ outcome: 'applied', problems: [] });
    expect(await ids()).toHaveLength(1);
    expect(await ids()).not.toContain(old);
    expect(await left()).toEqual([]);
  });

  it('is replaced once, wherever the run was killed', async () => {
    for (let point = 0, isDead = true; isDead; point += 1) {
      const prepared = await replacing(given);
      const run = await killedAt(point, prepared);
      isDead = run !== undefined;
      if (run) {
        expect(await runSteps(run), `point ${point}`).toEqual([]);
        prepared.target.wait();
        expect(await prepared.ids(), `point ${point}`).toHaveLength(1);
        expect(await prepared.left(), `point ${point}`).toEqual([]);
      }
      await prepared.target.close();
    }
  });

  it('is still there after a rollback, or the rollback says that its deletion stays', async () => {
    const kept = new Set<boolean>();
    for (let point = 0, isDead = true; isDead; point += 1) {
      const prepared = await replacing(given);
      const run = await killedAt(point, prepared);
      isDead = run !== undefined;
      if (run) {
        const undone = await undoSteps(run, new Set());
        expect(undone.problems, `point ${point}`).toEqual([]);
        prepared.target.wait();
        const ids = await prepared.ids();
        kept.add(ids.includes(prepared.old));
        const stays = undone.irreversible.filter(({ step }) => step.endsWith('/delete'));
        expect(ids, `point ${point}`).toEqual(stays.length === 0 ? [prepared.old] : []);
      }
      await prepared.target.close();
    }
    expect([...kept]).toEqual([true, false]);
  });
});
