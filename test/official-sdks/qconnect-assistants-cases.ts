/** Q in Connect: assistants, and which AI agents they use by default. */
import {
  CreateAssistantCommand,
  DeleteAssistantCommand,
  GetAssistantCommand,
  ListAssistantsCommand,
  RemoveAssistantAIAgentCommand,
  UpdateAssistantAIAgentCommand,
} from '@aws-sdk/client-qconnect';
import type { CreateAssistantCommandInput } from '@aws-sdk/client-qconnect';
import { expect } from 'vitest';
import { conflict, invalid, notFound } from './qconnect-cases.js';
import type { OperationCases, RefusedCall } from './qconnect-cases.js';
import { unknownId, present } from './qconnect-sdk.js';
import { rejectionOf } from './rejection.js';
import type { QConnectSetup } from './qconnect-sdk.js';

const create = ({ client }: QConnectSetup, members: Partial<CreateAssistantCommandInput> = {}) =>
  client.send(new CreateAssistantCommand({ name: 'Billing', type: 'AGENT', ...members }));

const get = async ({ client }: QConnectSetup, assistantId: string | undefined) =>
  present((await client.send(new GetAssistantCommand({ assistantId }))).assistant);

const badMembers: readonly (readonly [string, Partial<CreateAssistantCommandInput>, RegExp])[] = [
  ['a name that begins with what names cannot begin with', { name: '@Billing' }, /'name'.*pattern/],
  ['a name of 256 characters', { name: 'x'.repeat(256) }, /'name'.*255/],
  ['no name', { name: undefined }, /'name'.*not be null/],
  ['a type that the enum does not have', { type: 'ROBOT' as 'AGENT' }, /'type'.*\[AGENT\]/],
  ['an empty description', { description: '' }, /'description'/],
  ['a tag key of AWS', { tags: { 'aws:a': 'b' } }, /'tags'/],
  ['a tag key with a space', { tags: { 'a b': 'c' } }, /'tags'/],
  ['an empty tag value', { tags: { a: '' } }, /'tags\.a/],
  [
    'an empty key id',
    { serverSideEncryptionConfiguration: { kmsKeyId: '' } },
    /'serverSideEncryptionConfiguration\.kmsKeyId'/,
  ],
];

const sets = (
  { client }: QConnectSetup,
  assistantId: string | undefined,
  aiAgentType: string,
  configuration: { aiAgentId: string; enabled?: boolean },
) =>
  client.send(
    new UpdateAssistantAIAgentCommand({
      assistantId,
      aiAgentType: aiAgentType as 'MANUAL_SEARCH',
      configuration,
    }),
  );

const unknownAssistant = (call: RefusedCall['call']): RefusedCall => ({
  what: 'an unknown assistant',
  call,
  error: notFound(unknownId),
});

export const assistantCases = {
  CreateAssistant: {
    async works(given) {
      const { assistant } = await create(given, {
        name: 'Billing – ünïcode',
        description: 'Knows the bills',
        tags: { 'team/unit': 'billing' },
        serverSideEncryptionConfiguration: { kmsKeyId: 'alias/billing' },
      });

      const { assistantId } = present(assistant);
      expect(assistant).toEqual({
        assistantId,
        assistantArn: `arn:aws:wisdom:us-east-1:123456789012:assistant/${assistantId}`,
        name: 'Billing – ünïcode',
        type: 'AGENT',
        status: 'ACTIVE',
        description: 'Knows the bills',
        tags: { 'team/unit': 'billing' },
        serverSideEncryptionConfiguration: { kmsKeyId: 'alias/billing' },
      });
      expect(await get(given, assistantId)).toEqual(assistant);
    },
    refused: [
      ...badMembers.map(([what, members, message]) => ({
        what,
        call: (given: QConnectSetup) => create(given, members),
        error: invalid(message),
      })),
      {
        what: 'a name that is taken',
        async call(given) {
          await create(given);
          await create(given);
        },
        error: conflict,
      },
      {
        what: 'one more than the quota of five, with the status 402',
        async call(given) {
          for (let made = 0; made < 6; made += 1) await create(given, { name: `Number ${made}` });
        },
        error: { name: 'ServiceQuotaExceededException', status: 402 },
        options: { quotas: 'vendor' },
      },
      {
        what: 'a client token that stood for something else',
        async call(given) {
          await create(given, { clientToken: 'token' });
          await create(given, { clientToken: 'token', name: 'Sales' });
        },
        error: conflict,
      },
    ],
  },

  GetAssistant: {
    async works(given) {
      const assistant = await given.created();

      expect(await get(given, assistant.assistantId)).toEqual(assistant);
      // An ARN is one path segment, encoded once on the wire and twice in what is signed.
      expect(await get(given, assistant.assistantArn)).toEqual(assistant);
    },
    refused: [
      unknownAssistant((given) => get(given, unknownId)),
      {
        what: 'an id that is none',
        call: (given) => get(given, 'billing'),
        error: invalid(/'assistantId'/),
      },
      {
        what: 'an id in capital letters',
        call: async (given) =>
          get(given, present((await given.created()).assistantId).toUpperCase()),
        error: invalid(/'assistantId'/),
      },
    ],
  },

  ListAssistants: {
    async works({ client, created }) {
      const assistants = [await created({ name: 'A' }), await created({ name: 'B' })];

      const { assistantSummaries, nextToken } = await client.send(new ListAssistantsCommand({}));

      expect(assistantSummaries).toEqual(assistants);
      expect(nextToken).toBeUndefined();
    },
    refused: [
      ...[0, 101, -1].map((maxResults) => ({
        what: `a page of ${maxResults}`,
        call: ({ client }: QConnectSetup) => client.send(new ListAssistantsCommand({ maxResults })),
        error: invalid(/'maxResults'/),
      })),
      {
        what: 'a token that nobody issued',
        call: ({ client }) => client.send(new ListAssistantsCommand({ nextToken: 'yesterday' })),
        error: invalid(/nextToken/),
      },
    ],
  },

  DeleteAssistant: {
    async works(given) {
      const { assistantId } = await given.created();

      const answer = await given.client.send(new DeleteAssistantCommand({ assistantId }));

      expect(answer.$metadata.httpStatusCode).toBe(204);
      expect(await rejectionOf(get(given, assistantId))).toMatchObject({
        name: 'ResourceNotFoundException',
      });
    },
    refused: [
      unknownAssistant(({ client }) =>
        client.send(new DeleteAssistantCommand({ assistantId: unknownId })),
      ),
      {
        what: 'one that has associations',
        async call({ client, created, associated }) {
          const { assistantId } = await created();
          await associated(present(assistantId));
          await client.send(new DeleteAssistantCommand({ assistantId }));
        },
        error: invalid(/associations/),
      },
    ],
  },

  UpdateAssistantAIAgent: {
    async works(given) {
      const { assistantId } = await given.created();
      const version = { aiAgentId: `${unknownId}:3` };
      await sets(given, assistantId, 'MANUAL_SEARCH', version);

      // `enabled` is younger than the SDK, which sends it all the same, being nested.
      const off = { aiAgentId: unknownId, enabled: false };
      const { assistant } = await sets(given, assistantId, 'ANSWER_RECOMMENDATION', off);

      const aiAgentConfiguration = { MANUAL_SEARCH: version, ANSWER_RECOMMENDATION: off };
      expect(assistant).toMatchObject({ assistantId, aiAgentConfiguration });
      expect(await get(given, assistantId)).toEqual(assistant);
    },
    refused: [
      unknownAssistant((given) =>
        sets(given, unknownId, 'MANUAL_SEARCH', { aiAgentId: unknownId }),
      ),
      {
        what: 'an ARN for an id',
        call: async (given) =>
          sets(given, (await given.created()).assistantId, 'MANUAL_SEARCH', {
            aiAgentId: `arn:aws:wisdom:us-east-1:123456789012:ai-agent/${unknownId}/${unknownId}`,
          }),
        error: invalid(/'configuration\.aiAgentId'/),
      },
      {
        what: 'a type that the enum does not have',
        call: async (given) =>
          sets(given, (await given.created()).assistantId, 'FORTUNE_TELLING', {
            aiAgentId: unknownId,
          }),
        error: invalid(/'aiAgentType'/),
      },
      {
        what: 'switching off what cannot be switched off',
        call: async (given) =>
          sets(given, (await given.created()).assistantId, 'MANUAL_SEARCH', {
            aiAgentId: unknownId,
            enabled: false,
          }),
        error: invalid(/enabled/),
      },
    ],
  },

  RemoveAssistantAIAgent: {
    async works(given) {
      const { client } = given;
      const { assistantId } = await given.created();
      await sets(given, assistantId, 'MANUAL_SEARCH', { aiAgentId: unknownId });
      const removal = { assistantId, aiAgentType: 'MANUAL_SEARCH' } as const;

      const answer = await client.send(new RemoveAssistantAIAgentCommand(removal));

      expect(answer.$metadata.httpStatusCode).toBe(204);
      expect(await get(given, assistantId)).not.toHaveProperty('aiAgentConfiguration');
      // Idempotent (service model).
      await client.send(new RemoveAssistantAIAgentCommand(removal));
    },
    refused: [
      unknownAssistant(({ client }) =>
        client.send(
          new RemoveAssistantAIAgentCommand({
            assistantId: unknownId,
            aiAgentType: 'MANUAL_SEARCH',
          }),
        ),
      ),
      {
        what: 'a type that the enum does not have',
        call: async ({ client, created }) =>
          client.send(
            new RemoveAssistantAIAgentCommand({
              assistantId: (await created()).assistantId,
              aiAgentType: 'FORTUNE_TELLING' as 'MANUAL_SEARCH',
            }),
          ),
        error: invalid(/'aiAgentType'/),
      },
    ],
  },
} as const satisfies OperationCases<
  | 'CreateAssistant'
  | 'GetAssistant'
  | 'ListAssistants'
  | 'DeleteAssistant'
  | 'UpdateAssistantAIAgent'
  | 'RemoveAssistantAIAgent'
>;
