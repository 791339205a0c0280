/** Plans from one vendor to another, and from one account to another of the same vendor. */
import type { AssistantProvider, JsonObject } from '@assistant-provider/core';
import { afterEach, describe, expect, it } from 'vitest';
import { mapFormat, type PlanMap } from '../../src/map/map.js';
import type { Manifest, ManifestAssistant } from '../../src/manifest/manifest.js';
import { plan, type PlanOptions } from '../../src/plan/make-plan.js';
import type { Plan, Question } from '../../src/plan/plan.js';
import { snapshot } from '../../src/snapshot/snapshot.js';
import { valueOf } from '../estate.js';
import { givenOrganisation, organisationOf } from '../histories/genesys.js';
import { accountOf, givenAccount } from '../histories/qconnect.js';
import type { World } from '../histories/world.js';

const worlds: World[] = [];
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
});
const opened = (world: World): World => {
  worlds.push(world);
  return world;
};

const numbers = (count: number) => Array.from({ length: count }, (_, each) => each);

/** Every field of the contract at Genesys Cloud, on each assistant. */
async function furnishGenesys({ provider }: World, count: number) {
  const { queues, knowledge, parts } = provider as Required<AssistantProvider>;
  const {
    routingQueues = [],
    knowledgeBases = [],
    users = [],
    summarySettings = [],
  } = organisationOf('001');
  const idIn = (list: readonly (string | { readonly id: string })[], index: number): string => {
    const entry = list[index % list.length];
    return typeof entry === 'object' ? entry.id : (entry ?? '');
  };
  for (const n of numbers(count)) {
    const base = { type: 'knowledgeBase', id: idIn(knowledgeBases, n), language: 'en-US' } as const;
    const { id } = valueOf(await provider.assistants.create({ name: `Desk ${n}` }));
    valueOf(await knowledge.link(id, base));
    const copilot = {
      liveOnQueue: true,
      defaultLanguage: 'en-US',
      knowledgeAnswerConfig: { enabled: true },
      summaryGenerationConfig: {
        enabled: true,
        summarySetting: { id: idIn(summarySettings, 0) },
      },
      wrapupCodePredictionConfig: { enabled: true },
      answerGenerationConfig: { enabled: false },
      autoSearchConfig: { type: 'ArticlesOnly' },
      manualSearchConfig: { articlesWithAnswerHighlights: true, answerGeneration: true },
      nluEngineType: 'NluV3',
    };
    valueOf(await parts.put(id, { kind: 'copilot', content: copilot }));
    const content: JsonObject = { transcriptionConfig: { vendorName: 'Genesys' }, copilot };
    valueOf(await parts.put(id, { kind: 'variation', name: 'German', content }));
    if (n >= 5) continue;
    // The sixth queue shares its name with the fifth.
    const queueId = idIn(routingQueues, n);
    valueOf(await queues.bind(id, { queueId, mediaTypes: ['call', 'message'] }));
    const users4 = [idIn(users, 0), idIn(users, 1)].sort();
    const userContent = { assignmentMode: 'Manual', userIds: users4 };
    valueOf(await parts.put(id, { kind: 'queueUsers', id: queueId, content: userContent }));
  }
}

