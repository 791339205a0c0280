/** Q in Connect: associations of an assistant with knowledge bases. */
import {
  CreateAssistantAssociationCommand,
  DeleteAssistantAssociationCommand,
  GetAssistantAssociationCommand,
  ListAssistantAssociationsCommand,
} from '@aws-sdk/client-qconnect';
import type { CreateAssistantAssociationCommandInput } from '@aws-sdk/client-qconnect';
import { expect } from 'vitest';
import { conflict, invalid, notFound } from './qconnect-cases.js';
import type { OperationCases } from './qconnect-cases.js';
import { aKnowledgeBaseId, unknownId, present } from './qconnect-sdk.js';
import { rejectionOf } from './rejection.js';
import type { QConnectSetup } from './qconnect-sdk.js';

const associate = (
  { client }: QConnectSetup,
  assistantId: string | undefined,
  members: Partial<CreateAssistantAssociationCommandInput> = {},
) =>
  client.send(
    new CreateAssistantAssociationCommand({
      assistantId,
      associationType: 'KNOWLEDGE_BASE',
      association: { knowledgeBaseId: aKnowledgeBaseId },
      ...members,
    }),
  );

const get = async (
  { client }: QConnectSetup,
  assistantId: string | undefined,
  assistantAssociationId: string | undefined,
) => {
  const command = new GetAssistantAssociationCommand({ assistantId, assistantAssociationId });
  return present((await client.send(command)).assistantAssociation);
};

export const associationCases = {
  CreateAssistantAssociation: {
    async works(given) {
      const { assistantId, assistantArn } = await given.created();

      const { assistantAssociation } = await associate(given, assistantId, { tags: { a: 'b' } });

      const { assistantAssociationId } = present(assistantAssociation);
      const prefix = 'arn:aws:wisdom:us-east-1:123456789012';
      expect(assistantAssociation).toEqual({
        assistantAssociationId,
        assistantAssociationArn: `${prefix}:association/${assistantId}/${assistantAssociationId}`,
        assistantId,
        assistantArn,
        associationType: 'KNOWLEDGE_BASE',
        associationData: {
          knowledgeBaseAssociation: {
            knowledgeBaseId: aKnowledgeBaseId,
            knowledgeBaseArn: `${prefix}:knowledge-base/${aKnowledgeBaseId}`,
          },
        },
        tags: { a: 'b' },
      });
      expect(await get(given, assistantId, assistantAssociationId)).toEqual(assistantAssociation);
    },
    refused: [
      {
        what: 'an unknown assistant',
        call: (given) => associate(given, unknownId),
        error: notFound(unknownId),
      },
      {
        what: 'the same knowledge base again',
        async call(given) {
          const { assistantId } = await given.created();
          await associate(given, assistantId);
          await associate(given, assistantId);
        },
        error: conflict,
      },
      {
        what: 'a base of quick responses',
        call: async (given) => associate(given, (await given.created()).assistantId),
        error: invalid(/QUICK_RESPONSES/),
        options: {
          seed: {
            knowledgeBases: [
              { knowledgeBaseId: aKnowledgeBaseId, knowledgeBaseType: 'QUICK_RESPONSES' },
            ],
          },
        },
      },
      {
        what: 'a base that does not exist, when only known ones do',
        call: async (given) => associate(given, (await given.created()).assistantId),
        error: notFound(aKnowledgeBaseId),
        options: { settings: { knowledgeBaseIds: 'known' } },
      },
      {
        what: 'a type that is not that of the association',
        call: async (given) =>
          associate(given, (await given.created()).assistantId, {
            associationType: 'EXTERNAL_BEDROCK_KNOWLEDGE_BASE' as 'KNOWLEDGE_BASE',
          }),
        error: invalid(/type/),
      },
    ],
  },

  GetAssistantAssociation: {
    async works(given) {
      const { assistantId, assistantArn } = await given.created();
      const association = await given.associated(present(assistantId));

      const { assistantAssociationId, assistantAssociationArn } = association;
      expect(await get(given, assistantId, assistantAssociationId)).toEqual(association);
      expect(await get(given, assistantArn, assistantAssociationArn)).toEqual(association);
    },
    refused: [
      {
        what: 'an unknown association',
        call: async (given) => get(given, (await given.created()).assistantId, unknownId),
        error: notFound(unknownId),
      },
      {
        what: 'an id that is none',
        call: async (given) => get(given, (await given.created()).assistantId, 'x'),
        error: invalid(/'assistantAssociationId'/),
      },
    ],
  },

  ListAssistantAssociations: {
    async works({ client, created, associated }) {
      const assistantId = present((await created({ name: 'A' })).assistantId);
      const other = present((await created({ name: 'B' })).assistantId);
      const associations = [
        await associated(assistantId),
        await associated(assistantId, unknownId),
      ];
      await associated(other);

      const listed = await client.send(new ListAssistantAssociationsCommand({ assistantId }));

      expect(listed.assistantAssociationSummaries).toEqual(associations);
    },
    refused: [
      {
        what: 'an unknown assistant',
        call: ({ client }) =>
          client.send(new ListAssistantAssociationsCommand({ assistantId: unknownId })),
        error: notFound(unknownId),
      },
    ],
  },

  DeleteAssistantAssociation: {
    async works(given) {
      const { assistantId } = await given.created();
      const { assistantAssociationId } = await given.associated(present(assistantId));
      const which = { assistantId, assistantAssociationId };

      const answer = await given.client.send(new DeleteAssistantAssociationCommand(which));

      expect(answer.$metadata.httpStatusCode).toBe(204);
      expect(await rejectionOf(get(given, assistantId, assistantAssociationId))).toMatchObject({
        name: 'ResourceNotFoundException',
      });
    },
    refused: [
      {
        what: 'an unknown association',
        call: async ({ client, created }) =>
          client.send(
            new DeleteAssistantAssociationCommand({
              assistantId: (await created()).assistantId,
              assistantAssociationId: unknownId,
            }),
          ),
        error: notFound(unknownId),
      },
    ],
  },
} as const satisfies OperationCases<
  | 'CreateAssistantAssociation'
  | 'GetAssistantAssociation'
  | 'ListAssistantAssociations'
  | 'DeleteAssistantAssociation'
>;
