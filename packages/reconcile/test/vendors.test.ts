/** Snapshots over the emulators of both vendors. */
import { readOnly, type AssistantProvider } from '@assistant-provider/core';
import { startGenesysEmulator } from '@assistant-provider/emulators';
import { createGenesysProvider } from '@assistant-provider/genesys';
import { parseManifest, snapshot, stringifyManifest } from '@assistant-provider/reconcile';
import { describe, expect, it, onTestFinished } from 'vitest';
import { valueOf } from './estate.js';
import { genesysSeed, givenGenesys, givenQConnect, idOf } from './vendors.js';

const counted = (operations: readonly (string | undefined)[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const operation of operations) counts[`${operation}`] = (counts[`${operation}`] ?? 0) + 1;
  return counts;
};

describe('a snapshot of Genesys Cloud', () => {
  it('names queues, knowledge bases, users and settings', async () => {
    const { provider } = await givenGenesys();
    const { manifest, unseen } = valueOf(await snapshot(provider));
    const desk = manifest.assistants['returns-desk'];

    expect(unseen).toEqual([]);
    expect(desk?.queues).toContainEqual({ queue: 'Queue 1', mediaTypes: ['call', 'message'] });
    expect(desk?.queues).toContainEqual({
      ...{ queue: { id: idOf('a', 30), sharedName: 'Queue 29' }, mediaTypes: ['call', 'message'] },
    });
    expect(desk?.knowledge).toEqual({
      faq: { type: 'knowledgeBase', base: 'FAQ', language: 'en-US' },
    });
    expect(desk?.aiAgents).toEqual([{ role: 'summarization' }]);
    expect(desk?.parts?.['variation']?.['german']?.name).toBe('German');
    expect(desk?.parts?.['copilot']?.['copilot']?.content).toMatchObject({
      summaryGenerationConfig: {
        summarySetting: { id: { $reference: { kind: 'summarySetting', to: 'Short' } } },
      },
    });
    expect(desk?.parts?.['queueUsers']?.['queue-1']).toMatchObject({
      of: 'Queue 1',
      content: { assignmentMode: 'Manual', userIds: [{ $reference: { kind: 'user', to: 'Ada' } }] },
    });
  });

  it('has vendor ids in the origin alone, but for names that are not unique', async () => {
    const { provider } = await givenGenesys();
    const { manifest } = valueOf(await snapshot(provider));
    const text = stringifyManifest({
      ...manifest,
      assistants: Object.fromEntries(
        Object.entries(manifest.assistants).map(([key, { origin, ...rest }]) => [key, rest]),
      ),
    });
    const ids = [...text.matchAll(/[0-9a-f]{8}-0000-4000-8000-[0-9a-f]{12}/g)].map(([id]) => id);
    expect([...new Set(ids)].sort()).toEqual([idOf('a', 29), idOf('a', 30)]);
  });

  it('takes as many requests as the lists have pages, without parts', async () => {
    const { provider, sent } = await givenGenesys();
    valueOf(await snapshot(provider, { parts: false }));
    expect(counted(sent().map(({ operation }) => operation))).toEqual({
      getAssistants: 1,
      getAssistantsQueues: 1,
      getRoutingQueuesDivisionviewsAll: 1,
      // By id, and then its namesakes.
      getKnowledgeKnowledgebase: 1,
      getKnowledgeKnowledgebases: 1,
      // Only the vendor knows whether an assistant without a copilot in the list has one.
      getAssistant: 1,
      getAssistantCopilot: 1,
    });
  });

  it.each([true, false])('sends no write, with parts: %s', async (parts) => {
    const { provider, emulator, sent } = await givenGenesys();
    const before = emulator.snapshot();
    valueOf(await snapshot(readOnly(provider), { parts }));
    expect([...new Set(sent().map(({ method }) => method))]).toEqual(['GET']);
    expect(emulator.snapshot()).toEqual(before);
  });

  it('is possible for a client that may only view', async () => {
    const { provider } = await givenGenesys('viewOnly');
    const { manifest } = valueOf(await snapshot(provider));
    expect(Object.keys(manifest.assistants)).toEqual(['returns-desk', 'sales-desk']);
  });

  it('says what a client without some rights did not see', async () => {
    const permissions = ['assistants:assistant:view'];
    const emulator = await startGenesysEmulator({
      clock: 'manual',
      seed: {
        ...genesysSeed,
        clients: [{ id: 'poor', secret: 'secret', state: 'active', permissions }],
      },
    });
    onTestFinished(() => emulator.close());
    const { apiUrl, loginUrl } = emulator;
    const provider = createGenesysProvider({
      ...{ apiUrl, loginUrl, clientId: 'poor', clientSecret: 'secret' },
    });
    onTestFinished(async () => void (await provider.close()));

    const { manifest, unseen } = valueOf(await snapshot(provider));

    const desk = manifest.assistants['returns-desk'];
    expect(desk?.name).toBe('Returns desk');
    expect(desk).not.toHaveProperty('queues');
    expect(desk).not.toHaveProperty('aiAgents');
    expect(desk?.knowledge).toEqual({
      knowledge: { type: 'knowledgeBase', base: { id: idOf('b', 1) }, language: 'en-US' },
    });
    const seen = new Set(unseen.map(({ what, kind = '' }) => `${what} ${kind}`.trim()));
    expect([...seen]).toEqual(
      expect.arrayContaining(['aiAgents', 'queues', 'parts copilot', 'names knowledgeBase']),
    );
  });
});

