/** Whole estates cost what the vendor's lists cost: the requests that the emulator has seen. */
import { describe, expect, it } from 'vitest';
import {
  givenAnswers,
  givenEmulator,
  queueId,
  sendJson,
  valueOf,
  vendorAssistant,
} from './harness.js';
import { bound } from './queue-seed.js';

const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const copilot = {
  defaultLanguage: 'en-US',
  liveOnQueue: true,
  summaryGenerationConfig: { enabled: true },
};

const estate = {
  assistants: Array.from({ length: 230 }, (_, n) => ({
    id: idOf(n),
    name: `Desk ${n}`,
    copilot,
    knowledgeSuggestionConfig: {
      vendorName: 'GenesysKnowledge',
      knowledgeBase: { id: idOf(n) },
    },
  })),
  assistantQueues: Array.from({ length: 450 }, (_, n) => bound(n, idOf(n % 230))),
};

describe('`include`', () => {
  it('reads assistants with AI agents and knowledge in as many requests as pages', async () => {
    const { provider, asked } = await givenEmulator({ seed: estate });
    const carried = [];

    for await (const entry of provider.assistants.all({ include: ['aiAgents', 'knowledge'] })) {
      const { aiAgents, knowledge } = entry._unsafeUnwrap();
      carried.push([aiAgents?.[0]?.role, knowledge?.length]);
    }

    expect(carried).toEqual(estate.assistants.map(() => ['summarization', 1]));
    // Pages of 50.
    expect(asked()).toEqual(Array(5).fill('getAssistants'));
  });

  it('expands copilots on each page, and only if AI agents are wanted', async () => {
    const { provider, emulator } = await givenEmulator({ seed: estate });
    const targets = () => emulator.requests.of('getAssistants').map(({ target }) => target);

    for await (const entry of provider.assistants.all({ include: ['aiAgents'], pageSize: 200 }))
      expect(entry._unsafeUnwrap().aiAgents).toHaveLength(1);
    expect(targets()).toHaveLength(2);
    for (const target of targets()) expect(target).toContain('expand=copilot');

    emulator.requests.clear();
    const { items } = await valueOf(provider.assistants.list({ include: ['knowledge'] }));
    expect(items[0]).not.toHaveProperty('aiAgents');
    expect(items[0]?.knowledge).toHaveLength(1);
    expect(targets()).toEqual(['/api/v2/assistants?pageSize=50']);
  });

  it('leaves out the AI agents of an assistant without a copilot', async () => {
    const { provider } = await givenEmulator({
      seed: {
        assistants: [
          { id: idOf(1), name: 'With', copilot },
          { id: idOf(2), name: 'Without' },
        ],
      },
    });

    const { items } = await valueOf(provider.assistants.list({ include: ['aiAgents'] }));

    expect(items.map(({ aiAgents }) => aiAgents?.length)).toEqual([1, undefined]);
  });

  it('asks for a smaller page if copilots make the response too large', async () => {
    const { provider, requests } = await givenAnswers((response, { target }) =>
      target.includes('pageSize=50')
        ? sendJson(response, 400, { code: 'response.entity.too.large', message: 'Too large' })
        : sendJson(response, 200, { entities: [{ ...vendorAssistant, copilot }] }),
    );

    const { items } = await valueOf(provider.assistants.list({ include: ['aiAgents'] }));

    expect(items[0]?.aiAgents).toHaveLength(1);
    expect(requests.map(({ target }) => target)).toEqual([
      '/api/v2/assistants?pageSize=50&expand=copilot',
      '/api/v2/assistants?pageSize=25&expand=copilot',
    ]);
  });

  it('without the right to see copilots is refused, or shows none, as the vendor decides', async () => {
    const permissions = ['assistants:assistant:view'];
    const client = { id: 'limited', secret: 'secret-of-the-test', state: 'active' } as const;
    const seed = { ...estate, clients: [{ ...client, permissions }] };
    const list = async (expandCopilotWithoutPermission: 'omitted' | 'refused') => {
      const { provider } = await givenEmulator(
        { seed, settings: { expandCopilotWithoutPermission } },
        { clientId: client.id, clientSecret: client.secret },
      );
      return provider.assistants.list({ include: ['aiAgents'] });
    };

    const { items } = (await list('omitted'))._unsafeUnwrap();
    expect(items[0]).not.toHaveProperty('aiAgents');
    const error = (await list('refused'))._unsafeUnwrapErr();
    expect(error.kind).toBe('permissionDenied');
    expect(error.message).toContain('assistants:copilot:view');
  });
});

describe('`queues.allBound`', () => {
  it('reads the bindings of all assistants in as many requests as pages', async () => {
    const { provider, asked } = await givenEmulator({ seed: estate });
    const owners = new Map<string, string>();

    for await (const entry of provider.queues.allBound()) {
      const binding = entry._unsafeUnwrap();
      owners.set(binding.queueId, binding.assistantId);
    }

    expect(owners.size).toBe(450);
    expect(owners.get(queueId(231))).toBe(idOf(1));
    // Pages of 200, the vendor's largest.
    expect(asked()).toEqual(Array(3).fill('getAssistantsQueues'));
  });

  it('reads the bindings of named queues, a hundred for each request', async () => {
    const { provider, asked } = await givenEmulator({ seed: estate });
    const queueIds = Array.from({ length: 250 }, (_, n) => queueId(n));
    let count = 0;

    for await (const entry of provider.queues.allBound({ queueIds })) {
      expect(entry.isOk()).toBe(true);
      count += 1;
    }

    expect(count).toBe(250);
    expect(asked()).toEqual(Array(3).fill('getAssistantsQueues'));
  });

  it('fails if an entry has no assistant', async () => {
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 200, { entities: [{ id: queueId(), mediaTypes: ['Call'] }] }),
    );
    const entries = [];

    for await (const entry of provider.queues.allBound()) entries.push(entry);

    expect(entries).toMatchObject([
      { error: { kind: 'unexpectedReply', operation: 'queues.listBound' } },
    ]);
  });
});
