/** Moves of twenty assistants between both vendors, compared field by field with the verdicts. */
import { requireFeatures, type AssistantProvider, type PartDraft } from '@assistant-provider/core';
import type { GenesysSeed, QConnectSeed, QConnectSettings } from '@assistant-provider/emulators';
import { describe, expect, it } from 'vitest';
import {
  applyMove,
  createMemoryRunStore,
  createStoreLedger,
  mapFormat,
  planMove,
  rollback,
  snapshot,
  verifyMove,
  type Manifest,
  type MoveOptions,
  type PlanMap,
} from '../../src/index.js';
import { valueOf } from '../estate.js';
import { givenGenesysWith, givenQConnectWith, idOf } from '../vendors.js';
import { fieldByField } from './field-by-field.js';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const names = numbers(20).map((n) => `Desk ${n}`);
const fives = [0, 5, 10, 15].map((first) => names.slice(first, first + 5));

/** The names of both organisations are the same, and the ids differ. */
const directory = (group: string): GenesysSeed => ({
  routingQueues: numbers(40).map((n) => ({ id: idOf(group, n), name: `Queue ${n}` })),
  users: numbers(3).map((n) => ({ id: idOf(group, 100 + n), name: `User ${n}` })),
  knowledgeBases: numbers(3).map((n) => ({ id: idOf(group, 200 + n), name: `Base ${n}` })),
  summarySettings: [{ id: idOf(group, 301), name: 'Short' }],
});

const genesysEstate: GenesysSeed = {
  ...directory('a'),
  assistants: numbers(20).map((n) => ({
    ...{ id: idOf('d', n), name: `Desk ${n}` },
    copilot: {
      liveOnQueue: n % 2 === 0,
      defaultLanguage: 'en-US',
      summaryGenerationConfig: { enabled: true, summarySetting: { id: idOf('a', 301) } },
    },
    knowledgeSuggestionConfig: {
      vendorName: 'GenesysKnowledge',
      knowledgeBase: { id: idOf('a', 201 + (n % 3)), languageCode: 'en-US' },
    },
  })),
  assistantQueues: numbers(40).map((n) => ({
    ...{ id: idOf('a', n), assistantId: idOf('d', Math.ceil(n / 2)) },
    ...{ mediaTypes: n % 2 === 0 ? ['call'] : ['call', 'message'] },
    ...(n % 3 === 0 && { assignmentMode: 'Manual', users: [idOf('a', 101 + (n % 2))] }),
  })),
  variations: numbers(5).map((n) => ({
    ...{ id: idOf('e', n), assistantId: idOf('d', n), name: 'German' },
    copilot: { defaultLanguage: 'de-DE', liveOnQueue: true },
  })),
};

const bases = (group: string): NonNullable<QConnectSeed['knowledgeBases']> =>
  numbers(3).map((n) => ({
    ...{ knowledgeBaseId: idOf(group, 200 + n), name: `Base ${n}`, knowledgeBaseType: 'CUSTOM' },
  }));

const qconnectAccount = (group: string, settings: Partial<QConnectSettings> = {}) =>
  givenQConnectWith(
    { knowledgeBases: bases(group) },
    { assistantCreationMilliseconds: 0, ...settings },
  );

function givenRun() {
  const store = createMemoryRunStore();
  return { store, ledger: createStoreLedger(store) };
}

/** What people accept of a move to a vendor that lacks it. */
const accepting = (...accept: readonly string[]): PlanMap => ({ format: mapFormat, accept });
const toQConnect: PlanMap = {
  ...accepting('*/knowledge/*/language', '*/parts/*', '*/queues/*', '*/aiAgents/*'),
  agents: { summarization: { skip: 'chosen later' } },
};
const toGenesys = accepting('*/description', '*/tags', '*/encryption', '*/parts/*', '*/aiAgents/*');

