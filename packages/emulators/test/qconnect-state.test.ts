/** Tests of seeds, snapshots, parallel emulators and quotas. */
import {
  CreateAssistantAssociationCommand,
  CreateAssistantCommand,
  DeleteAssistantCommand,
  GetAssistantCommand,
  ListAssistantsCommand,
} from '@aws-sdk/client-qconnect';
import { describe, expect, it } from 'vitest';
import { atOnce, clientOf, errorOf, given, givenAssistant } from './qconnect-fixture.js';
import { startQConnectEmulator } from '../src/qconnect/emulator.js';
import type { QConnectSeed } from '../src/qconnect/seed-types.js';

const assistantId = '00000000-0000-4000-8000-0000000000aa';

describe('a seed', () => {
  it('can have the tags that AWS itself sets', async () => {
    const tags = { 'aws:cloudformation:stack-name': 'desk', empty: '' };
    const { client } = await given({ seed: { assistants: [{ name: 'A', assistantId, tags }] } });
    const { assistant } = await client.send(new GetAssistantCommand({ assistantId }));
    expect(assistant?.tags).toEqual(tags);
  });

  it('needs only names, and can have any status of the vendor', async () => {
    const { client } = await given({
      seed: {
        assistants: [
          { name: 'A' },
          { name: 'B', status: 'DELETE_FAILED', tags: { a: 'b' } },
          {
            name: 'C',
            assistantId,
            capabilityConfiguration: { type: 'V2' },
            integrationConfiguration: {
              topicIntegrationArn: 'arn:aws:sns:us-east-1:123456789012:x',
            },
            aiAgentConfiguration: { SELF_SERVICE: { aiAgentId: assistantId } },
          },
        ],
      },
    });
    const { assistantSummaries } = await client.send(new ListAssistantsCommand({}));
    expect(assistantSummaries).toMatchObject([
      { name: 'A', status: 'ACTIVE' },
      { name: 'B', status: 'DELETE_FAILED', tags: { a: 'b' } },
      { name: 'C', assistantId, capabilityConfiguration: { type: 'V2' } },
    ]);
  });

  it('that is invalid fails at the start with every reason', async () => {
    const seed = {
      assistants: [{ name: '?', assistantID: assistantId }, { assistantId: 'x' }],
    } as unknown as QConnectSeed;
    const reasons = await startQConnectEmulator({ seed }).catch((error: Error) => error.message);
    for (const reason of [
      'assistants[0].name: Member must satisfy regular expression pattern',
      'assistants[0].assistantID: Member must be known',
      'assistants[1].name: Member must not be null',
      'assistants[1].assistantId: Member must satisfy',
    ])
      expect(reasons).toContain(reason);
  });

  it('that repeats an id is refused', async () => {
    const configuration = { manualSearchAIAgentConfiguration: {} };
    const aiAgent = {
      aiAgentId: assistantId,
      name: 'A',
      type: 'MANUAL_SEARCH',
      content: { configuration },
    };
    const association = {
      assistantAssociationId: assistantId,
      association: { knowledgeBaseId: assistantId },
    };
    const twice = <T>(entry: T) => [entry, entry] as const;
    const assistants = twice({
      name: 'A',
      assistantId,
      sequence: 7,
      aiAgents: twice(aiAgent),
      associations: twice({ ...association, sequence: 8 }),
    });
    const reasons = await startQConnectEmulator({ seed: { assistants } as QConnectSeed }).catch(
      (error: Error) => error.message,
    );
    for (const reason of [
      `assistants repeat the assistantId ${assistantId}`,
      'assistants repeat the sequence 7',
      `aiAgents repeat the aiAgentId ${assistantId}`,
      `associations repeat the assistantAssociationId ${assistantId}`,
      'associations repeat the sequence 8',
    ])
      expect(reasons).toContain(reason);
  });

  it('that violates its schema is refused', async () => {
    for (const seed of [{ assistants: {} }, [], { assistants: [null] }])
      await expect(startQConnectEmulator({ seed: seed as QConnectSeed })).rejects.toThrow(
        /^Q in Connect seed: /,
      );
  });

  it.each([
    [{ assistants: [{}] }, 'assistants[0].name: Member must not be null'],
    [{ assistants: [{ name: 7 }] }, 'assistants[0].name: NUMBER_VALUE can not be converted to'],
    [{ assistants: [{ name: 'A', tags: { team: 1 } }] }, 'assistants[0].tags.team: NUMBER_VALUE'],
    [{ assistants: [{ name: 'A', nmae: 'A' }] }, 'assistants[0].nmae: Member must be known'],
    [
      { assistants: [{ name: 'A', associations: [{ association: {} }] }] },
      "Exactly one known member must be set at 'assistants[0].associations[0].association'",
    ],
  ])('%j is refused by the name of the field', async (seed, reason) => {
    await expect(startQConnectEmulator({ seed: seed as unknown as QConnectSeed })).rejects.toThrow(
      `Q in Connect seed: ${reason}`,
    );
  });
});

