/** Tests of AI prompts, AI guardrails and knowledge bases, beyond those that the vendor's SDK runs. */
import {
  CreateAIGuardrailCommand,
  CreateAIPromptCommand,
  CreateAIPromptVersionCommand,
  CreateKnowledgeBaseCommand,
  DeleteAIPromptCommand,
  DeleteAssistantCommand,
  GetAIPromptCommand,
  GetKnowledgeBaseCommand,
  ListAIPromptsCommand,
  ListAssistantsCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UpdateAIPromptCommand,
} from '@aws-sdk/client-qconnect';
import { describe, expect, it } from 'vitest';
import type { QConnectSeed } from '../src/qconnect/seed-types.js';
import { atOnce, errorOf, given, givenAssistant } from './qconnect-fixture.js';
import type { GivenAssistant } from './qconnect-fixture.js';

const templateConfiguration = {
  textFullAIPromptEditTemplateConfiguration: { text: 'prompt: Answer' },
};
const messages = { blockedInputMessaging: 'No', blockedOutputsMessaging: 'No' };
const knowledgeBaseId = '00000000-0000-4000-8000-0000000000bb';

async function givenResources(options: GivenAssistant = {}) {
  const context = await givenAssistant(options);
  const { client, assistantId } = context;
  const prompt = async () =>
    (
      await client.send(
        new CreateAIPromptCommand({
          assistantId,
          name: 'Answer',
          type: 'ANSWER_GENERATION',
          templateType: 'TEXT',
          apiFormat: 'MESSAGES',
          modelId: 'm',
          templateConfiguration,
          visibilityStatus: 'SAVED',
        }),
      )
    ).aiPrompt;
  const guardrail = async () =>
    (
      await client.send(
        new CreateAIGuardrailCommand({
          assistantId,
          name: 'Money',
          ...messages,
          visibilityStatus: 'SAVED',
        }),
      )
    ).aiGuardrail;
  const knowledgeBase = async (name = 'Help') =>
    (await client.send(new CreateKnowledgeBaseCommand({ name, knowledgeBaseType: 'CUSTOM' })))
      .knowledgeBase;
  return { ...context, prompt, guardrail, knowledgeBase };
}

describe('a snapshot', () => {
  it('restores AI prompts, AI guardrails, their versions, and knowledge bases', async () => {
    const context = await givenResources();
    const { client, emulator, assistantId } = context;
    const { aiPromptId } = (await context.prompt()) ?? {};
    await client.send(new CreateAIPromptVersionCommand({ assistantId, aiPromptId }));
    await context.guardrail();
    await context.knowledgeBase();
    const json = JSON.stringify(emulator.snapshot());

    await client.send(new DeleteAIPromptCommand({ assistantId, aiPromptId }));
    emulator.restore(JSON.parse(json) as QConnectSeed);

    expect(emulator.snapshot()).toEqual(JSON.parse(json));
    const read = new GetAIPromptCommand({ assistantId, aiPromptId: `${aiPromptId}:1` });
    expect(await client.send(read)).toMatchObject({ versionNumber: 1, aiPrompt: { aiPromptId } });
  });

  it('of an older emulator is a valid seed', async () => {
    const { client, emulator } = await given({
      seed: {
        assistants: [
          {
            name: 'A',
            aiAgents: [
              {
                name: 'S',
                type: 'MANUAL_SEARCH',
                origin: 'SYSTEM',
                content: { configuration: { manualSearchAIAgentConfiguration: {} } },
              },
            ],
          },
        ],
        knowledgeBases: [{ knowledgeBaseId, knowledgeBaseType: 'ANYTHING' }],
      },
    });
    const { knowledgeBase } = await client.send(new GetKnowledgeBaseCommand({ knowledgeBaseId }));
    expect(knowledgeBase).toMatchObject({ status: 'ACTIVE', knowledgeBaseType: 'ANYTHING' });
    const [assistant] = emulator.snapshot().assistants;
    const { aiPromptSummaries } = await client.send(
      new ListAIPromptsCommand({ assistantId: assistant?.assistantId }),
    );
    expect(aiPromptSummaries).toHaveLength(12);
    expect(emulator.snapshot().assistants[0]?.aiAgents).toHaveLength(1);
  });
});