/** Every field of the contract at Q in Connect, on each assistant. */
async function furnishQConnect({ provider, wait }: World, count: number) {
  const { aiAgents, knowledge, parts } = provider as Required<AssistantProvider>;
  const bases = accountOf('001').knowledgeBases ?? [];
  for (const n of numbers(count)) {
    const { id } = valueOf(
      await provider.assistants.create({
        name: `Desk ${n}`,
        description: 'For returns',
        tags: { team: 'returns' },
        encryption: { kmsKeyId: 'alias/returns' },
      }),
    );
    wait();
    const base = bases[n % bases.length]?.knowledgeBaseId ?? '';
    const { linkId } = valueOf(await knowledge.link(id, { type: 'knowledgeBase', id: base }));
    valueOf(
      await knowledge.link(id, {
        type: 'externalKnowledgeBase',
        locator: 'arn:aws:bedrock:us-east-1:123456789012:knowledge-base/ABCDEFGHIJ',
        accessRole: 'arn:aws:iam::123456789012:role/reader-of-knowledge',
      }),
    );
    const publish = async (kind: string, name: string, content: JsonObject): Promise<string> => {
      const part = valueOf(await parts.put(id, { kind, name, content }));
      const { version } = valueOf(await parts.publish(id, { kind, id: part.id }));
      return `${part.id}:${version}`;
    };
    const prompt = await publish('aiPrompt', 'Answers', {
      ...{ type: 'ANSWER_GENERATION', templateType: 'TEXT', apiFormat: 'MESSAGES' },
      ...{ modelId: 'us.example.large-v1:0', visibilityStatus: 'PUBLISHED' },
      templateConfiguration: { textFullAIPromptEditTemplateConfiguration: { text: 'prompt: a' } },
    });
    const guardrail = await publish('aiGuardrail', 'Polite', {
      visibilityStatus: 'PUBLISHED',
      blockedInputMessaging: 'Please ask something else.',
      blockedOutputsMessaging: 'I cannot say that.',
    });
    const agentId = await publish('aiAgent', 'Search', {
      ...{ type: 'MANUAL_SEARCH', visibilityStatus: 'PUBLISHED' },
      configuration: {
        manualSearchAIAgentConfiguration: {
          answerGenerationAIPromptId: prompt,
          answerGenerationAIGuardrailId: guardrail,
          associationConfigurations: [{ associationId: linkId }],
        },
      },
    });
    valueOf(await aiAgents.assign(id, { role: 'manualSearch', agentId }));
    const [supplied] = valueOf(await parts.list(id, { kind: 'aiAgent', origin: 'vendor' })).filter(
      ({ content }) => content['type'] === 'ORCHESTRATION',
    );
    const useCase = 'Connect.SelfService';
    if (supplied)
      valueOf(
        await aiAgents.assign(id, {
          ...{ role: 'orchestration', useCase, agentId: `${supplied.id}:1` },
        }),
      );
  }
}

/** The places of an assistant that must have a verdict. */
function* fieldsOf(key: string, assistant: ManifestAssistant): Generator<string> {
  const { description, encryption, tags = {}, aiAgents = [], knowledge = {} } = assistant;
  const { queues = [], parts = {} } = assistant;
  yield `${key}/name`;
  if (description !== undefined) yield `${key}/description`;
  if (encryption) yield `${key}/encryption`;
  for (const tag of Object.keys(tags)) yield `${key}/tags/${tag}`;
  for (const { role, useCase } of aiAgents)
    yield `${key}/aiAgents/${role}${useCase === undefined ? '' : `~1${useCase}`}`;
  for (const name of Object.keys(knowledge)) yield `${key}/knowledge/${name}`;
  for (const { queue } of queues) if (typeof queue === 'string') yield `${key}/queues/${queue}`;
  for (const [kind, ofKind] of Object.entries(parts))
    for (const name of Object.keys(ofKind)) yield `${key}/parts/${kind}/${name}`;
}

/** A place has a verdict if it, one above it, or one below it has. */
function withoutVerdict({ assistants }: Manifest, planned: Plan): readonly string[] {
  const noted = planned.assistants.flatMap(({ fields }) => fields.map(({ field }) => field));
  return Object.entries(assistants).flatMap(([key, assistant]) =>
    [...fieldsOf(key, assistant)].filter(
      (place) =>
        !noted.some(
          (field) =>
            field === place || field.startsWith(`${place}/`) || place.startsWith(`${field}/`),
        ),
    ),
  );
}

