/** Tests of associations with knowledge bases, and of tags. */
import {
  CreateAssistantAssociationCommand,
  DeleteAssistantAssociationCommand,
  GetAssistantAssociationCommand,
  GetAssistantCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
  paginateListAssistantAssociations,
} from '@aws-sdk/client-qconnect';
import type {
  CreateAssistantAssociationCommandInput,
  QConnectClient,
} from '@aws-sdk/client-qconnect';
import { describe, expect, it } from 'vitest';
import { nobody, errorOf, givenAssistant } from './qconnect-fixture.js';

const account = 'arn:aws:wisdom:us-east-1:123456789012:';
const base = '00000000-0000-4000-8000-00000000000b';
const bedrock = {
  bedrockKnowledgeBaseArn: 'arn:aws:bedrock:us-east-1:123456789012:knowledge-base/ABCDEFGHIJ',
  accessRoleArn: 'arn:aws:iam::123456789012:role/service-role/for-the-base',
};

const associate = (
  client: QConnectClient,
  assistantId: string,
  input: object = { associationType: 'KNOWLEDGE_BASE', association: { knowledgeBaseId: base } },
) =>
  client.send(
    new CreateAssistantAssociationCommand({
      assistantId,
      ...input,
    } as CreateAssistantAssociationCommandInput),
  );

describe('associations', () => {
  it('with a knowledge base of the service show its ARN', async () => {
    const { client, assistantId } = await givenAssistant();
    const { assistantAssociation } = await associate(client, assistantId);
    const id = assistantAssociation?.assistantAssociationId ?? '';
    const arn = `${account}association/${assistantId}/${id}`;
    expect(assistantAssociation).toEqual({
      assistantAssociationId: id,
      assistantAssociationArn: arn,
      assistantId,
      assistantArn: `${account}assistant/${assistantId}`,
      associationType: 'KNOWLEDGE_BASE',
      associationData: {
        knowledgeBaseAssociation: {
          knowledgeBaseId: base,
          knowledgeBaseArn: `${account}knowledge-base/${base}`,
        },
      },
    });
    for (const assistantAssociationId of [id, arn])
      expect(
        await client.send(
          new GetAssistantAssociationCommand({ assistantId, assistantAssociationId }),
        ),
      ).toMatchObject({ assistantAssociation });
  });

  it('with a knowledge base of Amazon Bedrock show the given members', async () => {
    const { client, assistantId } = await givenAssistant();
    const { assistantAssociation } = await associate(client, assistantId, {
      associationType: 'EXTERNAL_BEDROCK_KNOWLEDGE_BASE',
      association: { externalBedrockKnowledgeBaseConfig: bedrock },
    });
    expect(assistantAssociation).toMatchObject({
      associationType: 'EXTERNAL_BEDROCK_KNOWLEDGE_BASE',
      associationData: { externalBedrockKnowledgeBaseConfig: bedrock },
    });
  });

  it.each([
    [
      'a type that is not that of the base',
      {
        associationType: 'EXTERNAL_BEDROCK_KNOWLEDGE_BASE',
        association: { knowledgeBaseId: base },
      },
    ],
    ['an unknown type', { associationType: 'OTHER', association: { knowledgeBaseId: base } }],
    [
      'an ARN for a base',
      {
        associationType: 'KNOWLEDGE_BASE',
        association: { knowledgeBaseId: `${account}knowledge-base/${base}` },
      },
    ],
    [
      'a role that is none',
      {
        associationType: 'EXTERNAL_BEDROCK_KNOWLEDGE_BASE',
        association: {
          externalBedrockKnowledgeBaseConfig: {
            ...bedrock,
            accessRoleArn: 'arn:aws:iam::1:user/x',
          },
        },
      },
    ],
  ])('with %s are refused', async (_what, input) => {
    const { client, assistantId } = await givenAssistant();
    expect(await errorOf(associate(client, assistantId, input))).toMatchObject({
      name: 'ValidationException',
      status: 400,
    });
  });

  it('with the same knowledge base twice, or a quick-response base, are refused', async () => {
    const { client, assistantId } = await givenAssistant({
      seed: { knowledgeBases: [{ knowledgeBaseId: nobody, knowledgeBaseType: 'QUICK_RESPONSES' }] },
    });
    await associate(client, assistantId);
    expect(await errorOf(associate(client, assistantId))).toMatchObject({
      name: 'ConflictException',
    });
    const quickResponses = {
      associationType: 'KNOWLEDGE_BASE',
      association: { knowledgeBaseId: nobody },
    };
    expect(await errorOf(associate(client, assistantId, quickResponses))).toMatchObject({
      name: 'ValidationException',
    });
  });

  it('are listed in pages and deleted; a second deletion fails with 404', async () => {
    const { client, assistantId } = await givenAssistant();
    const bases = ['1', '2', '3'].map((digit) => base.replace(/b$/, digit));
    for (const knowledgeBaseId of bases)
      await associate(client, assistantId, {
        associationType: 'KNOWLEDGE_BASE',
        association: { knowledgeBaseId },
      });
    const seen: string[] = [];
    for await (const page of paginateListAssistantAssociations(
      { client, pageSize: 1 },
      { assistantId },
    ))
      seen.push(
        ...(page.assistantAssociationSummaries ?? []).map(
          (each) => each.assistantAssociationId ?? '',
        ),
      );
    expect(seen).toHaveLength(3);

    const [assistantAssociationId] = seen;
    const deletion = () =>
      client.send(new DeleteAssistantAssociationCommand({ assistantId, assistantAssociationId }));
    await deletion();
    expect(await errorOf(deletion())).toMatchObject({ status: 404 });
  });

  it('belong to one assistant only', async () => {
    const { client, assistantId } = await givenAssistant();
    const { assistantAssociation } = await associate(client, assistantId);
    const { assistantAssociationId } = assistantAssociation ?? {};
    const elsewhere = new GetAssistantAssociationCommand({
      assistantId: nobody,
      assistantAssociationId,
    });
    expect(await errorOf(client.send(elsewhere))).toMatchObject({ resourceName: nobody });
    expect(await errorOf(associate(client, nobody))).toMatchObject({ status: 404 });
  });
});

