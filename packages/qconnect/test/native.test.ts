import {
  CreateAIAgentCommand,
  CreateAIAgentVersionCommand,
  CreateAssistantCommand,
  CreateSessionCommand,
  DeleteAIAgentCommand,
  DeleteAIAgentVersionCommand,
  GetAIAgentCommand,
  GetAssistantAssociationCommand,
  GetAssistantCommand,
  ListAIAgentVersionsCommand,
  ListAIAgentsCommand,
  ListAssistantsCommand,
  QueryAssistantCommand,
  RemoveAssistantAIAgentCommand,
  TagResourceCommand,
  UpdateAIAgentCommand,
  UpdateAssistantAIAgentCommand,
  UpdateContentCommand,
  type CreateAIAgentCommandInput,
  type CreateSessionCommandInput,
  type RemoveAssistantAIAgentCommandInput,
  type UpdateAssistantAIAgentCommandInput,
} from '@aws-sdk/client-qconnect';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeCommand } from '../src/commands.js';
import {
  agentId,
  assistantArn,
  assistantData,
  assistantId,
  errorOf,
  givenAnswers,
  givenEmulator,
  knowledgeBaseId,
  sendJson,
  valueOf,
} from './harness.js';

async function givenAssistant() {
  const world = await givenEmulator();
  const { id } = await valueOf(world.provider.assistants.create({ name: 'Desk' }));
  await world.clock.sleep(60_000);
  world.emulator.requests.clear();
  return { ...world, id };
}

const promptId = 'cccccccc-bbbb-4ccc-8ddd-eeeeeeeeeeee:1';

describe('any command of the SDK', () => {
  it('answers the typed output', async () => {
    const { provider, id } = await givenAssistant();

    const output = await valueOf(
      provider.native.send(new GetAssistantCommand({ assistantId: id })),
    );

    const name: string | undefined = output.assistant?.name;
    expect(name).toBe('Desk');
    expect(output.$metadata.httpStatusCode).toBe(200);
  });

  it('manages the AI agents of an assistant, through all their operations', async () => {
    const { provider, id: assistantId } = await givenAssistant();
    const { native } = provider;
    const manualSearch = { answerGenerationAIPromptId: promptId };

    const created = await valueOf(
      native.send(
        new CreateAIAgentCommand({
          assistantId,
          name: 'Searcher',
          type: 'MANUAL_SEARCH',
          visibilityStatus: 'SAVED',
          configuration: { manualSearchAIAgentConfiguration: manualSearch },
        }),
      ),
    );
    const aiAgentId = created.aiAgent?.aiAgentId ?? '';
    await valueOf(
      native.send(
        new UpdateAIAgentCommand({
          assistantId,
          aiAgentId,
          visibilityStatus: 'PUBLISHED',
          description: 'Searches',
        }),
      ),
    );
    const version = await valueOf(
      native.send(new CreateAIAgentVersionCommand({ assistantId, aiAgentId })),
    );
    const versions = await valueOf(
      native.send(new ListAIAgentVersionsCommand({ assistantId, aiAgentId })),
    );
    const got = await valueOf(native.send(new GetAIAgentCommand({ assistantId, aiAgentId })));
    const listed = await valueOf(
      native.send(new ListAIAgentsCommand({ assistantId, origin: 'CUSTOMER' })),
    );
    await valueOf(
      native.send(new DeleteAIAgentVersionCommand({ assistantId, aiAgentId, versionNumber: 1 })),
    );
    await valueOf(native.send(new DeleteAIAgentCommand({ assistantId, aiAgentId })));

    expect(version.versionNumber).toBe(1);
    expect(versions.aiAgentVersionSummaries).toHaveLength(1);
    expect(got.aiAgent).toMatchObject({ description: 'Searches', visibilityStatus: 'PUBLISHED' });
    expect(listed.aiAgentSummaries).toMatchObject([{ aiAgentId }]);
    expect(
      await errorOf(native.send(new GetAIAgentCommand({ assistantId, aiAgentId }))),
    ).toMatchObject({
      kind: 'notFound',
      operation: 'native.send',
    });
  });

  it('gets one association', async () => {
    const { provider, id } = await givenAssistant();
    const { linkId } = await valueOf(
      provider.knowledge.link(id, { type: 'knowledgeBase', id: knowledgeBaseId }),
    );

    const output = await valueOf(
      provider.native.send(
        new GetAssistantAssociationCommand({ assistantId: id, assistantAssociationId: linkId }),
      ),
    );

    expect(output.assistantAssociation?.associationType).toBe('KNOWLEDGE_BASE');
  });

  it('can be sent again, and at the same time', async () => {
    const { provider, id } = await givenAssistant();
    const command = new GetAssistantCommand({ assistantId: id });

    const outputs = await Promise.all([
      valueOf(provider.native.send(command)),
      valueOf(provider.native.send(command)),
    ]);
    const again = await valueOf(provider.native.send(command));

    expect([...outputs, again].map(({ assistant }) => assistant?.assistantId)).toEqual([
      id,
      id,
      id,
    ]);
  });

  it('fails as every other call does', async () => {
    const { provider } = await givenEmulator();

    expect(
      await errorOf(provider.native.send(new GetAssistantCommand({ assistantId }))),
    ).toMatchObject({
      kind: 'notFound',
      vendor: 'qconnect',
      operation: 'native.send',
      status: 404,
    });
  });

  it('says so when the SDK cannot read the answer', async () => {
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 200, { aiAgentSummaries: [{ configuration: {} }] }),
    );

    expect(
      await errorOf(provider.native.send(new ListAIAgentsCommand({ assistantId }))),
    ).toMatchObject({ kind: 'unexpectedReply', status: 200, effect: 'none' });
  });
});