it('a seed needs only the members that the page names', async () => {
  const content = { templateConfiguration, modelId: 'm' };
  const { emulator } = await given({
    seed: {
      assistants: [
        {
          name: 'A',
          aiPrompts: [{ name: 'P', type: 'ORCHESTRATION', content }],
          aiGuardrails: [{ name: 'G', content: messages }],
        },
      ],
      knowledgeBases: [{ knowledgeBaseId }],
    },
  });
  expect(emulator.snapshot()).toMatchObject({
    assistants: [
      {
        aiPrompts: [{ status: 'ACTIVE', origin: 'CUSTOMER', content: { apiFormat: 'MESSAGES' } }],
        aiGuardrails: [{ status: 'ACTIVE', content: messages }],
      },
    ],
    knowledgeBases: [{ status: 'ACTIVE', knowledgeBaseType: 'CUSTOM' }],
  });
});

it('SYSTEM prompts have one version, and cannot be changed or deleted', async () => {
  const { client, assistantId } = await givenAssistant();
  const { aiPromptSummaries } = await client.send(
    new ListAIPromptsCommand({ assistantId, origin: 'SYSTEM' }),
  );
  const { aiPromptId } = aiPromptSummaries?.[0] ?? {};
  const read = new GetAIPromptCommand({ assistantId, aiPromptId: `${aiPromptId}:1` });
  expect(await client.send(read)).toMatchObject({ aiPrompt: { origin: 'SYSTEM' } });
  for (const send of [
    () =>
      client.send(
        new UpdateAIPromptCommand({ assistantId, aiPromptId, visibilityStatus: 'SAVED' }),
      ),
    () => client.send(new DeleteAIPromptCommand({ assistantId, aiPromptId })),
    () => client.send(new CreateAIPromptVersionCommand({ assistantId, aiPromptId })),
  ])
    expect(await errorOf(send())).toMatchObject({ name: 'ValidationException' });
});

it('everything of an assistant is gone with it, and nothing of another one', async () => {
  const context = await givenResources({ settings: atOnce });
  const { client, emulator, assistantId } = context;
  const { aiPromptId, aiPromptArn = '' } = (await context.prompt()) ?? {};
  await context.guardrail();
  emulator.restore({
    assistants: emulator
      .snapshot()
      .assistants.flatMap((assistant) => [
        assistant,
        { ...assistant, assistantId: knowledgeBaseId, name: 'Copy', sequence: 1_000 },
      ]),
  });
  await client.send(new DeleteAssistantCommand({ assistantId }));

  const read = (of: string) => client.send(new GetAIPromptCommand({ assistantId: of, aiPromptId }));
  expect(await errorOf(read(assistantId))).toMatchObject({ status: 404 });
  expect((await read(knowledgeBaseId)).aiPrompt).toMatchObject({ aiPromptId });
  const tags = new ListTagsForResourceCommand({ resourceArn: aiPromptArn });
  expect(await errorOf(client.send(tags))).toMatchObject({ status: 404 });
});

it('tags of AI prompts, AI guardrails and knowledge bases are those of their ARN', async () => {
  const { client, ...create } = await givenResources();
  const arns = [
    (await create.prompt())?.aiPromptArn,
    (await create.guardrail())?.aiGuardrailArn,
    (await create.knowledgeBase())?.knowledgeBaseArn,
  ];
  for (const resourceArn of arns) {
    await client.send(new TagResourceCommand({ resourceArn, tags: { a: 'b' } }));
    const { tags } = await client.send(new ListTagsForResourceCommand({ resourceArn }));
    expect(tags).toEqual({ a: 'b' });
  }
});