/** Answers every question, and accepts every loss and task. */
function answered({ questions, assistants }: Plan): PlanMap {
  const names: Record<string, { pairs: Record<string, { skip: string }> }> = {};
  const agents: Record<string, { skip: string }> = {};
  const skip = 'not needed';
  for (const { answerAt } of questions) {
    const [member, kind = '', , name = ''] = answerAt;
    if (member === 'agents') agents[kind] = { skip };
    else if (member === 'names') (names[kind] ??= { pairs: {} }).pairs[name] = { skip };
  }
  const accept = assistants.flatMap(({ fields }) =>
    fields.flatMap(({ field, verdict }) =>
      verdict === 'dropped' || verdict === 'asked' ? [field] : [],
    ),
  );
  return { format: mapFormat, names: names, agents, accept };
}

async function planned(source: World, target: World, options: PlanOptions = {}) {
  const { manifest, unseen, uncarried } = valueOf(await snapshot(source.provider));
  source.writes();
  const made = valueOf(await plan(manifest, target.provider, { unseen, uncarried, ...options }));
  expect([...source.writes(), ...target.writes()]).toEqual([]);
  return { manifest, made };
}

const answersTo = (questions: readonly Question[]) => questions.map(({ id }) => id).sort();
const verdictsOf = ({ assistants }: Plan, key: string) =>
  Object.fromEntries(
    (assistants.find((each) => each.key === key)?.fields ?? []).map(({ field, verdict }) => [
      field.slice(key.length + 1),
      verdict,
    ]),
  );

describe('from Genesys Cloud to Q in Connect', () => {
  it('gives every field of 50 assistants a verdict and a reason', async () => {
    const [source, target] = [opened(await givenOrganisation()), opened(await givenAccount())];
    await furnishGenesys(source, 50);
    const { manifest, made } = await planned(source, target);
    expect(withoutVerdict(manifest, made)).toEqual([]);
    const fields = made.assistants.flatMap((assistant) => assistant.fields);
    expect(fields.filter(({ reason }) => !/^\S.*[.)]$/s.test(reason))).toEqual([]);
    expect(verdictsOf(made, 'desk-1')).toMatchObject({
      name: 'carried',
      'knowledge/base-2': 'carried',
      'knowledge/base-2/language': 'dropped',
      'aiAgents/manualSearch': 'asked',
      'aiAgents/wrapUpPrediction': 'dropped',
      'queues/Queue 2': 'asked',
      'parts/copilot': 'dropped',
    });
    expect(made.tasks.filter(({ field }) => field === 'desk-1/queues/Queue 2')).toMatchObject([
      { text: expect.stringContaining('Queue Queue 2 (') as string },
    ]);
    expect(made.obstacles).toMatchObject([{ rule: 'places', forcible: false }]);
  });

  it('asks everything at once, and can be applied when it is answered', async () => {
    const [source, target] = [opened(await givenOrganisation()), opened(await givenAccount())];
    await furnishGenesys(source, 3);
    const { made } = await planned(source, target);
    expect(answersTo(made.questions)).toEqual([
      'agents/answerRecommendation',
      'agents/manualSearch',
      'agents/summarization',
    ]);
    const { made: again } = await planned(source, target, { map: answered(made) });
    expect(again.questions).toEqual([]);
    expect(again.applyable).toBe(true);
  });
});

describe('from Q in Connect to Genesys Cloud', () => {
  it('gives every field of 50 assistants a verdict and a reason, and can be applied', async () => {
    const [source, target] = [opened(await givenAccount()), opened(await givenOrganisation())];
    await furnishQConnect(source, 50);
    const { manifest, made } = await planned(source, target);
    expect(withoutVerdict(manifest, made)).toEqual([]);
    expect(made.questions).toEqual([]);
    expect(verdictsOf(made, 'desk-1')).toMatchObject({
      name: 'carried',
      description: 'dropped',
      encryption: 'dropped',
      tags: 'dropped',
      'aiAgents/manualSearch': 'carried',
      'aiAgents/manualSearch/agent': 'dropped',
      'aiAgents/orchestration~1Connect.SelfService': 'dropped',
      'knowledge/base-2': 'carried',
      'parts/aiAgent': 'dropped',
    });
    const { made: again } = await planned(source, target, { map: answered(made) });
    expect(again.applyable).toBe(true);
  });
});

