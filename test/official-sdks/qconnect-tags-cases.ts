/** Q in Connect: tags, by ARN. */
import {
  GetAssistantCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-qconnect';
import { expect } from 'vitest';
import { invalid, notFound } from './qconnect-cases.js';
import type { OperationCases, RefusedCall } from './qconnect-cases.js';
import { unknownId, present } from './qconnect-sdk.js';
import type { QConnectSetup } from './qconnect-sdk.js';

const unknownArn = `arn:aws:wisdom:us-east-1:123456789012:assistant/${unknownId}`;
const otherAccount = `arn:aws:wisdom:us-east-1:210987654321:assistant/${unknownId}`;

const tag = (
  { client }: QConnectSetup,
  resourceArn: string | undefined,
  tags: Record<string, string>,
) => client.send(new TagResourceCommand({ resourceArn, tags }));

const untag = ({ client }: QConnectSetup, resourceArn: string | undefined, tagKeys: string[]) =>
  client.send(new UntagResourceCommand({ resourceArn, tagKeys }));

const tagsOf = async ({ client }: QConnectSetup, resourceArn: string | undefined) =>
  present((await client.send(new ListTagsForResourceCommand({ resourceArn }))).tags);

const numbered = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, 'value']));

const unknownResources = (
  call: (given: QConnectSetup, resourceArn: string) => Promise<unknown>,
): readonly RefusedCall[] => [
  {
    what: 'an unknown resource',
    call: (given) => call(given, unknownArn),
    error: notFound(unknownArn),
  },
  {
    what: 'a resource of another account',
    call: (given) => call(given, otherAccount),
    error: notFound(otherAccount),
  },
  {
    what: 'what is no ARN',
    call: (given) => call(given, unknownId),
    error: invalid(/'resourceArn'/),
  },
];

export const tagCases = {
  TagResource: {
    async works(given) {
      const { assistantId, assistantArn } = await given.created({ tags: { a: '1', b: '2' } });

      const answer = await tag(given, assistantArn, { b: '3', AmazonConnectEnabled: 'True' });

      expect(answer.$metadata.httpStatusCode).toBe(200);
      const tags = { a: '1', b: '3', AmazonConnectEnabled: 'True' };
      expect(await tagsOf(given, assistantArn)).toEqual(tags);
      const { assistant } = await given.client.send(new GetAssistantCommand({ assistantId }));
      expect(assistant).toMatchObject({ tags });
    },
    refused: [
      ...unknownResources((given, arn) => tag(given, arn, { a: '1' })),
      {
        what: 'a 51st tag',
        async call(given) {
          const { assistantArn } = await given.created({ tags: numbered(50) });
          await tag(given, assistantArn, { another: 'value' });
        },
        error: { name: 'TooManyTagsException', status: 400 },
      },
      {
        what: 'a key of AWS',
        call: async (given) => tag(given, (await given.created()).assistantArn, { 'aws:a': '1' }),
        error: invalid(/'tags'/),
      },
    ],
  },

  UntagResource: {
    async works(given) {
      const { assistantId } = await given.created();
      const agent = await given.agent(present(assistantId), { tags: numbered(4) });

      // Keys are repeated in the query, and signed there.
      const answer = await untag(given, agent.aiAgentArn, ['key0', 'key3', 'unknown']);

      expect(answer.$metadata.httpStatusCode).toBe(200);
      expect(await tagsOf(given, agent.aiAgentArn)).toEqual({ key1: 'value', key2: 'value' });
    },
    refused: [
      ...unknownResources((given, arn) => untag(given, arn, ['a'])),
      {
        what: 'more than 50 keys',
        call: async (given) =>
          untag(given, (await given.created()).assistantArn, Object.keys(numbered(51))),
        error: invalid(/'tagKeys'/),
      },
      {
        what: 'no keys',
        call: async (given) => untag(given, (await given.created()).assistantArn, []),
        error: invalid(/'tagKeys'/),
      },
    ],
  },

  ListTagsForResource: {
    async works(given) {
      const { assistantId, assistantArn } = await given.created();
      const association = await given.associated(present(assistantId));
      await tag(given, association.assistantAssociationArn, { a: '1' });

      expect(await tagsOf(given, association.assistantAssociationArn)).toEqual({ a: '1' });
      expect(await tagsOf(given, assistantArn)).toEqual({});
    },
    refused: unknownResources(tagsOf),
  },
} as const satisfies OperationCases<'TagResource' | 'UntagResource' | 'ListTagsForResource'>;
