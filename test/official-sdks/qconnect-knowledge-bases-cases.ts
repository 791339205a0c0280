/** Q in Connect: knowledge bases, without their content. */
import {
  CreateKnowledgeBaseCommand,
  DeleteKnowledgeBaseCommand,
  GetKnowledgeBaseCommand,
  ListKnowledgeBasesCommand,
} from '@aws-sdk/client-qconnect';
import type { CreateKnowledgeBaseCommandInput } from '@aws-sdk/client-qconnect';
import { expect } from 'vitest';
import { conflict, invalid, notFound } from './qconnect-cases.js';
import type { OperationCases } from './qconnect-cases.js';
import { present, unknownId } from './qconnect-sdk.js';
import { rejectionOf } from './rejection.js';
import type { QConnectSetup } from './qconnect-sdk.js';

const web: CreateKnowledgeBaseCommandInput = {
  name: 'Web',
  knowledgeBaseType: 'MANAGED',
  description: 'The site',
  sourceConfiguration: {
    managedSourceConfiguration: {
      webCrawlerConfiguration: {
        urlConfiguration: { seedUrls: [{ url: 'https://example.com/help' }] },
        scope: 'SUBDOMAINS',
      },
    },
  },
  renderingConfiguration: { templateUri: 'https://example.com/${id}' },
  vectorIngestionConfiguration: { chunkingConfiguration: { chunkingStrategy: 'NONE' } },
  serverSideEncryptionConfiguration: { kmsKeyId: 'alias/key' },
  tags: { a: 'b' },
};

const create = (
  { client }: QConnectSetup,
  members: Partial<CreateKnowledgeBaseCommandInput> = {},
) =>
  client.send(
    new CreateKnowledgeBaseCommand({ name: 'Help', knowledgeBaseType: 'CUSTOM', ...members }),
  );

const get = ({ client }: QConnectSetup, knowledgeBaseId: string | undefined) =>
  client.send(new GetKnowledgeBaseCommand({ knowledgeBaseId }));

const remove = ({ client }: QConnectSetup, knowledgeBaseId: string | undefined) =>
  client.send(new DeleteKnowledgeBaseCommand({ knowledgeBaseId }));

export const knowledgeBaseCases = {
  CreateKnowledgeBase: {
    async works(given) {
      const { knowledgeBase } = await create(given, web);
      const { knowledgeBaseId, knowledgeBaseArn } = present(knowledgeBase);
      expect(knowledgeBase).toEqual({
        ...web,
        knowledgeBaseId,
        knowledgeBaseArn,
        status: 'ACTIVE',
      });
      expect(knowledgeBaseArn).toBe(
        `arn:aws:wisdom:us-east-1:123456789012:knowledge-base/${knowledgeBaseId}`,
      );
      expect((await get(given, knowledgeBaseArn)).knowledgeBase).toEqual(knowledgeBase);
    },
    refused: [
      {
        what: 'a type that the enum does not have',
        call: (given) => create(given, { knowledgeBaseType: 'PAPER' as 'CUSTOM' }),
        error: invalid(/'knowledgeBaseType'/),
      },
      {
        what: 'a source of a base with own content',
        call: (given) => create(given, { ...web, knowledgeBaseType: 'CUSTOM' }),
        error: invalid(/sourceConfiguration/),
      },
      {
        what: 'a name that is taken',
        async call(given) {
          await create(given);
          await create(given);
        },
        error: conflict,
      },
    ],
  },

  GetKnowledgeBase: {
    async works(given) {
      const { knowledgeBase } = await create(given);
      const read = await get(given, knowledgeBase?.knowledgeBaseId);
      expect(read.knowledgeBase).toEqual(knowledgeBase);
    },
    refused: [
      {
        what: 'an unknown knowledge base',
        call: (given) => get(given, unknownId),
        error: notFound(unknownId),
      },
    ],
  },

  ListKnowledgeBases: {
    async works(given) {
      const bases = [(await create(given)).knowledgeBase, (await create(given, web)).knowledgeBase];
      const { knowledgeBaseSummaries } = await given.client.send(new ListKnowledgeBasesCommand({}));
      expect(knowledgeBaseSummaries).toEqual(bases);
    },
    refused: [
      {
        what: 'a page of 101 entries',
        call: ({ client }) => client.send(new ListKnowledgeBasesCommand({ maxResults: 101 })),
        error: invalid(/'maxResults'/),
      },
    ],
  },

  DeleteKnowledgeBase: {
    async works(given) {
      const { knowledgeBase } = await create(given);
      const answer = await remove(given, knowledgeBase?.knowledgeBaseId);
      expect(answer.$metadata.httpStatusCode).toBe(204);
      expect(await rejectionOf(get(given, knowledgeBase?.knowledgeBaseId))).toMatchObject({
        name: 'ResourceNotFoundException',
      });
    },
    refused: [
      {
        what: 'an unknown knowledge base',
        call: (given) => remove(given, unknownId),
        error: notFound(unknownId),
      },
      {
        what: 'one that an assistant is associated with',
        async call(given) {
          const { knowledgeBase } = await create(given);
          const { assistantId } = await given.created();
          await given.associated(present(assistantId), knowledgeBase?.knowledgeBaseId);
          await remove(given, knowledgeBase?.knowledgeBaseId);
        },
        error: conflict,
      },
    ],
  },
} as const satisfies OperationCases<
  'CreateKnowledgeBase' | 'GetKnowledgeBase' | 'ListKnowledgeBases' | 'DeleteKnowledgeBase'
>;
