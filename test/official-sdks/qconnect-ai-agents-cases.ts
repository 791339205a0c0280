/** Q in Connect: AI agents. */
import {
  CreateAIAgentCommand,
  CreateAIAgentVersionCommand,
  DeleteAIAgentCommand,
  GetAIAgentCommand,
  ListAIAgentsCommand,
  UpdateAIAgentCommand,
} from '@aws-sdk/client-qconnect';
import type {
  CreateAIAgentCommandInput,
  UpdateAIAgentCommandInput,
} from '@aws-sdk/client-qconnect';
import { expect } from 'vitest';
import { conflict, invalid, notFound } from './qconnect-cases.js';
import type { OperationCases } from './qconnect-cases.js';
import { unknownId, inGerman, present, searchAgent } from './qconnect-sdk.js';
import { rejectionOf } from './rejection.js';
import type { QConnectSetup } from './qconnect-sdk.js';

const create = (
  { client }: QConnectSetup,
  assistantId: string | undefined,
  members: Partial<CreateAIAgentCommandInput> = {},
) => client.send(new CreateAIAgentCommand({ assistantId, ...searchAgent, ...members }));

export const getAIAgent = (
  { client }: QConnectSetup,
  assistantId: string | undefined,
  aiAgentId: string | undefined,
) => client.send(new GetAIAgentCommand({ assistantId, aiAgentId }));

const update = (
  { client }: QConnectSetup,
  assistantId: string | undefined,
  aiAgentId: string | undefined,
  members: Partial<UpdateAIAgentCommandInput> = {},
) =>
  client.send(
    new UpdateAIAgentCommand({ assistantId, aiAgentId, visibilityStatus: 'SAVED', ...members }),
  );

const remove = (
  { client }: QConnectSetup,
  assistantId: string | undefined,
  aiAgentId: string | undefined,
) => client.send(new DeleteAIAgentCommand({ assistantId, aiAgentId }));

/** An AI agent that the vendor made. */
async function systemAgent({ client, created }: QConnectSetup): Promise<[string, string]> {
  const assistantId = present((await created()).assistantId);
  const { aiAgentSummaries } = await client.send(
    new ListAIAgentsCommand({ assistantId, origin: 'SYSTEM' }),
  );
  return [assistantId, present(aiAgentSummaries?.[0]?.aiAgentId)];
}