describe('a snapshot of Q in Connect', () => {
  it('names agents, prompts and knowledge, with their versions', async () => {
    const { provider, version, published } = await givenQConnect();
    const { manifest, unseen } = valueOf(await snapshot(provider));
    const desk = manifest.assistants['returns-desk'];

    expect(unseen).toEqual([]);
    expect(desk?.tags).toEqual({ team: 'returns' });
    expect(desk?.knowledge).toEqual({ faq: { type: 'knowledgeBase', base: 'FAQ' } });
    expect(desk?.aiAgents).toContainEqual({
      ...{ role: 'manualSearch', agent: { part: 'search', version: published.version } },
    });
    const { content, versions } = desk?.parts?.['aiAgent']?.['search'] ?? {};
    const configuration = {
      manualSearchAIAgentConfiguration: {
        answerGenerationAIPromptId: {
          $reference: { kind: 'aiPrompt', to: { part: 'answers', version } },
        },
        associationConfigurations: [
          { associationId: { $reference: { kind: 'knowledgeLink', to: { knowledge: 'faq' } } } },
        ],
      },
    };
    expect(content).toMatchObject({ configuration });
    expect(versions).toMatchObject([{ version: published.version, content: { configuration } }]);
  });

  it('sends no write', async () => {
    const { provider, emulator } = await givenQConnect();
    const before = emulator.snapshot();
    valueOf(await snapshot(readOnly(provider)));
    const operations = emulator.requests.all().map(({ operation }) => operation ?? '');
    expect(operations.filter((operation) => !/^(Get|List)/.test(operation))).toEqual([]);
    expect(emulator.snapshot()).toEqual(before);
  });

  it('reads the assistants and the knowledge bases once', async () => {
    const { provider, emulator } = await givenQConnect();
    valueOf(await snapshot(provider, { parts: false }));
    const counts = counted(emulator.requests.all().map(({ operation }) => operation));
    expect(counts).toMatchObject({ ListAssistants: 1, ListAssistantAssociations: 1 });
  });
});

it.each([
  ['Genesys Cloud', async (): Promise<AssistantProvider> => (await givenGenesys()).provider],
  ['Q in Connect', async (): Promise<AssistantProvider> => (await givenQConnect()).provider],
])('a snapshot of %s is the same text twice, and reads back', async (_, given) => {
  const provider = await given();
  const first = valueOf(await snapshot(provider)).manifest;
  const second = valueOf(await snapshot(provider, { earlier: first })).manifest;
  const text = stringifyManifest(first);
  expect(stringifyManifest(second)).toBe(text);
  expect(valueOf(parseManifest(text))).toEqual(first);
});
