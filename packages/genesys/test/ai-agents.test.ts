import type { AiAgentRole } from '@assistant-provider/core';
import { describe, expect, it } from 'vitest';
import { createGenesysProvider } from '../src/index.js';
import {
  assistantId,
  connectionTo,
  errorOf,
  givenAnswers,
  givenEmulator,
  sendJson,
  sendToken,
  valueOf,
  vendorAssistant,
} from './harness.js';

const seed = { assistants: [{ id: assistantId, name: 'Desk' }] };

/** A copilot with members that live clients saw and no contract lists. */
const copilot = {
  enabled: true,
  liveOnQueue: false,
  defaultLanguage: 'de-DE',
  voiceTranscriptionConfig: { engine: 'Extended' },
  queryProcessingConfig: { knowledgeQueryProcessing: 'On' },
  nluEngineType: 'NluV3',
  summaryGenerationConfig: { enabled: false, summarySetting: { id: 's-1', selfUri: '/x' } },
  knowledgeAnswerConfig: { enabled: true },
  autoSearchConfig: null,
  ruleEngineConfig: {
    rules: [
      {
        id: 'r-1',
        enabled: true,
        participantRoles: ['Agent'],
        rule: {
          conditions: [{ conditionType: 'ConversationStart', conditionValues: [] }],
          actions: [{ actionType: 'Script', attributes: { scriptId: 'a', pageId: 'b' } }],
        },
      },
    ],
    fallback: { enabled: true, participantRoles: null },
  },
  selfUri: '/api/v2/assistants/x/copilot',
};

describe('the functions of a copilot', () => {
  const roles: readonly (readonly [AiAgentRole, string, object])[] = [
    ['answerRecommendation', 'autoSearchConfig', { type: 'ArticlesOnly' }],
    ['manualSearch', 'manualSearchConfig', { articlesWithAnswerHighlights: true }],
    ['summarization', 'summaryGenerationConfig', { enabled: true }],
    ['wrapUpPrediction', 'wrapupCodePredictionConfig', { enabled: true }],
    ['answerGeneration', 'answerGenerationConfig', { enabled: true }],
  ];

  it.each(roles)('`assign` turns %s on and off', async (role, vendorRole, vendorData) => {
    const { provider } = await givenEmulator({ seed });
    expect(await valueOf(provider.aiAgents.list(assistantId))).toEqual([]);

    const assigned = await valueOf(provider.aiAgents.assign(assistantId, { role }));

    expect(assigned).toEqual({ role, enabled: true, vendorRole, vendorData });
    expect(await valueOf(provider.aiAgents.list(assistantId))).toEqual([assigned]);

    await valueOf(provider.aiAgents.unassign(assistantId, { role }));
    const after = await valueOf(provider.aiAgents.list(assistantId));
    expect(after.filter(({ enabled }) => enabled)).toEqual([]);
    // Unassigning an empty role succeeds.
    await valueOf(provider.aiAgents.unassign(assistantId, { role }));
  });

  it.each(roles)('`assign` disables %s if the vendor can express it', async (role) => {
    const { provider, asked } = await givenEmulator({ seed });

    const result = await provider.aiAgents.assign(assistantId, { role, enabled: false });

    if (role === 'answerRecommendation') {
      expect(result._unsafeUnwrapErr()).toMatchObject({
        kind: 'unsupported',
        issues: [{ field: 'assignment.enabled' }],
      });
      expect(asked()).toEqual([]);
    } else expect(result._unsafeUnwrap()).toMatchObject({ role, enabled: false });
  });

  it('`assign` refuses an agent id and an unsupported role', async () => {
    const { provider, asked } = await givenEmulator({ seed });

    const named = await errorOf(
      provider.aiAgents.assign(assistantId, { role: 'summarization', agentId: 'x', useCase: 'y' }),
    );
    const other = await errorOf(provider.aiAgents.assign(assistantId, { role: 'noteTaking' }));

    expect(named).toMatchObject({ kind: 'unsupported' });
    expect(named.issues?.map(({ field }) => field)).toEqual([
      'assignment.agentId',
      'assignment.useCase',
    ]);
    expect(other).toMatchObject({ kind: 'unsupported', issues: [{ field: 'assignment.role' }] });
    expect(asked()).toEqual([]);
  });

  it("`list` shows an unknown function under the vendor's name", async () => {
    const { provider } = await givenAnswers((response) => sendJson(response, 200, copilot));

    const listed = await valueOf(provider.aiAgents.list(assistantId));

    expect(listed.map(({ role, enabled }) => [role, enabled])).toEqual([
      ['summarization', false],
      ['knowledgeAnswerConfig', true],
    ]);
  });
});