describe('from one account to another', () => {
  it('of Genesys Cloud asks nothing that names answer, and loses nothing', async () => {
    const source = opened(await givenOrganisation());
    const target = opened(await givenOrganisation({}, '002'));
    await furnishGenesys(source, 4);
    const { made } = await planned(source, target);
    expect(made.questions).toEqual([]);
    expect(
      made.assistants
        .flatMap(({ fields }) => fields)
        .filter(({ verdict }) => verdict !== 'carried'),
    ).toEqual([]);
    expect(made.applyable).toBe(true);
  });

  it('of Q in Connect asks for the key alone, and gives versions new numbers', async () => {
    const source = opened(await givenAccount());
    const target = opened(await givenAccount({}, '002'));
    await furnishQConnect(source, 4);
    const { made } = await planned(source, target);
    expect(answersTo(made.questions)).toEqual(['keys/alias/returns']);
    const keys = { 'alias/returns': { id: 'alias/returns' } };
    const { made: again } = await planned(source, target, { map: { format: mapFormat, keys } });
    expect(again.applyable).toBe(true);
    const verdicts = new Set(
      again.assistants.flatMap(({ fields }) => fields.map(({ verdict }) => verdict)),
    );
    expect([...verdicts].sort()).toEqual(['carried', 'converted']);
  });
});

describe('in place', () => {
  const renamed = ({ assistants, ...rest }: Manifest): Manifest => ({
    ...rest,
    assistants: Object.fromEntries(
      Object.entries(assistants).map(([key, assistant]) => [
        key,
        { ...assistant, name: 'Refunds' },
      ]),
    ),
  });

  it('renames at Genesys Cloud', async () => {
    const world = opened(await givenOrganisation());
    await furnishGenesys(world, 1);
    const { manifest, observed } = valueOf(await snapshot(world.provider));
    const made = valueOf(await plan(renamed(manifest), world.provider));
    expect(made.steps.map(({ action }) => action)).toEqual([
      { type: 'adopt', id: observed.assistants[0]?.id, how: 'byOrigin' },
      { type: 'update', patch: { name: 'Refunds' } },
    ]);
  });

  it('replaces at Q in Connect, with everything under it and a task for each that names it', async () => {
    const world = opened(await givenAccount());
    await furnishQConnect(world, 1);
    const { manifest, observed } = valueOf(await snapshot(world.provider));
    const made = valueOf(await plan(renamed(manifest), world.provider));
    expect(made.assistants).toMatchObject([
      { change: 'replace', replaces: observed.assistants[0]?.id },
    ]);
    expect(made.questions).toEqual([]);
    const types = made.steps.map(({ action }) => action.type);
    for (const type of ['create', 'wait', 'link', 'putPart', 'publishPart', 'assign'])
      expect(types).toContain(type);
    expect(types).not.toContain('delete');
    const { namedBy = [] } = world.provider.crosswalk ?? {};
    expect(made.tasks.map(({ object }) => object)).toEqual(namedBy.map(({ object }) => object));
    for (const { text } of made.tasks) expect(text).toContain(observed.assistants[0]?.id ?? '?');
    const order = new Map(made.steps.map(({ id }, index) => [id, index]));
    for (const { id, after } of made.steps)
      for (const other of after) expect(order.get(other)).toBeLessThan(order.get(id) ?? -1);
  });

  it('refuses to replace if the account has no free place', async () => {
    const world = opened(await givenAccount());
    await furnishQConnect(world, 5);
    const { manifest } = valueOf(await snapshot(world.provider));
    const [[key, assistant] = ['', undefined]] = Object.entries(manifest.assistants);
    const only = {
      format: manifest.format,
      assistants: { [key]: { ...assistant, name: 'Refunds' } },
    };
    const made = valueOf(await plan(only as Manifest, world.provider));
    expect(made.obstacles).toMatchObject([{ rule: 'places' }]);
    expect(made.applyable).toBe(false);
  });
});