it('failNext makes a creation and a deletion of each kind fail', async () => {
  const { client, emulator, assistantId, ...create } = await givenResources();
  for (const operation of [
    'CreateAIPrompt',
    'CreateAIGuardrail',
    'CreateKnowledgeBase',
    'DeleteAIPrompt',
  ] as const)
    emulator.failNext(operation);
  const prompt = await create.prompt();
  expect([prompt, await create.guardrail(), await create.knowledgeBase()]).toMatchObject(
    Array(3).fill({ status: 'CREATE_FAILED' }),
  );
  const { aiPromptId } = prompt ?? {};
  await client.send(new DeleteAIPromptCommand({ assistantId, aiPromptId }));
  const { aiPrompt } = await client.send(new GetAIPromptCommand({ assistantId, aiPromptId }));
  expect(aiPrompt).toMatchObject({ status: 'DELETE_FAILED' });
});

it('the vendor’s quota allows ten knowledge bases', async () => {
  const { emulator, knowledgeBase } = await givenResources({ quotas: 'vendor', clock: 'manual' });
  for (let made = 0; made < 10; made += 1) {
    await knowledgeBase(`Number ${made}`);
    emulator.clock.advance(1000);
  }
  expect(await errorOf(knowledgeBase('Eleven'))).toMatchObject({
    name: 'ServiceQuotaExceededException',
    status: 402,
  });
});

describe('the message of a ValidationException', () => {
  it.each([
    ['numbers', { temperature: 2, topK: 201 }, ['temperature', 'topK']],
    ['no fraction', { topK: 0.5 }, undefined],
    ['numbers as text', { temperature: '1' }, undefined],
  ])('hides sensitive %s', async (_what, inferenceConfiguration, fields) => {
    const { raw, assistantId } = await givenAssistant();
    const body = {
      name: 'P',
      type: 'ORCHESTRATION',
      templateConfiguration,
      templateType: 'TEXT',
      apiFormat: 'MESSAGES',
      modelId: 'm',
      visibilityStatus: 'SAVED',
      inferenceConfiguration,
    };
    const target = `/assistants/${assistantId}/aiprompts`;
    const answer = await raw({ method: 'POST', target, body: JSON.stringify(body) });
    if (!fields) return expect(answer.errorType).toBe('SerializationException');
    for (const field of fields)
      expect(answer.text).toContain(
        `'***Sensitive information***' at 'inferenceConfiguration.${field}'`,
      );
  });

  it('hides sensitive values of enumerations', async () => {
    const { raw, assistantId } = await givenAssistant();
    const topicsConfig = [{ name: 'T', definition: 'D', type: 'hush' }];
    const body = {
      name: 'G',
      ...messages,
      visibilityStatus: 'SAVED',
      topicPolicyConfig: { topicsConfig },
    };
    const target = `/assistants/${assistantId}/aiguardrails`;
    const answer = await raw({ method: 'POST', target, body: JSON.stringify(body) });
    expect(answer.errorType).toBe('ValidationException');
    expect(answer.text).not.toContain('hush');
  });
});

describe('lists that lag behind writes', () => {
  const settings = { listDelayMilliseconds: 1000 };

  it('show AI prompts late, and SYSTEM prompts with their assistant', async () => {
    const context = await givenResources({ clock: 'manual', settings });
    const { client, emulator, assistantId } = context;
    const count = async () =>
      (await client.send(new ListAIPromptsCommand({ assistantId }))).aiPromptSummaries?.length;
    await context.prompt();
    expect(await count()).toBe(12);
    emulator.clock.advance(1000);
    expect(await count()).toBe(13);
  });

  it('show a status that long since changed', async () => {
    const { client, emulator, raw } = await given({ clock: 'manual', settings });
    const body = JSON.stringify({ name: 'A', type: 'AGENT' });
    await raw({ method: 'POST', target: '/assistants', body });
    emulator.clock.advance(1000);
    const statuses = async () =>
      (await client.send(new ListAssistantsCommand({}))).assistantSummaries?.map(
        ({ status }) => status,
      );
    expect(await statuses()).toEqual(['CREATE_IN_PROGRESS']);
    emulator.clock.advance(60_000);
    expect(await statuses()).toEqual(['ACTIVE']);
  });
});