describe('`aiAgents.assign`', () => {
  it('sends all other members back, except those that the vendor refuses', async () => {
    const bodies: unknown[] = [];
    const { provider } = await givenAnswers((response, { method, body }) => {
      if (method !== 'PUT') return sendJson(response, 200, copilot);
      const sent = JSON.parse(body) as object;
      bodies.push(sent);
      return sendJson(response, 200, { ...copilot, ...sent });
    });

    const assigned = await valueOf(
      provider.aiAgents.assign(assistantId, { role: 'summarization' }),
    );

    const { enabled, selfUri, ...kept } = copilot;
    expect([enabled, selfUri]).toEqual([true, expect.any(String)]);
    const [rule] = copilot.ruleEngineConfig.rules;
    const { id, ...ruleWithoutId } = rule ?? { id: '' };
    expect(id).toBe('r-1');
    expect(bodies).toEqual([
      {
        ...kept,
        // Sending its id selects a summary setting.
        summaryGenerationConfig: { enabled: true, summarySetting: { id: 's-1' } },
        ruleEngineConfig: { ...copilot.ruleEngineConfig, rules: [ruleWithoutId] },
      },
    ]);
    expect(assigned.vendorData).toEqual({ enabled: true, summarySetting: { id: 's-1' } });
  });

  it('keeps a setting that does more than the default one', async () => {
    const rich = {
      ...copilot,
      autoSearchConfig: { type: 'AnswerGeneration' },
      manualSearchConfig: { answerGeneration: true },
    };
    const { provider, requests } = await givenAnswers((response) => sendJson(response, 200, rich));

    for (const role of ['answerRecommendation', 'manualSearch'] as const)
      expect(await valueOf(provider.aiAgents.assign(assistantId, { role }))).toMatchObject({
        enabled: true,
      });
    expect(requests.map(({ method }) => method)).toEqual(['GET', 'GET']);
  });

  it.each([
    { copilotRuleIds: 'refused', readOnlyMembers: 'refused' },
    { copilotRuleIds: 'kept' },
  ] as const)('works where the vendor has %j', async (settings) => {
    const { autoSearchConfig, ...record } = copilot;
    expect(autoSearchConfig).toBeNull();
    const { provider } = await givenEmulator({
      settings,
      seed: { assistants: [{ id: assistantId, name: 'Desk', copilot: record }] },
    });

    await valueOf(provider.aiAgents.assign(assistantId, { role: 'wrapUpPrediction' }));

    expect(await valueOf(provider.native.getAssistantCopilot(assistantId))).toMatchObject({
      defaultLanguage: 'de-DE',
      liveOnQueue: false,
      wrapupCodePredictionConfig: { enabled: true },
      ruleEngineConfig: { rules: [{ participantRoles: ['Agent'] }] },
    });
  });

  it(`fails if the vendor's response shows another state`, async () => {
    const { provider } = await givenAnswers((response) => sendJson(response, 200, copilot));

    const error = await errorOf(provider.aiAgents.assign(assistantId, { role: 'summarization' }));

    expect(error).toMatchObject({ kind: 'unexpectedReply', effect: 'maybe' });
    expect(error.message).toContain('does not show summarization as on');
  });
});

describe('an assistant without a copilot', () => {
  it.each(['notFound', 'empty'] as const)(
    'has no functions (response: %s)',
    async (missingCopilot) => {
      const { provider } = await givenEmulator({ seed, settings: { missingCopilot } });

      expect(await valueOf(provider.aiAgents.list(assistantId))).toEqual([]);
      await valueOf(provider.aiAgents.unassign(assistantId, { role: 'summarization' }));
      await valueOf(provider.aiAgents.assign(assistantId, { role: 'summarization' }));
      expect(await valueOf(provider.native.getAssistantCopilot(assistantId))).toMatchObject({
        defaultLanguage: 'en-US',
        liveOnQueue: true,
      });
    },
  );

  it('gets the language of `copilotDefaults`', async () => {
    const { emulator } = await givenEmulator({ seed });
    const provider = createGenesysProvider({
      ...connectionTo(emulator),
      copilotDefaults: { defaultLanguage: 'fr-CA', liveOnQueue: false },
    });

    await valueOf(provider.aiAgents.assign(assistantId, { role: 'summarization' }));

    expect(await valueOf(provider.native.getAssistantCopilot(assistantId))).toMatchObject({
      defaultLanguage: 'fr-CA',
      liveOnQueue: false,
    });
    await valueOf(provider.close());
  });

  it.each([404, 405, 409, 410, 412, 422])(
    'is not assumed when the token host responds with %i: a copilot is not overwritten',
    async (status) => {
      let tokens = 0;
      const { provider, requests } = await givenAnswers(
        (response, { target }) => {
          if (target !== '/oauth/token') return sendJson(response, 200, vendorAssistant);
          // Fails once, so that any later request would be accepted.
          tokens += 1;
          return tokens === 1 ? sendJson(response, status) : sendToken(response);
        },
        { clientId: 'client-1' },
      );

      const error = await errorOf(provider.aiAgents.assign(assistantId, { role: 'summarization' }));

      expect(['unauthenticated', 'misconfigured']).toContain(error.kind);
      expect(error).toMatchObject({ effect: 'none', status });
      expect(requests.map(({ target }) => target)).toEqual(['/oauth/token']);
    },
  );

  it('is not assumed when the assistant does not exist', async () => {
    const { provider } = await givenEmulator();

    for (const reply of [
      provider.aiAgents.list(assistantId),
      provider.aiAgents.assign(assistantId, { role: 'summarization' }),
      provider.aiAgents.unassign(assistantId, { role: 'summarization' }),
    ])
      expect(await errorOf(reply)).toMatchObject({ kind: 'notFound', effect: 'none' });
  });

  it('has no `aiAgents` in a list that does not expand copilots', async () => {
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 200, { entities: [vendorAssistant, { ...vendorAssistant, copilot }] }),
    );

    const [without, having] = (await valueOf(provider.assistants.list())).items;

    expect(without).not.toHaveProperty('aiAgents');
    expect(having?.aiAgents).toHaveLength(2);
  });
});
