/** What AWS's SDK sees of the states that assistants and AI agents pass through, on a clock that the test moves. */
import {
  CreateAssistantAssociationCommand,
  DeleteAIAgentCommand,
  DeleteAssistantCommand,
  GetAIAgentCommand,
  GetAssistantCommand,
  ListAssistantsCommand,
  TagResourceCommand,
} from '@aws-sdk/client-qconnect';
import type { AssistantStatus } from '@aws-sdk/client-qconnect';
import { describe, expect, it } from 'vitest';
import { aKnowledgeBaseId, givenQConnect, present } from './qconnect-sdk.js';
import { rejectionOf } from './rejection.js';
import type { QConnectSetup } from './qconnect-sdk.js';

const stepMilliseconds = 1000;

const slowly = () =>
  givenQConnect({
    clock: 'manual',
    settings: {
      assistantCreationMilliseconds: stepMilliseconds,
      assistantDeletionMilliseconds: stepMilliseconds,
      deletedAssistantVisibleMilliseconds: stepMilliseconds,
      aiAgentCreationMilliseconds: stepMilliseconds,
      aiAgentDeletionMilliseconds: stepMilliseconds,
    },
  });

const statusOf = async ({ client }: QConnectSetup, assistantId: string | undefined) => {
  const { assistant } = await client.send(new GetAssistantCommand({ assistantId }));
  return assistant?.status;
};

async function statusesWhile(
  given: QConnectSetup,
  assistantId: string | undefined,
  steps: number,
): Promise<(AssistantStatus | undefined)[]> {
  const statuses = [await statusOf(given, assistantId)];
  for (let step = 0; step < steps; step += 1) {
    given.emulator.clock.advance(stepMilliseconds);
    statuses.push(await statusOf(given, assistantId));
  }
  return statuses;
}

const notFound = { name: 'ResourceNotFoundException', $metadata: { httpStatusCode: 404 } };

describe('an assistant', () => {
  it('becomes ACTIVE after its creation, and remains visible for a while after its deletion', async () => {
    const given = await slowly();
    const { assistantId, status } = await given.created();
    expect(status).toBe('CREATE_IN_PROGRESS');
    expect(await statusesWhile(given, assistantId, 1)).toEqual(['CREATE_IN_PROGRESS', 'ACTIVE']);

    await given.client.send(new DeleteAssistantCommand({ assistantId }));
    expect(await statusesWhile(given, assistantId, 1)).toEqual(['DELETE_IN_PROGRESS', 'DELETED']);
    // Lists show what is on its way out, too: clients have to look at the status.
    const { assistantSummaries } = await given.client.send(new ListAssistantsCommand({}));
    expect(assistantSummaries).toMatchObject([{ assistantId, status: 'DELETED' }]);

    given.emulator.clock.advance(stepMilliseconds);
    expect(await rejectionOf(statusOf(given, assistantId))).toMatchObject(notFound);
  });

  it('accepts an association only if it is ACTIVE, and a tag before that', async () => {
    const given = await slowly();
    const { assistantId, assistantArn } = await given.created();
    const associate = () =>
      given.client.send(
        new CreateAssistantAssociationCommand({
          assistantId,
          associationType: 'KNOWLEDGE_BASE',
          association: { knowledgeBaseId: aKnowledgeBaseId },
        }),
      );

    expect(await rejectionOf(associate())).toMatchObject({ name: 'ConflictException' });
    await given.client.send(
      new TagResourceCommand({ resourceArn: assistantArn, tags: { a: '1' } }),
    );
    given.emulator.clock.advance(stepMilliseconds);
    expect(await associate()).toMatchObject({ assistantAssociation: { assistantId } });
  });

  it('becomes CREATE_FAILED or DELETE_FAILED on request', async () => {
    const given = await slowly();
    given.emulator.failNext('CreateAssistant');
    const { assistantId } = await given.created();
    expect(await statusesWhile(given, assistantId, 1)).toEqual([
      'CREATE_IN_PROGRESS',
      'CREATE_FAILED',
    ]);

    given.emulator.failNext('DeleteAssistant');
    await given.client.send(new DeleteAssistantCommand({ assistantId }));
    expect(await statusesWhile(given, assistantId, 1)).toEqual([
      'DELETE_IN_PROGRESS',
      'DELETE_FAILED',
    ]);

    await given.client.send(new DeleteAssistantCommand({ assistantId }));
    given.emulator.clock.advance(2 * stepMilliseconds);
    expect(await rejectionOf(statusOf(given, assistantId))).toMatchObject(notFound);
  });
});

it('an AI agent has the same states', async () => {
  const given = await slowly();
  const { client, emulator } = given;
  const { assistantId } = await given.created();
  emulator.clock.advance(stepMilliseconds);
  const { aiAgentId, status } = await given.agent(present(assistantId));
  const read = () => client.send(new GetAIAgentCommand({ assistantId, aiAgentId }));

  expect(status).toBe('CREATE_IN_PROGRESS');
  emulator.clock.advance(stepMilliseconds);
  expect(await read()).toMatchObject({ aiAgent: { status: 'ACTIVE' } });
  await client.send(new DeleteAIAgentCommand({ assistantId, aiAgentId }));
  expect(await read()).toMatchObject({ aiAgent: { status: 'DELETE_IN_PROGRESS' } });
  emulator.clock.advance(stepMilliseconds);
  expect(await rejectionOf(read())).toMatchObject(notFound);
});