describe('members that the SDK does not know', () => {
  const orchestratorUseCase = 'Connect.SelfService';

  it('are sent, signed, and come back', async () => {
    const { provider, emulator, id } = await givenAssistant();
    const update: UpdateAssistantAIAgentCommandInput & { orchestratorUseCase: string } = {
      assistantId: id,
      aiAgentType: 'ORCHESTRATION' as 'MANUAL_SEARCH',
      configuration: { aiAgentId: `${agentId}:1` },
      orchestratorUseCase,
    };
    const remove: RemoveAssistantAIAgentCommandInput & { orchestratorUseCase: string } = {
      assistantId: id,
      aiAgentType: 'ORCHESTRATION' as 'MANUAL_SEARCH',
      orchestratorUseCase,
    };

    const updated = await valueOf(provider.native.send(new UpdateAssistantAIAgentCommand(update)));
    await valueOf(provider.native.send(new RemoveAssistantAIAgentCommand(remove)));

    expect(updated.assistant).toMatchObject({
      orchestratorConfigurationList: [{ aiAgentId: `${agentId}:1`, orchestratorUseCase }],
    });
    expect(emulator.requests.of('RemoveAssistantAIAgent')[0]?.target).toContain(
      `orchestratorUseCase=${orchestratorUseCase}`,
    );
    expect(await valueOf(provider.aiAgents.list(id))).toEqual([]);
  });

  it('are sent by the SDK’s client itself, too', async () => {
    const { provider, id } = await givenAssistant();
    const update: UpdateAssistantAIAgentCommandInput & { orchestratorUseCase: string } = {
      assistantId: id,
      aiAgentType: 'ORCHESTRATION' as 'MANUAL_SEARCH',
      configuration: { aiAgentId: agentId },
      orchestratorUseCase,
    };

    await provider.native.sdk.send(new UpdateAssistantAIAgentCommand(update));

    expect(await valueOf(provider.aiAgents.list(id))).toMatchObject([
      { role: 'orchestration', useCase: orchestratorUseCase },
    ]);
  });

  it('are sent for sessions', async () => {
    const { provider, requests } = await givenAnswers((response) => sendJson(response, 200, {}));
    const orchestratorConfigurationList = [{ aiAgentId: agentId, orchestratorUseCase }];
    const input: CreateSessionCommandInput & { orchestratorConfigurationList: object[] } = {
      assistantId,
      name: 'S',
      clientToken: 't',
      orchestratorConfigurationList,
    };

    await valueOf(provider.native.send(new CreateSessionCommand(input)));

    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
      name: 'S',
      clientToken: 't',
      orchestratorConfigurationList,
    });
    expect(requests[0]?.headers['content-length']).toBe(String(requests[0]?.body.length));
  });

  it('are not sent when they are not given', async () => {
    const { provider, emulator, id } = await givenAssistant();

    await valueOf(
      provider.native.send(
        new UpdateAssistantAIAgentCommand({
          assistantId: id,
          aiAgentType: 'MANUAL_SEARCH',
          configuration: { aiAgentId: agentId },
        }),
      ),
    );

    expect(emulator.requests.of('UpdateAssistantAIAgent')[0]?.body).toEqual({
      aiAgentType: 'MANUAL_SEARCH',
      configuration: { aiAgentId: agentId },
    });
  });
});