/** Moves, verifies, and compares field by field. Returns the manifests of both sides and the move. */
async function moved(
  options: MoveOptions,
  { store, ledger }: ReturnType<typeof givenRun>,
  runId: string,
) {
  const move = valueOf(await planMove({ ...options, ledger }));
  expect(move.plan.questions).toEqual([]);
  expect(move.plan.obstacles).toEqual([]);
  expect(move.uncarried.filter(({ accepted }) => accepted !== true)).toEqual([]);
  const report = valueOf(await applyMove(move, options.to, { store, ledger, runId }));
  expect(report).toMatchObject({ outcome: 'applied', problems: [] });
  const verification = valueOf(await verifyMove(move, { ...options, ledger }));
  expect(verification).toMatchObject({ differences: [], lost: [], clean: true });
  const { manifest: arrived } = valueOf(await snapshot(options.to));
  const compared = fieldByField(move.manifest, arrived, move.plan);
  expect(compared.surprises).toEqual([]);
  return { move, arrived, compared };
}

/** An assistant with prompts, a guardrail and agents in several versions, roles, tags and knowledge. */
async function furnish(provider: AssistantProvider, name: string, group: string): Promise<void> {
  const able = valueOf(requireFeatures(provider, 'parts', 'knowledge', 'aiAgents'));
  const { id } = valueOf(
    await able.assistants.create({
      ...{ name, description: `${name} helps`, tags: { team: 'returns', desk: name } },
      knowledge: [1, 2].map((n) => ({ type: 'knowledgeBase', id: idOf(group, 200 + n) })),
    }),
  );
  const [link] = valueOf(await able.knowledge.list(id));
  const published = async (draft: PartDraft, descriptions: readonly string[]) => {
    let part = valueOf(await able.parts.put(id, draft));
    const place = { kind: part.kind, id: part.id };
    for (const description of descriptions) {
      const content = { ...part.content, description };
      part = valueOf(await able.parts.put(id, { ...place, content }));
      valueOf(await able.parts.publish(id, place));
    }
    return place;
  };
  const prompt = await published(
    {
      ...{ kind: 'aiPrompt', name: 'Answers' },
      content: {
        ...{ type: 'ORCHESTRATION', templateType: 'TEXT', apiFormat: 'MESSAGES' },
        ...{ modelId: 'us.example.large-v1:0', visibilityStatus: 'PUBLISHED' },
        templateConfiguration: {
          textFullAIPromptEditTemplateConfiguration: { text: `prompt: ${name}` },
        },
      },
    },
    ['First', 'Second', 'Third'],
  );
  // The numbers of the copy differ from these.
  valueOf(await able.parts.delete(id, { ...prompt, version: 1 }));
  const guardrail = await published(
    {
      ...{ kind: 'aiGuardrail', name: 'Polite' },
      content: {
        ...{ visibilityStatus: 'PUBLISHED', blockedInputMessaging: 'No' },
        ...{ blockedOutputsMessaging: 'No' },
        wordPolicyConfig: { wordsConfig: [{ text: 'never' }] },
      },
    },
    ['First'],
  );
  const agent = async (named: string, type: string, arm: string, members: PartDraft['content']) =>
    published(
      {
        ...{ kind: 'aiAgent', name: named },
        content: { type, visibilityStatus: 'PUBLISHED', configuration: { [arm]: members } },
      },
      ['First', 'Second'],
    );
  const answers = await agent(
    ...(['Answers', 'ANSWER_RECOMMENDATION', 'answerRecommendationAIAgentConfiguration'] as const),
    {
      answerGenerationAIPromptId: `${prompt.id}:3`,
      answerGenerationAIGuardrailId: `${guardrail.id}:1`,
      associationConfigurations: [{ associationId: link?.linkId ?? '' }],
    },
  );
  const orchestrator = await agent(
    ...(['Leads', 'ORCHESTRATION', 'orchestrationAIAgentConfiguration'] as const),
    { orchestrationAIPromptId: `${prompt.id}:2` },
  );
  const assign = (...given: Parameters<typeof able.aiAgents.assign>) =>
    able.aiAgents.assign(...given);
  valueOf(await assign(id, { role: 'answerRecommendation', agentId: `${answers.id}:2` }));
  const useCase = 'Connect.AgentAssistance';
  valueOf(await assign(id, { role: 'orchestration', useCase, agentId: `${orchestrator.id}:1` }));
}