export const aiAgentCases = {
  CreateAIAgent: {
    async works(given) {
      const { assistantId, assistantArn } = await given.created();

      const { aiAgent } = await create(given, assistantId, {
        description: 'Finds',
        tags: { a: 'b' },
      });

      const { aiAgentId, modifiedTime } = present(aiAgent);
      expect(aiAgent).toEqual({
        ...searchAgent,
        assistantId,
        assistantArn,
        aiAgentId,
        aiAgentArn: `arn:aws:wisdom:us-east-1:123456789012:ai-agent/${assistantId}/${aiAgentId}`,
        description: 'Finds',
        tags: { a: 'b' },
        origin: 'CUSTOMER',
        status: 'ACTIVE',
        modifiedTime: expect.any(Date) as Date,
      });
      expect(modifiedTime?.getTime()).toBeGreaterThan(Date.now() - 60_000);
      expect((await getAIAgent(given, assistantId, aiAgentId)).aiAgent).toEqual(aiAgent);
    },
    refused: [
      {
        what: 'an unknown assistant',
        call: (given) => create(given, unknownId),
        error: notFound(unknownId),
      },
      {
        what: 'a configuration of another type',
        call: async (given) =>
          create(given, (await given.created()).assistantId, { type: 'SELF_SERVICE' }),
        error: invalid(/selfServiceAIAgentConfiguration/),
      },
      {
        what: 'a visibility that the enum does not have',
        call: async (given) =>
          create(given, (await given.created()).assistantId, {
            visibilityStatus: 'HIDDEN' as 'SAVED',
          }),
        error: invalid(/'visibilityStatus'/),
      },
      {
        what: 'a prompt that is named by an ARN',
        call: async (given) =>
          create(given, (await given.created()).assistantId, {
            configuration: {
              manualSearchAIAgentConfiguration: { answerGenerationAIPromptId: 'arn:aws:x' },
            },
          }),
        error: invalid(/answerGenerationAIPromptId/),
      },
      {
        what: 'a name that is taken',
        async call(given) {
          const { assistantId } = await given.created();
          await create(given, assistantId);
          await create(given, assistantId);
        },
        error: conflict,
      },
    ],
  },

  GetAIAgent: {
    async works(given) {
      const { assistantId, assistantArn } = await given.created();
      const { aiAgentId, aiAgentArn } = await given.agent(present(assistantId));
      const versioned = new CreateAIAgentVersionCommand({ assistantId, aiAgentId });
      await given.client.send(versioned);
      await update(given, assistantId, aiAgentId, { configuration: inGerman });

      const saved = await getAIAgent(given, assistantArn, aiAgentArn);
      expect(saved).toMatchObject({ aiAgent: { aiAgentId, configuration: inGerman } });
      expect(saved.versionNumber).toBeUndefined();
      for (const qualifier of ['1', '$LATEST'])
        expect(await getAIAgent(given, assistantId, `${aiAgentId}:${qualifier}`)).toMatchObject({
          aiAgent: { aiAgentId, ...searchAgent },
          versionNumber: 1,
        });
    },
    refused: [
      {
        what: 'an unknown AI agent',
        call: async (given) => getAIAgent(given, (await given.created()).assistantId, unknownId),
        error: notFound(unknownId),
      },
      {
        what: 'a version that was not made',
        async call(given) {
          const { assistantId } = await given.created();
          const { aiAgentId } = await given.agent(present(assistantId));
          await getAIAgent(given, assistantId, `${aiAgentId}:7`);
        },
        error: { name: 'ResourceNotFoundException', status: 404 },
      },
    ],
  },

  ListAIAgents: {
    async works({ client, created, agent }) {
      const { assistantId } = await created();
      const own = await agent(present(assistantId));

      const all = await client.send(new ListAIAgentsCommand({ assistantId }));
      const system = await client.send(new ListAIAgentsCommand({ assistantId, origin: 'SYSTEM' }));
      const customer = await client.send(
        new ListAIAgentsCommand({ assistantId, origin: 'CUSTOMER' }),
      );

      expect(customer.aiAgentSummaries).toEqual([own]);
      expect(system.aiAgentSummaries?.map(({ origin }) => origin)).toContain('SYSTEM');
      expect(all.aiAgentSummaries).toEqual([...present(system.aiAgentSummaries), own]);
    },
    refused: [
      {
        what: 'an unknown assistant',
        call: ({ client }) => client.send(new ListAIAgentsCommand({ assistantId: unknownId })),
        error: notFound(unknownId),
      },
      {
        what: 'an origin that the enum does not have',
        call: async ({ client, created }) =>
          client.send(
            new ListAIAgentsCommand({
              assistantId: (await created()).assistantId,
              origin: 'MARS' as 'SYSTEM',
            }),
          ),
        error: invalid(/'origin'/),
      },
    ],
  },

  UpdateAIAgent: {
    async works(given) {
      const { assistantId } = await given.created();
      const before = await given.agent(present(assistantId));

      const { aiAgent } = await update(given, assistantId, before.aiAgentId, {
        configuration: inGerman,
        description: 'Sucht',
      });

      expect(aiAgent).toEqual({
        ...before,
        configuration: inGerman,
        description: 'Sucht',
        visibilityStatus: 'SAVED',
        modifiedTime: expect.any(Date) as Date,
      });
      expect(Number(aiAgent?.modifiedTime)).toBeGreaterThan(Number(before.modifiedTime));
      expect((await getAIAgent(given, assistantId, before.aiAgentId)).aiAgent).toEqual(aiAgent);
    },
    refused: [
      {
        what: 'an unknown AI agent',
        call: async (given) => update(given, (await given.created()).assistantId, unknownId),
        error: notFound(unknownId),
      },
      {
        what: 'an AI agent of the vendor’s',
        call: async (given) => update(given, ...(await systemAgent(given))),
        error: invalid(/SYSTEM/),
      },
    ],
  },

  DeleteAIAgent: {
    async works(given) {
      const { assistantId } = await given.created();
      const { aiAgentId } = await given.agent(present(assistantId));

      const answer = await remove(given, assistantId, aiAgentId);

      expect(answer.$metadata.httpStatusCode).toBe(204);
      expect(await rejectionOf(getAIAgent(given, assistantId, aiAgentId))).toMatchObject({
        name: 'ResourceNotFoundException',
      });
    },
    refused: [
      {
        what: 'an unknown AI agent',
        call: async (given) => remove(given, (await given.created()).assistantId, unknownId),
        error: notFound(unknownId),
      },
      {
        what: 'an AI agent of the vendor’s',
        call: async (given) => remove(given, ...(await systemAgent(given))),
        error: invalid(/SYSTEM/),
      },
    ],
  },
} as const satisfies OperationCases<
  'CreateAIAgent' | 'GetAIAgent' | 'ListAIAgents' | 'UpdateAIAgent' | 'DeleteAIAgent'
>;
