import {
  CreateAIAgentCommand,
  CreateAIAgentVersionCommand,
  CreateSessionCommand,
  GetAssistantCommand,
  ListAssistantsCommand,
  RemoveAssistantAIAgentCommand,
  UpdateAssistantAIAgentCommand,
  type CreateAIAgentCommandInput,
  type CreateSessionCommandInput,
  type RemoveAssistantAIAgentCommandInput,
  type UpdateAssistantAIAgentCommandInput,
} from '@aws-sdk/client-qconnect';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agentId,
  assistantId,
  errorOf,
  givenAnswers,
  givenAssistant,
  promptId,
  sendJson,
  valueOf,
} from './harness.js';

describe('members that the SDK lacks', () => {
  const orchestratorUseCase = 'Connect.SelfService';

  it('are sent, signed, and returned', async () => {
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

  it('are also sent by `native.sdk`', async () => {
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

  it('are not sent if they are not given', async () => {
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

  it('are read with configurations that the SDK lacks', async () => {
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

  it("are listed page by page, the vendor's own included", async () => {
    const { provider, id } = await givenAssistant();

    const first = await valueOf(provider.native.listAiAgents(id, { pageSize: 4 }));
    const rest = await valueOf(
      provider.native.listAiAgents(id, { cursor: first.nextCursor ?? '' }),
    );

    expect(first.items).toHaveLength(4);
    expect(new Set([...first.items, ...rest.items].map(({ type }) => type)).size).toBe(9);
  });

  it('do not fail the page if a configuration is empty, unknown or absent', async () => {
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

describe("middleware of an application's command", () => {
  it('runs with that command, and with no other of the class', async () => {
    const { provider, id } = await givenAssistant();
    await valueOf(provider.assistants.get(id));
    const command = new GetAssistantCommand({ assistantId: id });
    let runs = 0;
    command.middlewareStack.add(
      (next) => (args) => {
        runs += 1;
        return next(args);
      },
      { step: 'build' },
    );

    await valueOf(provider.native.send(command));
    await valueOf(provider.native.send(new GetAssistantCommand({ assistantId: id })));
    await valueOf(provider.assistants.get(id));

    expect(runs).toBe(1);
  });
});

describe('bad input', () => {
  const commandLike = { input: {}, middlewareStack: {}, resolveMiddleware: () => undefined };

  it.each([
    ['no command', undefined, 'command'],
    ['something else', { input: {} }, 'command'],
    ['text', 'GetAssistant', 'command'],
    ['a command of no class', { __proto__: null, ...commandLike }, 'command'],
    ['a command whose class has no name', { constructor: {}, ...commandLike }, 'command'],
    [
      'a command that cannot be read',
      {
        ...commandLike,
        input: {
          get clientToken() {
            throw new Error('keep out');
          },
        },
      },
      'command',
    ],
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

  it("that breaks the SDK's serializer is `invalidInput`, and nothing is sent", async () => {
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