describe('twenty assistants', () => {
  it('move from Genesys Cloud to Q in Connect and back, and lose what the plans say', async () => {
    const { provider: genesys, emulator } = await givenGenesysWith(genesysEstate);
    const { provider: other } = await givenGenesysWith(directory('c'));
    const run = givenRun();
    const before = JSON.stringify(emulator.snapshot());
    let start: Manifest['assistants'] = {};
    // An account of Q in Connect holds five assistants.
    for (const [index, five] of fives.entries()) {
      const { provider: qconnect } = await qconnectAccount(['b', '4', '5', '6'][index] ?? '');
      const there = await moved(
        {
          ...{ from: genesys, to: qconnect, map: toQConnect, select: { names: five } },
          accounts: { from: 'org-1', to: `account-${index}` },
        },
        run,
        `there-${index}`,
      );
      expect(there.compared.same).toBeGreaterThan(0);
      expect(there.compared.others).toHaveProperty('dropped');
      start = { ...start, ...there.move.manifest.assistants };
      const back = await moved(
        {
          ...{ from: qconnect, to: other, map: toGenesys },
          accounts: { from: `account-${index}`, to: 'org-2' },
        },
        run,
        `back-${index}`,
      );
      expect(back.move.plan.assistants).toHaveLength(5);
    }
    expect(JSON.stringify(emulator.snapshot())).toBe(before);
    const { manifest: end } = valueOf(await snapshot(other));
    expect(Object.keys(end.assistants)).toEqual(Object.keys(start).sort());
    for (const [key, { name, knowledge }] of Object.entries(start)) {
      const baseOf = (assistant: Manifest['assistants'][string] | undefined) =>
        Object.values(assistant?.knowledge ?? {}).map((its) => 'base' in its && its.base);
      expect(end.assistants[key]).toMatchObject({ name });
      expect(baseOf(end.assistants[key])).toEqual(baseOf({ name, knowledge } as never));
      expect(end.assistants[key]?.queues).toEqual([]);
    }
  }, 60_000);

  it('move whole from one account of Q in Connect to another, and back out again', async () => {
    const run = givenRun();
    for (const [index, five] of fives.entries()) {
      const { provider: from, emulator } = await qconnectAccount('b');
      const { provider: to } = await qconnectAccount('c');
      for (const name of five) await furnish(from, name, 'b');
      const before = JSON.stringify(emulator.snapshot());
      const accounts = { from: `one-${index}`, to: `two-${index}` };
      const { move, compared } = await moved({ from, to, accounts }, run, `run-${index}`);
      expect(move.uncarried).toEqual([]);
      expect(compared).toMatchObject({ others: {} });
      expect(compared.same).toBeGreaterThan(five.length * 40);
      if (index === 0) {
        const undone = valueOf(await rollback(`run-${index}`, to, run));
        expect(undone).toMatchObject({ outcome: 'rolledBack', problems: [] });
        expect(valueOf(await snapshot(to)).manifest.assistants).toEqual({});
      }
      expect(JSON.stringify(emulator.snapshot())).toBe(before);
    }
  }, 60_000);

  it('take the place of those at the target that differ in what is fixed at creation', async () => {
    const run = givenRun();
    for (const [index, pair] of numbers(10)
      .map((n) => names.slice(2 * n - 2, 2 * n))
      .entries()) {
      const { provider: from } = await qconnectAccount('b');
      // Whether two assistants can share a name is unknown. The map says that this account accepts it.
      const settings = { duplicateAssistantName: 'allowed' } as const;
      const { provider: to, emulator } = await qconnectAccount('c', settings);
      for (const name of pair) {
        await furnish(from, name, 'b');
        valueOf(await to.assistants.create({ name, description: 'The old one' }));
      }
      const old = emulator.snapshot().assistants.map(({ assistantId }) => assistantId);
      const accounts = { from: `one-${index}`, to: `two-${index}` };
      const assistants = Object.fromEntries(
        pair.map((name) => [name.toLowerCase().replace(' ', '-'), { name }] as const),
      );
      const map = { ...accepting('*/named-by/*'), assistants };
      const options = { from, to, accounts, map, thresholds: { changes: 1 } };
      const { move } = await moved(options, run, `run-${index}`);
      expect(move.plan.assistants.map(({ change }) => change)).toEqual(['replace', 'replace']);
      // Nothing is deleted: what is bound to the old ones still works.
      const ids = emulator.snapshot().assistants.map(({ assistantId }) => assistantId);
      expect(ids).toEqual(expect.arrayContaining(old));
      expect(ids).toHaveLength(4);
    }
  }, 60_000);

  it('ask for a name, and leave nothing behind if the vendor refuses the same one', async () => {
    const run = givenRun();
    const { provider: from } = await qconnectAccount('b');
    const { provider: to, emulator } = await qconnectAccount('c');
    await furnish(from, 'Desk 1', 'b');
    valueOf(await to.assistants.create({ name: 'Desk 1', description: 'The old one' }));
    const map = accepting('*/named-by/*');
    const between = { from, to, accounts: { from: 'one', to: 'two' }, ledger: run.ledger };
    const asked = valueOf(await planMove({ ...between, map }));
    expect(asked.plan.questions.map(({ id }) => id)).toEqual(['assistants/desk-1/name']);
    const same = { ...map, assistants: { 'desk-1': { name: 'Desk 1' } } };
    const move = valueOf(await planMove({ ...between, map: same }));
    const before = JSON.stringify(emulator.snapshot().assistants);
    const failed = valueOf(await applyMove(move, to, { ...run, runId: 'same-name' }));
    expect(failed).toMatchObject({
      ...{ outcome: 'failed', done: 0 },
      problems: [{ step: 'desk-1/create', error: { kind: 'conflict' } }],
    });
    expect(JSON.stringify(emulator.snapshot().assistants)).toBe(before);
    const renamed = { ...map, assistants: { 'desk-1': { name: 'Desk 1, moved' } } };
    const again = valueOf(await planMove({ ...between, map: renamed }));
    const report = valueOf(await applyMove(again, to, { ...run, runId: 'renamed' }));
    expect(report).toMatchObject({ outcome: 'applied', problems: [] });
    const verified = valueOf(await verifyMove(again, { ...between, map: renamed }));
    expect(verified).toMatchObject({ differences: [], clean: true });
  });

  it('have lost what came up at the source after the plan, and only that', async () => {
    const run = givenRun();
    const { provider: from } = await givenGenesysWith(genesysEstate);
    const { provider: to } = await qconnectAccount('b');
    const select = { names: ['Desk 1'] };
    const between = { from, to, map: toQConnect, select, ledger: run.ledger };
    const move = valueOf(await planMove(between));
    valueOf(await applyMove(move, to, { ...run, runId: 'one' }));
    const before = valueOf(await verifyMove(move, between));
    expect(before).toMatchObject({ lost: [], clean: true });
    expect(before.uncarried).toHaveLength(move.uncarried.length);
    valueOf(await from.queues.bind(idOf('d', 1), { queueId: idOf('a', 40), mediaTypes: ['call'] }));
    const after = valueOf(await verifyMove(move, between));
    expect(after).toMatchObject({ differences: [], clean: false });
    expect(after.lost.map(({ field }) => field)).toEqual(['desk-1/queues/Queue 40']);
  });
});