describe('tags', () => {
  it('are the same by ARN and on the resource, for every resource type', async () => {
    const { client, assistantId } = await givenAssistant({
      seed: {},
      assistant: {
        aiAgents: [
          {
            name: 'A',
            type: 'MANUAL_SEARCH',
            aiAgentId: base,
            content: { configuration: { manualSearchAIAgentConfiguration: {} } },
          },
        ],
      },
    });
    const { assistantAssociation } = await associate(client, assistantId);
    for (const resourceArn of [
      `${account}assistant/${assistantId}`,
      assistantAssociation?.assistantAssociationArn,
      `${account}ai-agent/${assistantId}/${base}`,
    ]) {
      const read = () => client.send(new ListTagsForResourceCommand({ resourceArn }));
      expect((await read()).tags).toEqual({});
      await client.send(new TagResourceCommand({ resourceArn, tags: { a: '1', b: '2' } }));
      await client.send(new TagResourceCommand({ resourceArn, tags: { b: '3', __proto__x: '4' } }));
      expect((await read()).tags).toEqual({ a: '1', b: '3', __proto__x: '4' });
      await client.send(new UntagResourceCommand({ resourceArn, tagKeys: ['a', 'nobody'] }));
      expect((await read()).tags).toEqual({ b: '3', __proto__x: '4' });
    }
    const { assistant } = await client.send(new GetAssistantCommand({ assistantId }));
    expect(assistant?.tags).toEqual({ b: '3', __proto__x: '4' });
  });

  it('accept keys that are member names of JavaScript objects', async () => {
    const { client, raw, assistantId } = await givenAssistant();
    const target = `/tags/${encodeURIComponent(`${account}assistant/${assistantId}`)}`;
    const tags = '{"__proto__":"a","constructor":"b"}';
    const tagged = await raw({ method: 'POST', target, body: `{"tags":${tags}}` });
    expect(tagged).toMatchObject({ status: 200, text: '{}' });
    expect((await raw({ target })).text).toBe(`{"tags":${tags}}`);
    await client.send(new GetAssistantCommand({ assistantId }));
  });

  it('are not found for an ARN without a resource', async () => {
    const { client, assistantId } = await givenAssistant();
    for (const resource of [
      `assistant/${nobody}`,
      `assistant/${assistantId}/${nobody}`,
      `association/${assistantId}/${nobody}`,
      `ai-agent/${assistantId}/${nobody}`,
      `session/${assistantId}/${nobody}`,
    ]) {
      const resourceArn = account + resource;
      const error = await errorOf(client.send(new ListTagsForResourceCommand({ resourceArn })));
      expect(error).toMatchObject({ name: 'ResourceNotFoundException', resourceName: resourceArn });
    }
  });

  it('have a maximum number, and follow the rules of the service model', async () => {
    const { client, assistantId } = await givenAssistant();
    const resourceArn = `${account}assistant/${assistantId}`;
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, 'v']));
    const tooMany = client.send(new TagResourceCommand({ resourceArn, tags: many }));
    expect(await errorOf(tooMany)).toMatchObject({
      name: 'TooManyTagsException',
      status: 400,
      resourceName: resourceArn,
    });
    for (const tags of [{ 'aws:x': 'v' }, { 'a@b': 'v' }, { a: '' }, { a: 'x'.repeat(257) }])
      expect(
        await errorOf(client.send(new TagResourceCommand({ resourceArn, tags }))),
      ).toMatchObject({ name: 'ValidationException' });
    const tagKeys = Object.keys(many);
    expect(
      await errorOf(client.send(new UntagResourceCommand({ resourceArn, tagKeys }))),
    ).toMatchObject({ name: 'ValidationException' });
  });
});