describe('a snapshot', () => {
  it('is JSON, and restores states, cursors and client tokens', async () => {
    const { client, emulator } = await given({ clock: 'manual' });
    const creation = (name: string) =>
      new CreateAssistantCommand({ name, type: 'AGENT', clientToken: name });
    for (const name of ['A', 'B', 'C']) await client.send(creation(name));
    const { nextToken } = await client.send(new ListAssistantsCommand({ maxResults: 1 }));
    const json = JSON.stringify(emulator.snapshot());

    emulator.clock.advance(300);
    for (const { assistantId } of emulator.snapshot().assistants)
      await client.send(new DeleteAssistantCommand({ assistantId }));
    emulator.clock.advance(300);
    expect(emulator.snapshot().assistants).toEqual([]);

    emulator.restore(JSON.parse(json) as QConnectSeed);
    const rest = await client.send(new ListAssistantsCommand({ nextToken }));
    expect(rest.assistantSummaries?.map(({ name }) => name)).toEqual(['B', 'C']);
    await client.send(creation('A'));
    expect(emulator.snapshot().assistants).toHaveLength(3);
    emulator.restore(emulator.snapshot());
    const settled = JSON.stringify(emulator.snapshot());
    emulator.restore(JSON.parse(settled) as QConnectSeed);
    expect(JSON.stringify(emulator.snapshot())).toBe(settled);
  });

  it('can seed another emulator, and is independent of its state', async () => {
    const one = await givenAssistant();
    const snapshot = one.emulator.snapshot();
    const other = await given({ seed: snapshot, region: 'eu-west-2' });
    const { assistant } = await other.client.send(
      new GetAssistantCommand({ assistantId: one.assistantId }),
    );
    expect(assistant?.assistantArn).toContain(':eu-west-2:');
    await other.client.send(new DeleteAssistantCommand({ assistantId: one.assistantId }));
    expect(snapshot.assistants[0]?.status).toBe('ACTIVE');
    await one.client.send(new GetAssistantCommand({ assistantId: one.assistantId }));
  });
});

it('several emulators are independent of each other', async () => {
  const emulators = await Promise.all([given(), given(), given()]);
  for (const [index, { client }] of emulators.entries())
    for (let count = 0; count <= index; count += 1)
      await client.send(new CreateAssistantCommand({ name: `A${count}`, type: 'AGENT' }));
  expect(emulators.map(({ emulator }) => emulator.snapshot().assistants.length)).toEqual([1, 2, 3]);
  expect(new Set(emulators.map(({ emulator }) => emulator.url)).size).toBe(3);
});

describe('the vendor’s quotas', () => {
  const given5 = async () => {
    const context = await given({ quotas: 'vendor', clock: 'manual', settings: atOnce });
    const create = async (name: string) => {
      context.emulator.clock.advance(1000);
      return context.client.send(new CreateAssistantCommand({ name, type: 'AGENT' }));
    };
    return { ...context, create };
  };

  it('allow five assistants: the sixth fails with 402 until one is deleted', async () => {
    const { client, emulator, create } = await given5();
    for (const name of ['A', 'B', 'C', 'D', 'E']) await create(name);
    expect(await errorOf(create('F'))).toMatchObject({
      name: 'ServiceQuotaExceededException',
      status: 402,
    });
    const { assistantId } = emulator.snapshot().assistants[0] ?? {};
    await client.send(new DeleteAssistantCommand({ assistantId }));
    await create('F');
  });

  it('allow twenty associations in the account', async () => {
    const assistants = ['A', 'B'].map((name, index) => ({
      name,
      assistantId: assistantId.replace('aa', `0${index}`),
      associations: Array.from({ length: 10 }, (_, base) => ({
        association: { knowledgeBaseId: assistantId.replace('aa', `1${base}`) },
      })),
    }));
    const { client } = await given({ quotas: 'vendor', seed: { assistants } });
    const association = new CreateAssistantAssociationCommand({
      assistantId: assistants[0]?.assistantId,
      associationType: 'KNOWLEDGE_BASE',
      association: { knowledgeBaseId: assistantId },
    });
    expect(await errorOf(client.send(association))).toMatchObject({
      name: 'ServiceQuotaExceededException',
      status: 402,
    });
  });

  it('allow five assistants and any number of requests with `counts`', async () => {
    const { client } = await given({ quotas: 'counts', clock: 'manual', settings: atOnce });
    const create = (name: string) =>
      client.send(new CreateAssistantCommand({ name, type: 'AGENT' }));
    for (const name of ['A', 'B', 'C', 'D', 'E']) await create(name);
    for (let count = 0; count < 10; count += 1) await client.send(new ListAssistantsCommand({}));
    expect(await errorOf(create('F'))).toMatchObject({ name: 'ServiceQuotaExceededException' });
  });

  it('allow ten requests a second, then fail with 400 ThrottlingException, which the SDK retries', async () => {
    const { client, emulator } = await given({ quotas: 'vendor', clock: 'manual' });
    const list = () => client.send(new ListAssistantsCommand({}));
    for (let count = 0; count < 10; count += 1) await list();
    expect(await errorOf(list())).toMatchObject({ name: 'ThrottlingException', status: 400 });
    emulator.clock.advance(100);
    await list();
    expect(await errorOf(list())).toMatchObject({ name: 'ThrottlingException' });
    emulator.clock.advance(60_000);
    for (let count = 0; count < 10; count += 1) await list();

    const retrying = clientOf(emulator, {
      retryStrategy: {
        acquireInitialRetryToken: () => Promise.resolve(token),
        refreshRetryTokenForRetry: (_token, { errorType }) => {
          expect(errorType).toBe('THROTTLING');
          emulator.clock.advance(1000);
          return Promise.resolve(token);
        },
        recordSuccess: () => undefined,
      },
    });
    const token = { getRetryCount: () => 0, getRetryDelay: () => 0 };
    await retrying.send(new ListAssistantsCommand({}));
    const statuses = emulator.requests.all().map(({ status }) => status);
    expect(statuses.slice(-2)).toEqual([400, 200]);
  });

  it('are off by default', async () => {
    const { client, emulator } = await given({ clock: 'manual' });
    for (let count = 0; count < 12; count += 1)
      await client.send(new CreateAssistantCommand({ name: `A${count}`, type: 'AGENT' }));
    expect(emulator.snapshot().assistants).toHaveLength(12);
  });
});
