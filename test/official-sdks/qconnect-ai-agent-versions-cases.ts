/** Q in Connect: versions of AI agents. */
import {
  CreateAIAgentVersionCommand,
  DeleteAIAgentVersionCommand,
  ListAIAgentVersionsCommand,
  UpdateAIAgentCommand,
} from '@aws-sdk/client-qconnect';
import type { AIAgentData } from '@aws-sdk/client-qconnect';
import { expect } from 'vitest';
import { getAIAgent } from './qconnect-ai-agents-cases.js';
import { conflict, invalid, notFound } from './qconnect-cases.js';
import type { OperationCases } from './qconnect-cases.js';
import { unknownId, inGerman, present, searchAgent } from './qconnect-sdk.js';
import type { QConnectSetup } from './qconnect-sdk.js';

const agentOf = async ({ created, agent }: QConnectSetup): Promise<AIAgentData> =>
  agent(present((await created()).assistantId));

const create = (
  { client }: QConnectSetup,
  { assistantId, aiAgentId }: AIAgentData,
  modifiedTime?: Date,
) =>
  client.send(
    new CreateAIAgentVersionCommand({
      assistantId,
      aiAgentId,
      ...(modifiedTime && { modifiedTime }),
    }),
  );

const update = ({ client }: QConnectSetup, { assistantId, aiAgentId }: AIAgentData) =>
  client.send(
    new UpdateAIAgentCommand({
      assistantId,
      aiAgentId,
      visibilityStatus: 'SAVED',
      configuration: inGerman,
    }),
  );

const remove = (
  { client }: QConnectSetup,
  { assistantId, aiAgentId }: AIAgentData,
  versionNumber: number,
) => client.send(new DeleteAIAgentVersionCommand({ assistantId, aiAgentId, versionNumber }));

const versionsOf = async (
  { client }: QConnectSetup,
  { assistantId, aiAgentId }: AIAgentData,
): Promise<(number | undefined)[]> => {
  const command = new ListAIAgentVersionsCommand({ assistantId, aiAgentId });
  const { aiAgentVersionSummaries } = await client.send(command);
  return present(aiAgentVersionSummaries).map(({ versionNumber }) => versionNumber);
};

export const aiAgentVersionCases = {
  CreateAIAgentVersion: {
    async works(given) {
      const agent = await agentOf(given);

      // The time that was read is later not by a millisecond: it is the lock.
      const first = await create(given, agent, agent.modifiedTime);
      await update(given, agent);
      const second = await create(given, agent);

      expect(first).toMatchObject({ versionNumber: 1, aiAgent: searchAgent });
      // Field code splits the ARN there.
      expect(first.aiAgent?.aiAgentArn).toBe(`${agent.aiAgentArn}:1`);
      expect(second).toMatchObject({ versionNumber: 2, aiAgent: { configuration: inGerman } });
      const { aiAgent } = await getAIAgent(given, agent.assistantId, `${agent.aiAgentId}:1`);
      expect(aiAgent).toEqual(first.aiAgent);
    },
    refused: [
      {
        what: 'what was updated since it was read',
        async call(given) {
          const agent = await agentOf(given);
          await update(given, agent);
          await create(given, agent, new Date(Number(agent.modifiedTime) - 1000));
        },
        error: conflict,
      },
      {
        what: 'an unknown AI agent',
        call: async (given) => create(given, { ...(await agentOf(given)), aiAgentId: unknownId }),
        error: notFound(unknownId),
      },
    ],
  },

  ListAIAgentVersions: {
    async works(given) {
      const agent = await agentOf(given);
      expect(await versionsOf(given, agent)).toEqual([]);
      const { aiAgent } = await create(given, agent);
      await create(given, agent);

      const { assistantId, aiAgentId } = agent;
      const listed = await given.client.send(
        new ListAIAgentVersionsCommand({ assistantId, aiAgentId, origin: 'CUSTOMER' }),
      );

      expect(listed.aiAgentVersionSummaries).toHaveLength(2);
      expect(listed.aiAgentVersionSummaries?.[0]).toEqual({
        aiAgentSummary: aiAgent,
        versionNumber: 1,
      });
    },
    refused: [
      {
        what: 'an unknown AI agent',
        call: async (given) =>
          versionsOf(given, { ...(await agentOf(given)), aiAgentId: unknownId }),
        error: notFound(unknownId),
      },
    ],
  },

  DeleteAIAgentVersion: {
    async works(given) {
      const agent = await agentOf(given);
      for (let made = 0; made < 3; made += 1) await create(given, agent);

      const answer = await remove(given, agent, 3);

      expect(answer.$metadata.httpStatusCode).toBe(204);
      expect(await versionsOf(given, agent)).toEqual([1, 2]);
      // A number is not given twice.
      expect(await create(given, agent)).toMatchObject({ versionNumber: 4 });
    },
    refused: [
      {
        what: 'a version that was not made',
        call: async (given) => remove(given, await agentOf(given), 1),
        error: { name: 'ResourceNotFoundException', status: 404 },
      },
      {
        what: 'a version zero',
        call: async (given) => remove(given, await agentOf(given), 0),
        error: invalid(/'versionNumber'/),
      },
    ],
  },
} as const satisfies OperationCases<
  'CreateAIAgentVersion' | 'ListAIAgentVersions' | 'DeleteAIAgentVersion'
>;
