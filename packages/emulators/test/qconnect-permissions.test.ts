/** Tests of clients with limited permissions. */
import {
  CreateAssistantAssociationCommand,
  CreateAssistantCommand,
  CreateKnowledgeBaseCommand,
  GetAIAgentCommand,
  GetAssistantCommand,
  ListAssistantsCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-qconnect';
import type { QConnectClient } from '@aws-sdk/client-qconnect';
import { describe, expect, it, onTestFinished } from 'vitest';
import { operations } from '../src/qconnect/operations.js';
import { startQConnectEmulator } from '../src/qconnect/emulator.js';
import { clientOf, errorOf, givenAssistant, nobody } from './qconnect-fixture.js';

const pair = { accessKeyId: 'AKIALIMITED', secretAccessKey: 'of-the-limited' };
const user = 'arn:aws:iam::123456789012:user/desk';
const arn = (resource: string) => `arn:aws:wisdom:us-east-1:123456789012:${resource}`;

async function givenLimited(...allow: readonly string[]) {
  const clients = [{ ...pair, userName: 'desk', allow }];
  const context = await givenAssistant({ seed: { clients } });
  // The SDK adds members to the object that it gets.
  const limited = clientOf(context.emulator, { credentials: { ...pair } });
  onTestFinished(() => limited.destroy());
  return { ...context, limited };
}

const denied = (action: string, resource: string) => ({
  name: 'AccessDeniedException',
  status: 403,
  message: `User: ${user} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
});

describe.each(Object.entries(operations))('%s', (name, { method, path }) => {
  const target = path.replace(/:(\w+)/g, (_whole, parameter: string) =>
    parameter === 'resourceArn' ? encodeURIComponent(arn(`assistant/${nobody}`)) : nobody,
  );

  it('is denied without its action, and not denied with it', async () => {
    const others = Object.keys(operations).filter((other) => other !== name);
    for (const [allow, isDenied] of [
      [others.map((other) => `wisdom:${other}`), true],
      [[`wisdom:${name}`], false],
    ] as const) {
      const { raw } = await givenLimited(...allow);
      const answer = await raw({ method, target, signer: pair });
      expect(answer.errorType === 'AccessDeniedException', answer.text).toBe(isDenied);
      if (isDenied) expect(answer.text).toContain(`perform: wisdom:${name} on resource`);
    }
  });
});

describe('the message of AccessDeniedException', () => {
  it.each([
    ['ListAssistants', new ListAssistantsCommand({}), '*'],
    ['GetAssistant', new GetAssistantCommand({ assistantId: nobody }), arn(`assistant/${nobody}`)],
    [
      'GetAIAgent',
      new GetAIAgentCommand({
        assistantId: arn(`assistant/${nobody}`),
        aiAgentId: `${nobody}:$LATEST`,
      }),
      arn(`ai-agent/${nobody}/${nobody}`),
    ],
    [
      'ListTagsForResource',
      new ListTagsForResourceCommand({ resourceArn: arn(`knowledge-base/${nobody}`) }),
      arn(`knowledge-base/${nobody}`),
    ],
  ] as const)('of %s names user, action and resource', async (name, command, resource) => {
    const { limited } = await givenLimited();
    const sent = limited.send(command as ListAssistantsCommand);
    expect(await errorOf(sent)).toMatchObject(denied(`wisdom:${name}`, resource));
  });

  it('says nothing about what exists', async () => {
    const { limited, assistantId } = await givenLimited('wisdom:List*');
    for (const id of [assistantId, nobody])
      expect(
        await errorOf(limited.send(new GetAssistantCommand({ assistantId: id }))),
      ).toMatchObject(denied('wisdom:GetAssistant', arn(`assistant/${id}`)));
  });
});

describe('a creation', () => {
  const key = 'arn:aws:kms:us-east-1:123456789012:key/x';
  const role = 'arn:aws:iam::123456789012:role/access-to-bedrock';
  const keyActions = ['CreateGrant', 'DescribeKey', 'Decrypt', 'GenerateDataKey*'].map(
    (name) => `kms:${name}`,
  );
  const rows: readonly {
    readonly what: string;
    readonly create: (client: QConnectClient, assistantId: string) => Promise<unknown>;
    readonly needed: readonly string[];
    readonly resource: string;
  }[] = [
    {
      what: 'of an assistant with tags',
      create: (client) =>
        client.send(new CreateAssistantCommand({ name: 'A', type: 'AGENT', tags: { a: 'b' } })),
      needed: ['wisdom:CreateAssistant', 'wisdom:TagResource'],
      resource: '*',
    },
    {
      what: 'of an assistant with a key',
      create: (client) =>
        client.send(
          new CreateAssistantCommand({
            name: 'A',
            type: 'AGENT',
            serverSideEncryptionConfiguration: { kmsKeyId: key },
          }),
        ),
      needed: ['wisdom:CreateAssistant', ...keyActions],
      resource: key,
    },
    {
      what: 'of a knowledge base with a key',
      create: (client) =>
        client.send(
          new CreateKnowledgeBaseCommand({
            name: 'A',
            knowledgeBaseType: 'CUSTOM',
            serverSideEncryptionConfiguration: { kmsKeyId: key },
          }),
        ),
      needed: ['wisdom:CreateKnowledgeBase', ...keyActions],
      resource: key,
    },
    {
      what: 'of an association with an external knowledge base',
      create: (client, assistantId) =>
        client.send(
          new CreateAssistantAssociationCommand({
            assistantId,
            associationType: 'EXTERNAL_BEDROCK_KNOWLEDGE_BASE' as 'KNOWLEDGE_BASE',
            association: {
              externalBedrockKnowledgeBaseConfig: {
                bedrockKnowledgeBaseArn:
                  'arn:aws:bedrock:us-east-1:123456789012:knowledge-base/ABCDEFGHIJ',
                accessRoleArn: role,
              },
            } as unknown as { knowledgeBaseId: string },
          }),
        ),
      needed: ['wisdom:CreateAssistantAssociation', 'iam:PassRole'],
      resource: role,
    },
  ];

  it.each(rows)('$what needs all of $needed', async ({ create, needed, resource }) => {
    const { limited, assistantId } = await givenLimited(...needed);
    await create(limited, assistantId);

    for (const missing of needed.slice(1)) {
      const rest = await givenLimited(...needed.filter((action) => action !== missing));
      expect(await errorOf(create(rest.limited, assistantId))).toMatchObject(
        denied(missing, resource),
      );
      expect(rest.emulator.snapshot().assistants).toHaveLength(1);
    }
  });
});

it.each([
  [['*'], true],
  [['wisdom:*'], true],
  [['WISDOM:listassistants'], true],
  [['wisdom:List*'], true],
  [['wisdom:ListAssistant?'], true],
  [['wisdom:ListAssistant'], false],
  [['qconnect:*'], false],
  [[], false],
])('a client with %j may list assistants: %j', async (allow, isAllowed) => {
  const { limited } = await givenLimited(...allow);
  const sent = limited.send(new ListAssistantsCommand({}));
  if (isAllowed) expect((await sent).assistantSummaries).toHaveLength(1);
  else expect(await errorOf(sent)).toMatchObject(denied('wisdom:ListAssistants', '*'));
});

it('a client needs its own secret and session token', async () => {
  const clients = [{ ...pair, sessionToken: 'token', allow: ['*'] }];
  const { emulator } = await givenAssistant({ seed: { clients } });
  const send = (credentials: typeof pair & { readonly sessionToken?: string }) => {
    const client = clientOf(emulator, { credentials: { ...credentials } });
    onTestFinished(() => client.destroy());
    return client.send(new ListAssistantsCommand({}));
  };
  await send({ ...pair, sessionToken: 'token' });
  expect(await errorOf(send(pair))).toMatchObject({ name: 'UnrecognizedClientException' });
  expect(
    await errorOf(send({ ...pair, sessionToken: 'token', secretAccessKey: 'other' })),
  ).toMatchObject({ name: 'InvalidSignatureException' });
});

it('clients are part of snapshots, and restore replaces them', async () => {
  const { emulator, limited } = await givenLimited('wisdom:List*');
  const snapshot = emulator.snapshot();
  expect(snapshot.clients).toEqual([{ ...pair, userName: 'desk', allow: ['wisdom:List*'] }]);
  emulator.restore({});
  expect(await errorOf(limited.send(new ListAssistantsCommand({})))).toMatchObject({
    name: 'UnrecognizedClientException',
  });
  emulator.restore(snapshot);
  await limited.send(new ListAssistantsCommand({}));
});

it('a seed with an unknown form of action, or one key twice, is refused', async () => {
  await expect(
    startQConnectEmulator({ seed: { clients: [{ ...pair, allow: ['GetAssistant'] }] } }),
  ).rejects.toThrow(/clients\[0\]\.allow\[0\]: /);
  const client = { ...pair, allow: [] };
  await expect(startQConnectEmulator({ seed: { clients: [client, client] } })).rejects.toThrow(
    'clients repeat the accessKeyId AKIALIMITED',
  );
});
