/** Tests of the lifecycle of assistants and AI agents on a manual clock. */
import {
  CreateAIAgentCommand,
  CreateAssistantAssociationCommand,
  CreateAssistantCommand,
  DeleteAIAgentCommand,
  DeleteAssistantCommand,
  GetAIAgentCommand,
  GetAssistantCommand,
  ListAIAgentsCommand,
  ListAssistantsCommand,
} from '@aws-sdk/client-qconnect';
import type { QConnectClient } from '@aws-sdk/client-qconnect';
import { describe, expect, it } from 'vitest';
import { errorOf, given, givenAssistant } from './qconnect-fixture.js';
import type { GivenAssistant } from './qconnect-fixture.js';

const knowledgeBase = {
  associationType: 'KNOWLEDGE_BASE',
  association: { knowledgeBaseId: '00000000-0000-4000-8000-00000000000b' },
} as const;

const create = async (client: QConnectClient, name = 'A'): Promise<string> => {
  const { assistant } = await client.send(new CreateAssistantCommand({ name, type: 'AGENT' }));
  return assistant?.assistantId ?? '';
};

const statusOf = async (client: QConnectClient, assistantId: string) => {
  const { assistant } = await client.send(new GetAssistantCommand({ assistantId }));
  return assistant?.status;
};

describe('an assistant', () => {
  it('starts as CREATE_IN_PROGRESS and becomes ACTIVE after its time, in every view at once', async () => {
    const { client, emulator } = await given({ clock: 'manual' });
    const { assistant } = await client.send(
      new CreateAssistantCommand({ name: 'A', type: 'AGENT' }),
    );
    expect(assistant?.status).toBe('CREATE_IN_PROGRESS');
    const assistantId = assistant?.assistantId ?? '';
    emulator.clock.advance(299);
    expect(await statusOf(client, assistantId)).toBe('CREATE_IN_PROGRESS');
    emulator.clock.advance(1);
    expect(await statusOf(client, assistantId)).toBe('ACTIVE');
    const { assistantSummaries } = await client.send(new ListAssistantsCommand({}));
    expect(assistantSummaries).toMatchObject([{ status: 'ACTIVE' }]);
  });

  it('becomes ACTIVE within a second of real time', async () => {
    const { client } = await given();
    const assistantId = await create(client);
    await expect.poll(() => statusOf(client, assistantId)).toBe('ACTIVE');
  });

  it('refuses changes before it is ACTIVE', async () => {
    const { client, emulator } = await given({ clock: 'manual' });
    const assistantId = await create(client);
    const associate = () =>
      client.send(new CreateAssistantAssociationCommand({ assistantId, ...knowledgeBase }));
    expect(await errorOf(associate())).toMatchObject({ name: 'ConflictException', status: 409 });
    emulator.clock.advance(300);
    await associate();
  });

  it('passes through DELETE_IN_PROGRESS, and is not found afterwards', async () => {
    const { client, emulator, assistantId } = await givenAssistant({ clock: 'manual' });
    const deletion = () => client.send(new DeleteAssistantCommand({ assistantId }));
    await deletion();
    expect(await statusOf(client, assistantId)).toBe('DELETE_IN_PROGRESS');
    await deletion();
    expect(await errorOf(create(client, 'Assistant'))).toMatchObject({ name: 'ConflictException' });

    emulator.clock.advance(300);
    expect(await errorOf(statusOf(client, assistantId))).toMatchObject({ status: 404 });
    expect(await errorOf(deletion())).toMatchObject({ name: 'ResourceNotFoundException' });
    const { assistantSummaries } = await client.send(new ListAssistantsCommand({}));
    expect(assistantSummaries).toEqual([]);
    await create(client, 'Assistant');
  });

  it('can be deleted during creation, and never becomes ACTIVE', async () => {
    const { client, emulator } = await given({ clock: 'manual' });
    const assistantId = await create(client);
    await client.send(new DeleteAssistantCommand({ assistantId }));
    emulator.clock.advance(299);
    expect(await statusOf(client, assistantId)).toBe('DELETE_IN_PROGRESS');
    emulator.clock.advance(1);
    expect(await errorOf(statusOf(client, assistantId))).toMatchObject({ status: 404 });
  });

  it('is deleted with its AI agents', async () => {
    const { client, emulator, assistantId } = await givenAssistant({ clock: 'manual' });
    await client.send(new DeleteAssistantCommand({ assistantId }));
    await client.send(new ListAIAgentsCommand({ assistantId }));
    emulator.clock.advance(300);
    expect(await errorOf(client.send(new ListAIAgentsCommand({ assistantId })))).toMatchObject({
      status: 404,
    });
  });

  it('fails its creation as often as planned, keeps its name, and can be deleted', async () => {
    const { client, emulator } = await given({ clock: 'manual' });
    emulator.failNext('CreateAssistant', 2);
    const ids = [await create(client, 'A'), await create(client, 'B'), await create(client, 'C')];
    emulator.clock.advance(300);
    const statuses = await Promise.all(ids.map((id) => statusOf(client, id)));
    expect(statuses).toEqual(['CREATE_FAILED', 'CREATE_FAILED', 'ACTIVE']);
    expect(await errorOf(create(client, 'A'))).toMatchObject({ name: 'ConflictException' });
    await client.send(new DeleteAssistantCommand({ assistantId: ids[0] }));
    emulator.clock.advance(300);
    await create(client, 'A');
  });

  it('fails its deletion when planned, and the next attempt succeeds', async () => {
    const { client, emulator, assistantId } = await givenAssistant({ clock: 'manual' });
    emulator.failNext('DeleteAssistant');
    await client.send(new DeleteAssistantCommand({ assistantId }));
    expect(await statusOf(client, assistantId)).toBe('DELETE_IN_PROGRESS');
    emulator.clock.advance(300);
    expect(await statusOf(client, assistantId)).toBe('DELETE_FAILED');
    await client.send(new DeleteAssistantCommand({ assistantId }));
    emulator.clock.advance(300);
    expect(await errorOf(statusOf(client, assistantId))).toMatchObject({ status: 404 });
  });
});

