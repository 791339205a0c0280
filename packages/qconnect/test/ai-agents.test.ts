import { aiAgentRoles } from '@assistant-provider/core';
import { describe, expect, it } from 'vitest';
import {
  agentId,
  assistantData,
  assistantId,
  errorOf,
  givenAnswers,
  givenEmulator,
  sendJson,
  valueOf,
} from './harness.js';

async function givenAssistant(...given: Parameters<typeof givenEmulator>) {
  const world = await givenEmulator(...given);
  const { id, locator } = await valueOf(world.provider.assistants.create({ name: 'Desk' }));
  await world.clock.sleep(60_000);
  world.emulator.requests.clear();
  return { ...world, id, locator };
}

const useCase = 'Connect.SelfService';

describe('assigning AI agents', () => {
  const { orchestration, ...byType } = {
    answerRecommendation: 'ANSWER_RECOMMENDATION',
    manualSearch: 'MANUAL_SEARCH',
    summarization: 'CASE_SUMMARIZATION',
    selfService: 'SELF_SERVICE',
    noteTaking: 'NOTE_TAKING',
    emailResponse: 'EMAIL_RESPONSE',
    emailOverview: 'EMAIL_OVERVIEW',
    emailGenerativeAnswer: 'EMAIL_GENERATIVE_ANSWER',
    orchestration: 'ORCHESTRATION',
  } as const;

  it.each(Object.entries(byType) as [keyof typeof byType, string][])(
    'fills the role %s, reads it back, and empties it',
    async (role, vendorRole) => {
      const { provider, emulator, id } = await givenAssistant();

      const assigned = await valueOf(
        provider.aiAgents.assign(id, { role, agentId: `${agentId}:$LATEST` }),
      );
      const listed = await valueOf(provider.aiAgents.list(id));
      await valueOf(provider.aiAgents.unassign(id, { role }));
      const emptied = await valueOf(provider.aiAgents.list(id));

      const expected = { role, agentId: `${agentId}:$LATEST`, enabled: true, vendorRole };
      expect(assigned).toMatchObject(expected);
      expect(assigned.useCase).toBeUndefined();
      expect(listed).toMatchObject([expected]);
      expect(emptied).toEqual([]);
      expect(emulator.requests.of('UpdateAssistantAIAgent')[0]?.body).toEqual({
        aiAgentType: vendorRole,
        configuration: { aiAgentId: `${agentId}:$LATEST` },
      });
    },
  );

  it('sets one orchestrator for each use case, a member that the SDK lacks', async () => {
    const { provider, emulator, id } = await givenAssistant();
    const other = 'Connect.AgentAssistance';

    const assigned = await valueOf(
      provider.aiAgents.assign(id, { role: 'orchestration', useCase, agentId: `${agentId}:3` }),
    );
    await valueOf(provider.aiAgents.assign(id, { role: 'orchestration', useCase: other, agentId }));
    const both = await valueOf(provider.aiAgents.list(id));
    await valueOf(provider.aiAgents.unassign(id, { role: 'orchestration', useCase }));
    const one = await valueOf(provider.aiAgents.list(id));

    expect(assigned).toEqual({
      role: 'orchestration',
      useCase,
      agentId: `${agentId}:3`,
      enabled: true,
      vendorRole: orchestration,
      vendorData: { aiAgentId: `${agentId}:3`, orchestratorUseCase: useCase },
    });
    expect(both.map((each) => each.useCase).toSorted()).toEqual([other, useCase]);
    expect(one).toMatchObject([{ useCase: other, agentId }]);
    // The emulator computes each signature again, so these were signed.
    expect(emulator.requests.of('UpdateAssistantAIAgent')[0]?.body).toEqual({
      aiAgentType: 'ORCHESTRATION',
      configuration: { aiAgentId: `${agentId}:3` },
      orchestratorUseCase: useCase,
    });
    expect(emulator.requests.of('RemoveAssistantAIAgent')[0]?.target).toBe(
      `/assistants/${id}/aiagentConfiguration?aiAgentType=ORCHESTRATION&orchestratorUseCase=${useCase}`,
    );
  });

  it('signs a use case with any character', async () => {
    const { provider, id } = await givenAssistant();
    const odd = 'a b&c=d/é+%"\\';

    await valueOf(provider.aiAgents.assign(id, { role: 'orchestration', useCase: odd, agentId }));
    const listed = await valueOf(provider.aiAgents.list(id));
    await valueOf(provider.aiAgents.unassign(id, { role: 'orchestration', useCase: odd }));

    expect(listed).toMatchObject([{ useCase: odd }]);
    expect(await valueOf(provider.aiAgents.list(id))).toEqual([]);
  });

  it('disables answer recommendation and enables it again', async () => {
    const { provider, id } = await givenAssistant();
    const role = 'answerRecommendation';

    const disabled = await valueOf(provider.aiAgents.assign(id, { role, agentId, enabled: false }));
    const enabled = await valueOf(provider.aiAgents.assign(id, { role, agentId, enabled: true }));

    expect(disabled.enabled).toBe(false);
    expect(enabled.enabled).toBe(true);
  });

  it('accepts the ARN of the assistant', async () => {
    const { provider, id, locator } = await givenAssistant();

    await valueOf(provider.aiAgents.assign(locator, { role: 'manualSearch', agentId }));

    expect(await valueOf(provider.aiAgents.list(id))).toHaveLength(1);
  });

  it('fails with `unexpectedReply` if the response does not show the assignment', async () => {
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 200, { assistant: assistantData }),
    );

    const error = await errorOf(
      provider.aiAgents.assign(assistantId, { role: 'orchestration', useCase, agentId }),
    );

    expect(error).toMatchObject({ kind: 'unexpectedReply', effect: 'maybe', assistantId });
  });

  it.each([
    ['another agent', { aiAgentId: assistantId }],
    ['an agent that is enabled', { aiAgentId: agentId }],
  ])('nor with one that shows %s', async (_, shown) => {
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 200, {
        assistant: { ...assistantData, aiAgentConfiguration: { ANSWER_RECOMMENDATION: shown } },
      }),
    );

    const error = await errorOf(
      provider.aiAgents.assign(assistantId, {
        role: 'answerRecommendation',
        agentId,
        enabled: false,
      }),
    );

    expect(error).toMatchObject({ kind: 'unexpectedReply', effect: 'maybe', assistantId });
  });

  it.each([
    ['with a version', agentId, `${agentId}:$LATEST`],
    ['as an ARN', `${agentId}:2`, `arn:aws:wisdom:us-east-1:1:ai-agent/x/${agentId}:2`],
  ])('but with one that names the agent %s', async (_, given, shown) => {
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 200, {
        assistant: {
          ...assistantData,
          orchestratorConfigurationList: [{ orchestratorUseCase: useCase, aiAgentId: shown }],
        },
      }),
    );

    const assigned = await valueOf(
      provider.aiAgents.assign(assistantId, { role: 'orchestration', useCase, agentId: given }),
    );

    expect(assigned.agentId).toBe(shown);
  });

  it.each([
    ['no agent', { role: 'manualSearch' }, 'invalidInput', 'assignment.agentId'],
    [
      'an ARN',
      {
        role: 'manualSearch',
        agentId: `arn:aws:wisdom:us-east-1:123456789012:ai-agent/${agentId}/${agentId}`,
      },
      'invalidInput',
      'assignment.agentId',
    ],
    ['no use case', { role: 'orchestration', agentId }, 'invalidInput', 'assignment.useCase'],
    [
      'a use case of another role',
      { role: 'manualSearch', agentId, useCase },
      'unsupported',
      'assignment.useCase',
    ],
    [
      'another role disabled',
      { role: 'manualSearch', agentId, enabled: false },
      'unsupported',
      'assignment.enabled',
    ],
    ['wrap-up prediction', { role: 'wrapUpPrediction', agentId }, 'unsupported', 'assignment.role'],
    ['answer generation', { role: 'answerGeneration', agentId }, 'unsupported', 'assignment.role'],
  ] as const)('refuses %s before it asks', async (_, assignment, kind, field) => {
    const { provider, emulator, id } = await givenAssistant();

    const error = await errorOf(provider.aiAgents.assign(id, assignment));

    expect(error).toMatchObject({ kind, issues: [{ field }] });
    expect(emulator.requests.all()).toEqual([]);
  });
});

