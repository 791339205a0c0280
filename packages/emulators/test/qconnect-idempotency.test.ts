/** Tests of client tokens: a repeated request changes nothing. */
import {
  CreateAIAgentCommand,
  CreateAIAgentVersionCommand,
  CreateAssistantAssociationCommand,
  CreateAssistantCommand,
  ListAIAgentVersionsCommand,
  ListAssistantsCommand,
  UpdateAIAgentCommand,
} from '@aws-sdk/client-qconnect';
import { describe, expect, it } from 'vitest';
import { clientOf, errorOf, given, givenAssistant } from './qconnect-fixture.js';
import type { QConnectEmulatorOptions } from '../src/qconnect/emulator.js';

const myToken = 'my token, once';

async function givenCreation(options: QConnectEmulatorOptions = {}) {
  const { client, ...rest } = await given({ clock: 'manual', ...options });
  const create = async (name: string, tags?: Record<string, string>) => {
    const { assistant } = await client.send(
      new CreateAssistantCommand({
        name,
        type: 'AGENT',
        clientToken: myToken,
        ...(tags && { tags }),
      }),
    );
    return assistant;
  };
  const count = async () => {
    const { assistantSummaries } = await client.send(new ListAssistantsCommand({}));
    return assistantSummaries?.length;
  };
  return { client, create, count, ...rest };
}

describe('the same token', () => {
  it('with the same parameters gets the first answer, and makes nothing', async () => {
    const { emulator, create, count } = await givenCreation();
    const first = await create('A', { a: '1', b: '2' });
    emulator.clock.advance(60_000);
    expect(await create('A', { b: '2', a: '1' })).toEqual(first);
    expect(await count()).toBe(1);
  });

  it('with other parameters is a conflict', async () => {
    const { create, count } = await givenCreation();
    await create('A');
    expect(await errorOf(create('B'))).toMatchObject({ name: 'ConflictException', status: 409 });
    expect(await count()).toBe(1);
  });

  it('is free again after a request that was refused', async () => {
    const { create } = await givenCreation();
    expect(await errorOf(create('?'))).toMatchObject({ status: 400 });
    expect(await create('A')).toMatchObject({ name: 'A' });
  });

  it('is another one at another operation', async () => {
    const { client, assistantId } = await givenAssistant();
    await client.send(
      new CreateAssistantCommand({ name: 'B', type: 'AGENT', clientToken: myToken }),
    );
    await client.send(
      new CreateAssistantAssociationCommand({
        assistantId,
        clientToken: myToken,
        associationType: 'KNOWLEDGE_BASE',
        association: { knowledgeBaseId: assistantId },
      }),
    );
  });

  it('is forgotten when its time is over', async () => {
    const { emulator, create } = await givenCreation({
      settings: { clientTokenMilliseconds: 1000 },
    });
    await create('A');
    emulator.clock.advance(1000);
    expect(await create('B')).toMatchObject({ name: 'B' });
  });

  it('is forgotten when too many newer ones came', async () => {
    const { client, create } = await givenCreation({ settings: { clientTokensRemembered: 2 } });
    await create('A');
    for (const name of ['B', 'C'])
      await client.send(new CreateAssistantCommand({ name, type: 'AGENT' }));
    expect(await create('D')).toMatchObject({ name: 'D' });
  });

  it.each([
    ['ValidationException', 400],
    ['ConflictException', 409],
  ] as const)('with other parameters is a %s when the setting says so', async (name, status) => {
    const { create } = await givenCreation({ settings: { clientTokenReused: name } });
    await create('A');
    expect(await errorOf(create('B'))).toMatchObject({ name, status });
  });

  it('with other parameters is a new request if the setting allows it', async () => {
    const { create, count } = await givenCreation({
      settings: { clientTokenReused: 'newRequest' },
    });
    await create('A');
    await create('B');
    expect(await count()).toBe(2);
  });

  it('works for every operation that accepts a client token', async () => {
    const { client, assistantId } = await givenAssistant();
    const clientToken = myToken;
    const createAIAgent = new CreateAIAgentCommand({
      assistantId,
      clientToken,
      name: 'A',
      type: 'MANUAL_SEARCH',
      visibilityStatus: 'SAVED',
      configuration: { manualSearchAIAgentConfiguration: {} },
    });
    const { aiAgent } = await client.send(createAIAgent);
    expect((await client.send(createAIAgent)).aiAgent).toEqual(aiAgent);
    const { aiAgentId } = aiAgent ?? {};

    const update = new UpdateAIAgentCommand({
      assistantId,
      aiAgentId,
      clientToken,
      visibilityStatus: 'PUBLISHED',
    });
    const updated = await client.send(update);
    expect((await client.send(update)).aiAgent).toEqual(updated.aiAgent);

    const version = new CreateAIAgentVersionCommand({ assistantId, aiAgentId, clientToken });
    await client.send(version);
    await client.send(version);
    const versions = await client.send(new ListAIAgentVersionsCommand({ assistantId, aiAgentId }));
    expect(versions.aiAgentVersionSummaries).toHaveLength(1);
  });
});

it('the SDK’s retry after a lost response returns the first result', async () => {
  const { emulator } = await given();
  emulator.faults.add({
    operation: 'CreateAssistant',
    times: 1,
    effect: { kind: 'reset', when: 'afterWork' },
  });
  const client = clientOf(emulator, { maxAttempts: 3 });
  const { assistant } = await client.send(new CreateAssistantCommand({ name: 'A', type: 'AGENT' }));
  expect(emulator.requests.of('CreateAssistant')).toHaveLength(2);
  expect(emulator.snapshot().assistants).toMatchObject([{ assistantId: assistant?.assistantId }]);
});