describe('an AI agent with durations in the settings', () => {
  const settings = { aiAgentCreationMilliseconds: 100, aiAgentDeletionMilliseconds: 100 };

  async function givenAIAgent(options: GivenAssistant = {}) {
    const context = await givenAssistant({ clock: 'manual', settings, ...options });
    const { client, assistantId } = context;
    const createAIAgent = async (name = 'Search') => {
      const { aiAgent } = await client.send(
        new CreateAIAgentCommand({
          assistantId,
          name,
          type: 'MANUAL_SEARCH',
          visibilityStatus: 'SAVED',
          configuration: { manualSearchAIAgentConfiguration: {} },
        }),
      );
      return aiAgent?.aiAgentId ?? '';
    };
    const aiAgentStatus = async (aiAgentId: string) => {
      const { aiAgent } = await client.send(new GetAIAgentCommand({ assistantId, aiAgentId }));
      return aiAgent?.status;
    };
    return { ...context, createAIAgent, aiAgentStatus };
  }

  it('passes through the same states as an assistant', async () => {
    const { client, emulator, assistantId, createAIAgent, aiAgentStatus } = await givenAIAgent();
    const aiAgentId = await createAIAgent();
    expect(await aiAgentStatus(aiAgentId)).toBe('CREATE_IN_PROGRESS');
    emulator.clock.advance(100);
    expect(await aiAgentStatus(aiAgentId)).toBe('ACTIVE');
    await client.send(new DeleteAIAgentCommand({ assistantId, aiAgentId }));
    expect(await aiAgentStatus(aiAgentId)).toBe('DELETE_IN_PROGRESS');
    await client.send(new DeleteAIAgentCommand({ assistantId, aiAgentId }));
    emulator.clock.advance(100);
    expect(await errorOf(aiAgentStatus(aiAgentId))).toMatchObject({ status: 404 });
  });

  it('fails when planned', async () => {
    const { client, emulator, assistantId, createAIAgent, aiAgentStatus } = await givenAIAgent();
    emulator.failNext('CreateAIAgent');
    emulator.failNext('DeleteAIAgent');
    const aiAgentId = await createAIAgent();
    emulator.clock.advance(100);
    expect(await aiAgentStatus(aiAgentId)).toBe('CREATE_FAILED');
    await client.send(new DeleteAIAgentCommand({ assistantId, aiAgentId }));
    emulator.clock.advance(100);
    expect(await aiAgentStatus(aiAgentId)).toBe('DELETE_FAILED');
  });
});