describe('AI agents of every type', () => {
  const orchestrationAIAgentConfiguration = {
    orchestrationAIPromptId: promptId,
    toolConfigurations: [{ toolName: 'Retrieve', toolType: 'MODEL_CONTEXT_PROTOCOL' }],
  };

  it('are listed and got with configurations that the SDK does not know', async () => {
    const { provider, id } = await givenAssistant();
    const input: CreateAIAgentCommandInput = {
      assistantId: id,
      name: 'Orchestrator',
      type: 'ORCHESTRATION' as 'MANUAL_SEARCH',
      visibilityStatus: 'PUBLISHED',
      configuration: {
        $unknown: ['orchestrationAIAgentConfiguration', orchestrationAIAgentConfiguration],
      },
    };
    const created = await valueOf(provider.native.send(new CreateAIAgentCommand(input)));
    const aiAgentId = created.aiAgent?.aiAgentId ?? '';
    await valueOf(
      provider.native.send(new CreateAIAgentVersionCommand({ assistantId: id, aiAgentId })),
    );

    const listed = await valueOf(provider.native.listAiAgents(id, { origin: 'CUSTOMER' }));
    const got = await valueOf(provider.native.getAiAgent(id, aiAgentId));
    const version = await valueOf(provider.native.getAiAgent(id, `${aiAgentId}:1`));

    expect(listed.items).toMatchObject([
      { aiAgentId, type: 'ORCHESTRATION', configuration: { orchestrationAIAgentConfiguration } },
    ]);
    expect(got.aiAgent.configuration).toEqual({ orchestrationAIAgentConfiguration });
    expect(got.versionNumber).toBeUndefined();
    expect(version.versionNumber).toBe(1);
    expect(version.aiAgent.modifiedTime).toBeTypeOf('number');
  });

  it('are listed page by page, those of the vendor included', async () => {
    const { provider, id } = await givenAssistant();

    const first = await valueOf(provider.native.listAiAgents(id, { pageSize: 4 }));
    const rest = await valueOf(
      provider.native.listAiAgents(id, { cursor: first.nextCursor ?? '' }),
    );

    expect(first.items).toHaveLength(4);
    expect(new Set([...first.items, ...rest.items].map(({ type }) => type)).size).toBe(9);
  });

  it('do not fail a page for one whose configuration is empty, new or absent', async () => {
    const agent = { aiAgentId: '1', aiAgentArn: 'arn', name: 'A', type: 'FUTURE' };
    const aiAgentSummaries = [
      { ...agent, configuration: {} },
      { ...agent, configuration: { futureConfiguration: { deep: [1] } } },
      { ...agent, novelty: true },
    ];
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 200, { aiAgentSummaries }),
    );

    const { items } = await valueOf(provider.native.listAiAgents(assistantId));

    expect(items).toEqual(aiAgentSummaries);
  });
});

describe('ids that would lead to another path', () => {
  const odd = [
    '../tags',
    'a/b',
    'a?b=c',
    'a#b',
    'a%2fb',
    '%2e%2e',
    'a\\b',
    'a;b',
    'é',
    '{assistantId}',
  ];

  it.each(odd)('%s is sent as one segment', async (assistantId) => {
    const { provider, requests } = await givenAnswers((response) =>
      sendJson(response, 200, { assistant: assistantData }),
    );

    await valueOf(provider.native.send(new GetAssistantCommand({ assistantId })));

    const { target = '' } = requests[0] ?? {};
    expect(target.split('/')).toHaveLength(3);
    expect(target).toBe(`/assistants/${encodeURIComponent(assistantId)}`);
    expect(new URL(target, 'http://localhost').pathname).toBe(target);
  });

  it.each(['.', '..'])('%s, which the SDK does not encode, is refused', async (id) => {
    const { provider, requests } = await givenAnswers((response) => sendJson(response, 200, {}));

    for (const command of [
      new GetAssistantCommand({ assistantId: id }),
      new TagResourceCommand({ resourceArn: id, tags: {} }),
    ])
      expect(await errorOf(provider.native.send(command as GetAssistantCommand))).toMatchObject({
        kind: 'invalidInput',
        effect: 'none',
      });
    expect(requests).toEqual([]);
  });

  it.each([...odd, '.', '..', ' ', '', assistantArn.replace('assistant/', '../')])(
    '%s is refused by every portable call',
    async (id) => {
      const { provider, requests } = await givenAnswers((response) => sendJson(response, 200, {}));
      const { assistants, aiAgents, knowledge, tagging, native } = provider;
      const source = { type: 'knowledgeBase', id: knowledgeBaseId } as const;

      const errors = await Promise.all([
        errorOf(assistants.get(id)),
        errorOf(assistants.delete(id)),
        errorOf(aiAgents.list(id)),
        errorOf(aiAgents.assign(id, { role: 'manualSearch', agentId })),
        errorOf(aiAgents.assign(assistantId, { role: 'manualSearch', agentId: id })),
        errorOf(aiAgents.unassign(id, { role: 'manualSearch' })),
        errorOf(knowledge.list(id)),
        errorOf(knowledge.link(id, source)),
        errorOf(knowledge.link(assistantId, { ...source, id })),
        errorOf(knowledge.unlink(id, knowledgeBaseId)),
        errorOf(knowledge.unlink(assistantId, id)),
        errorOf(tagging.list(id)),
        errorOf(tagging.tag(id, { a: 'b' })),
        errorOf(tagging.untag(id, ['a'])),
        errorOf(native.listAiAgents(id)),
        errorOf(native.getAiAgent(id, agentId)),
        errorOf(native.getAiAgent(assistantId, id)),
      ]);

      expect(errors.map(({ kind }) => kind)).toEqual(errors.map(() => 'invalidInput'));
      expect(requests).toEqual([]);
    },
  );
});