describe('clearing a role', () => {
  it.each(['allowed', 'ResourceNotFoundException'] as const)(
    'is fine with one that is empty (%s)',
    async (removeUnsetAIAgent) => {
      const { provider, id } = await givenAssistant({ settings: { removeUnsetAIAgent } });

      await valueOf(provider.aiAgents.unassign(id, { role: 'manualSearch' }));
    },
  );

  it('fails with `notFound` if the assistant does not exist', async () => {
    const { provider } = await givenEmulator();

    const error = await errorOf(provider.aiAgents.unassign(assistantId, { role: 'manualSearch' }));

    expect(error).toMatchObject({ kind: 'notFound', operation: 'aiAgents.unassign' });
  });
});

it('limits.aiAgents has exactly the roles that the vendor supports', async () => {
  const { provider } = await givenEmulator();

  const roles = provider.limits.aiAgents?.roles ?? {};

  expect(aiAgentRoles.filter((role) => !(role in roles))).toEqual([
    'wrapUpPrediction',
    'answerGeneration',
  ]);
});

it.each(['asModelled', 'ConflictException', 'ValidationException'] as const)(
  'an assistant that is not active yet is a conflict, however the vendor says it (%s)',
  async (whileNotActive) => {
    const { provider } = await givenEmulator({ settings: { whileNotActive } });
    const { id, status } = await valueOf(provider.assistants.create({ name: 'Desk' }));
    expect(status).toBe('creating');

    for (const refused of [
      provider.aiAgents.assign(id, { role: 'manualSearch', agentId }),
      provider.aiAgents.unassign(id, { role: 'manualSearch' }),
      provider.knowledge.link(id, { type: 'knowledgeBase', id: agentId }),
    ]) {
      const error = await errorOf(refused);
      expect(error).toMatchObject({ kind: 'conflict', retry: 'never', effect: 'none' });
      expect(error.message).toContain('waitForStatus');
    }
  },
);
