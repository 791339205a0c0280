/** Inventories of several accounts at the emulators of both vendors. */
import {
  startGenesysEmulator,
  startQConnectEmulator,
  type GenesysSeed,
} from '@assistant-provider/emulators';
import { createGenesysProvider } from '@assistant-provider/genesys';
import { createQConnectProvider } from '@assistant-provider/qconnect';
import { describe, expect, it, onTestFinished } from 'vitest';
import { valueOf } from '../estate.js';
import { entriesOf, idsOf, stockOf } from './take-stock.js';

const idOf = (group: string, n: number) =>
  `${group.repeat(8)}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

const seed: GenesysSeed = {
  assistants: [
    {
      id: idOf('d', 1),
      name: 'Returns desk',
      googleDialogflowConfig: { integrationId: idOf('9', 1) },
      copilot: {
        ...{ liveOnQueue: true, defaultLanguage: 'en-US' },
        answerGenerationConfig: { enabled: true },
        knowledgeAnswerConfig: { enabled: false },
      },
      knowledgeSuggestionConfig: {
        vendorName: 'GenesysKnowledge',
        knowledgeBase: { id: idOf('b', 1), languageCode: 'en-US' },
      },
    },
    { id: idOf('d', 2), name: 'Sales desk' },
  ],
  assistantQueues: numbers(3).map((n) => ({
    ...{ id: idOf('a', n), assistantId: idOf('d', 1), mediaTypes: ['call'] },
  })),
  // The third bound queue no longer exists.
  routingQueues: [1, 2, 4, 5].map((n) => ({ id: idOf('a', n), name: `Queue ${n}` })),
  knowledgeBases: numbers(3).map((n) => ({ id: idOf('b', n), name: `Base ${n}` })),
  variations: [
    {
      ...{ id: idOf('e', 1), assistantId: idOf('d', 1), name: 'German' },
      copilot: { liveOnQueue: true, defaultLanguage: 'de-DE' },
      knowledgeSuggestionConfig: {
        vendorName: 'GenesysKnowledge',
        knowledgeBase: { id: idOf('b', 2), languageCode: 'de-DE' },
      },
    },
  ],
};

async function givenGenesys(permissions?: readonly string[]) {
  const emulator = await startGenesysEmulator({
    clock: 'manual',
    seed: {
      ...seed,
      ...(permissions && {
        clients: [{ id: 'poor', secret: 'secret', state: 'active', permissions: [...permissions] }],
      }),
    },
  });
  onTestFinished(() => emulator.close());
  const { apiUrl, loginUrl, credentials } = emulator;
  const { clientId, clientSecret } = credentials;
  const connect = (secret: string) => {
    const provider = createGenesysProvider({
      ...{ apiUrl, loginUrl, rateLimit: false, retry: false },
      ...(permissions
        ? { clientId: 'poor', clientSecret: 'secret' }
        : { clientId, clientSecret: secret }),
    });
    onTestFinished(async () => void (await provider.close()));
    return provider;
  };
  return { emulator, provider: connect(clientSecret), stranger: () => connect('wrong') };
}

async function givenQConnect() {
  const emulator = await startQConnectEmulator({
    clock: 'manual',
    seed: {
      assistants: numbers(4).map((n) => ({ assistantId: idOf('d', n), name: `Desk ${n}` })),
      knowledgeBases: numbers(2).map((n) => ({
        ...{ knowledgeBaseId: idOf('b', n), name: `Base ${n}`, knowledgeBaseType: 'CUSTOM' },
      })),
    },
  });
  onTestFinished(() => emulator.close());
  const provider = createQConnectProvider({
    ...{ region: emulator.region, endpoint: emulator.url, rateLimit: false, retry: false },
    credentials: emulator.credentials,
  });
  onTestFinished(async () => void (await provider.close()));
  return { emulator, provider };
}

describe('an inventory of Genesys Cloud', () => {
  it('finds free queues and bases, lost queues and deprecated settings', async () => {
    const { provider } = await givenGenesys();
    const stock = await stockOf(provider);
    expect(stock.unseen.filter(({ reason }) => reason === 'permissionDenied')).toEqual([]);
    expect(idsOf(stock, 'queueWithoutAssistant')).toEqual([idOf('a', 4), idOf('a', 5)]);
    expect(idsOf(stock, 'knowledgeWithoutAssistant')).toEqual([idOf('b', 3)]);
    expect(idsOf(stock, 'assistantWithoutQueue')).toEqual([idOf('d', 2)]);
    expect(idsOf(stock, 'missingReference')).toEqual([idOf('a', 3)]);
    const deprecated = stock.findings.filter(({ rule }) => rule === 'deprecatedSetting');
    expect(deprecated.map(({ object, message }) => [object.kind, message.split(' ')[0]])).toEqual([
      ['copilot', '/answerGenerationConfig'],
      ['settings', '/googleDialogflowConfig'],
    ]);
    expect(stock.checks.roleFallsBack.state).toBe('unsupported');
  });

  it('finds deprecated settings of copilots without their parts', async () => {
    const { provider } = await givenGenesys();
    const { findings } = await stockOf(provider, { parts: false });
    const messages = findings.map(({ message }) => message.split(' ')[0]);
    expect(messages).toContain('/copilot/answerGenerationConfig');
  });

  it('sends no write, and takes as many requests as there are lists', async () => {
    const { provider, emulator } = await givenGenesys();
    await stockOf(provider, { parts: false });
    const sent = emulator.requests.all().filter(({ operation }) => operation !== 'postOauthToken');
    expect(sent.map(({ method }) => method)).toEqual(sent.map(() => 'GET'));
    expect(sent.map(({ operation }) => operation).toSorted()).toEqual([
      // Only the vendor knows whether an assistant without a copilot in the list has one.
      ...['getAssistant', 'getAssistantCopilot'],
      ...['getAssistants', 'getAssistantsQueues'],
      ...['getKnowledgeKnowledgebases', 'getRoutingQueuesDivisionviewsAll'],
    ]);
  });

  it('finds nothing about what the client may not see', async () => {
    const { provider } = await givenGenesys(['assistants:assistant:view']);
    const { checks, assistants, unseen } = await stockOf(provider);
    expect(assistants).toHaveLength(2);
    expect(unseen).not.toEqual([]);
    for (const rule of [
      ...(['queueWithoutAssistant', 'assistantWithoutQueue'] as const),
      ...(['knowledgeWithoutAssistant', 'missingReference'] as const),
    ])
      expect([rule, checks[rule].count]).toEqual([rule, 0]);
    expect(checks.queueWithoutAssistant.state).toBe('unseen');
  });
});

describe('an inventory of Q in Connect', () => {
  it('finds roles without an agent, prompts that nothing names, and old formats', async () => {
    const { provider } = await givenQConnect();
    const content = {
      ...{ type: 'ANSWER_GENERATION', templateType: 'TEXT', visibilityStatus: 'PUBLISHED' },
      ...{ apiFormat: 'ANTHROPIC_CLAUDE_MESSAGES', modelId: 'us.example.large-v1:0' },
      templateConfiguration: {
        textFullAIPromptEditTemplateConfiguration: { text: 'prompt: |\n  Answer.\n' },
      },
    };
    const desk = idOf('d', 1);
    const prompt = valueOf(
      await provider.parts.put(desk, { kind: 'aiPrompt', name: 'Answers', content }),
    );
    valueOf(await provider.parts.publish(desk, { kind: 'aiPrompt', id: prompt.id }));
    const stock = await stockOf(provider, { versions: true });
    expect(idsOf(stock, 'unusedPart')).toEqual([prompt.id]);
    expect(idsOf(stock, 'deprecatedSetting')).toEqual([prompt.id]);
    expect(idsOf(stock, 'unpublishedChange')).toEqual([]);
    expect(idsOf(stock, 'missingReference')).toEqual([]);
    expect(idsOf(stock, 'knowledgeWithoutAssistant')).toEqual([idOf('b', 1), idOf('b', 2)]);
    expect(stock.checks.queueWithoutAssistant.state).toBe('unsupported');
    const roles = stock.findings.filter(
      ({ rule, assistant }) => rule === 'roleFallsBack' && assistant?.id === desk,
    );
    expect(roles.map(({ object }) => object.id)).toContain('orchestration');
  });

  it('finds only the roles that have no agent', async () => {
    const { provider } = await givenQConnect();
    const desk = idOf('d', 1);
    const rolesOf = async () =>
      (await stockOf(provider)).findings
        .filter(({ rule, assistant }) => rule === 'roleFallsBack' && assistant?.id === desk)
        .map(({ object }) => object.id);
    const before = await rolesOf();
    const content = {
      ...{ type: 'MANUAL_SEARCH', visibilityStatus: 'PUBLISHED' },
      configuration: { manualSearchAIAgentConfiguration: {} },
    };
    const agent = valueOf(
      await provider.parts.put(desk, { kind: 'aiAgent', name: 'Search', content }),
    );
    const { version } = valueOf(
      await provider.parts.publish(desk, { kind: 'aiAgent', id: agent.id }),
    );
    const agentId = `${agent.id}:${version}`;
    valueOf(await provider.aiAgents.assign(desk, { role: 'manualSearch', agentId }));
    expect(before).toContain('manualSearch');
    expect(await rolesOf()).toEqual(before.filter((role) => role !== 'manualSearch'));
  });

  it('says that four of five assistants are near the limit', async () => {
    const { provider } = await givenQConnect();
    const { findings } = await stockOf(provider, { parts: false });
    expect(findings.filter(({ rule }) => rule === 'nearLimit')).toEqual([
      {
        ...{ rule: 'nearLimit', severity: 'warning', message: '4 of at most 5 assistants' },
        object: { kind: 'account', id: 'production', name: 'production' },
      },
    ]);
  });

  it('sends no write', async () => {
    const { provider, emulator } = await givenQConnect();
    await stockOf(provider, { versions: true });
    const operations = emulator.requests.all().map(({ operation }) => operation ?? '');
    expect(operations.filter((operation) => !/^(Get|List)/.test(operation))).toEqual([]);
  });
});

it('accounts of both vendors, some of which fail, have one entry each', async () => {
  const [genesys, other, qconnect] = await Promise.all([
    givenGenesys(),
    givenGenesys(),
    givenQConnect(),
  ]);
  const unreachable = createQConnectProvider({
    ...{ region: 'us-east-1', endpoint: 'http://127.0.0.1:1', rateLimit: false, retry: false },
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  onTestFinished(async () => void (await unreachable.close()));
  const accounts = [
    { name: 'wrong secret', provider: genesys.stranger() },
    { name: 'development', provider: genesys.provider },
    { name: 'no network', provider: unreachable },
    { name: 'production', provider: other.provider },
    { name: 'america', provider: qconnect.provider },
  ];
  const entries = await entriesOf(accounts, { order: 'given', parts: false });
  expect(
    entries.map((entry) =>
      entry.match(
        ({ account, assistants }) => [account, assistants.length],
        ({ account, error }) => [account, error.kind],
      ),
    ),
  ).toEqual([
    ['wrong secret', 'unauthenticated'],
    ['development', 2],
    ['no network', 'unavailable'],
    ['production', 2],
    ['america', 4],
  ]);
});