describe('bad input', () => {
  it.each([
    ['no command', undefined, 'command'],
    ['something else', { input: {} }, 'command'],
    ['text', 'GetAssistant', 'command'],
  ])('%s is named', async (_, command, field) => {
    const { provider, requests } = await givenAnswers((response) => sendJson(response, 200, {}));

    const error = await errorOf(provider.native.send(command as never));

    expect(error).toMatchObject({ kind: 'invalidInput', issues: [{ field }] });
    expect(requests).toEqual([]);
  });

  it.each([
    [
      'an id that is missing',
      new GetAssistantCommand({} as { assistantId: string }),
      'assistantId',
    ],
    ['an id that is empty', new GetAssistantCommand({ assistantId: '' }), 'assistantId'],
  ])('%s is named', async (_, command, field) => {
    const { provider, requests } = await givenAnswers((response) => sendJson(response, 200, {}));

    const error = await errorOf(provider.native.send(command));

    expect(error).toMatchObject({
      kind: 'invalidInput',
      issues: [{ field, rule: 'required' }],
      effect: 'none',
    });
    expect(requests).toEqual([]);
  });

  it('that the SDK’s serializer chokes on is invalid, and nothing is sent', async () => {
    const { provider, requests } = await givenAnswers((response) => sendJson(response, 200, {}));
    const input = {
      assistantId,
      name: 'A',
      type: 'ORCHESTRATION',
      visibilityStatus: 'SAVED',
      configuration: { orchestrationAIAgentConfiguration: {} },
    };

    const error = await errorOf(
      provider.native.send(new CreateAIAgentCommand(input as unknown as CreateAIAgentCommandInput)),
    );

    expect(error).toMatchObject({ kind: 'invalidInput', effect: 'none' });
    expect(requests).toEqual([]);
  });

  it('of any kind never throws or rejects', async () => {
    const { provider } = await givenAnswers((response) => sendJson(response, 200, {}));
    const { native } = provider;

    await fc.assert(
      fc.asyncProperty(fc.array(fc.anything(), { maxLength: 3 }), async (given) => {
        const [first, second, third] = given as never[];
        void (await native.send(first as never, second));
        void (await native.listAiAgents(first as never, second, third));
        void (await native.getAiAgent(first as never, second as never, third));
        void (await native.send(new ListAssistantsCommand((first ?? {}) as never), third));
      }),
      { numRuns: 60 },
    );
  });
});

describe('what the policies are told of a command', () => {
  it.each([
    [new GetAssistantCommand({ assistantId }), false, false],
    [new ListAssistantsCommand({}), false, false],
    [new QueryAssistantCommand({ assistantId, queryText: 'q' }), false, false],
    [new CreateAssistantCommand({ name: 'A', type: 'AGENT' }), true, false],
    [new CreateAssistantCommand({ name: 'A', type: 'AGENT', clientToken: 't' }), true, true],
    [new DeleteAIAgentCommand({ assistantId, aiAgentId: agentId }), true, true],
    [new TagResourceCommand({ resourceArn: assistantArn, tags: {} }), true, true],
    [new UpdateContentCommand({ knowledgeBaseId, contentId: agentId }), true, false],
  ])('$constructor.name', (command, writes, repeatable) => {
    expect(describeCommand(command)).toEqual({
      name: command.constructor.name.replace('Command', ''),
      writes,
      repeatable,
    });
  });

  it('is to be careful when a bundler has shortened its name', () => {
    class t extends GetAssistantCommand {}

    expect(describeCommand(new t({ assistantId }))).toMatchObject({
      writes: true,
      repeatable: false,
    });
  });
});
