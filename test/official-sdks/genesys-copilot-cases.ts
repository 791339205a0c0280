/** AgentCopilotApi: the copilot of an assistant, and which languages it knows. */
import { expect } from 'vitest';
import type { AgentCopilotApi, Models } from 'purecloud-platform-client-v2';
import { notFound, badFields } from './genesys-cases.js';
import type { OperationCases } from './genesys-cases.js';
import { unknownId, copilot } from './genesys-sdk.js';

const nlu = (domain: Partial<Models.CopilotNluDomain>, intentConfidenceThreshold = 0.5) => ({
  domain: { id: unknownId, useLatestVersion: true, ...domain },
  intentConfidenceThreshold,
});

const rule = (conditions: readonly string[]): Models.RuleConfig => ({
  enabled: true,
  rule: {
    conditions: conditions.map((intent) => ({
      conditionType: 'Intent',
      conditionValues: [intent],
    })),
    actions: [{ actionType: 'CannedResponse', attributes: { responseId: unknownId } }],
  },
});

const full = copilot({
  knowledgeAnswerConfig: { enabled: true },
  summaryGenerationConfig: { enabled: true, retentionSeconds: 3600 },
  wrapupCodePredictionConfig: { enabled: false },
  answerGenerationConfig: { enabled: true },
  nluEngineType: 'NluV3',
  nluConfig: nlu({}),
  ruleEngineConfig: {
    rules: [rule(['refund', 'return'])],
    fallback: { enabled: true, actions: [{ actionType: 'KnowledgeSearch' }] },
  },
  autoSearchConfig: { type: 'AnswerGeneration' },
  manualSearchConfig: { answerGeneration: true },
});

export const copilotCases = {
  putAssistantCopilot: {
    async works({ copilots, created }) {
      const id = await created();

      const written = await copilots.putAssistantCopilot(id, full);

      expect(written).toMatchObject(full);
      expect(written).toMatchObject({
        enabled: true,
        selfUri: `/api/v2/assistants/${id}/copilot`,
      });
      expect(await copilots.getAssistantCopilot(id)).toEqual(written);

      // Replaces the whole: what is left out is gone.
      await copilots.putAssistantCopilot(id, copilot({ liveOnQueue: false }));
      expect(await copilots.getAssistantCopilot(id)).not.toHaveProperty('nluConfig');
    },
    refused: [
      {
        what: 'an unknown assistant',
        call: ({ copilots }) => copilots.putAssistantCopilot(unknownId, copilot()),
        answer: notFound,
      },
      {
        what: 'a threshold that is not between 0 and 1',
        call: async ({ copilots, created }) =>
          copilots.putAssistantCopilot(await created(), copilot({ nluConfig: nlu({}, 1) })),
        answer: badFields('constraint.validation', 'nluConfig.intentConfidenceThreshold'),
      },
      {
        what: 'neither the latest version of the domain nor a version',
        call: async ({ copilots, created }) =>
          copilots.putAssistantCopilot(
            await created(),
            copilot({ nluConfig: nlu({ useLatestVersion: false }) }),
          ),
        answer: badFields('constraint.validation', 'nluConfig.domain.version'),
      },
      {
        what: 'a rule without conditions',
        call: async ({ copilots, created }) =>
          copilots.putAssistantCopilot(
            await created(),
            copilot({ ruleEngineConfig: { rules: [rule([])] } }),
          ),
        answer: badFields('constraint.validation', 'ruleEngineConfig.rules[0].rule.conditions'),
      },
      {
        what: 'another default language than before',
        async call({ copilots, created }) {
          const id = await created();
          await copilots.putAssistantCopilot(id, copilot());
          await copilots.putAssistantCopilot(id, copilot({ defaultLanguage: 'de-DE' }));
        },
        answer: badFields('constraint.validation', 'defaultLanguage'),
      },
    ],
  },

  getAssistantCopilot: {
    async works({ copilots, created }) {
      const id = await created();
      await copilots.putAssistantCopilot(id, copilot());

      expect(await copilots.getAssistantCopilot(id)).toMatchObject(copilot());
    },
    refused: [
      {
        what: 'an assistant without copilot',
        call: async ({ copilots, created }) => copilots.getAssistantCopilot(await created()),
        answer: notFound,
      },
    ],
  },

  getAssistantsCopilotFeaturesupport: {
    async works({ copilots }) {
      const { languages: all = [] } = await copilots.getAssistantsCopilotFeaturesupport();
      expect(all.length).toBeGreaterThan(1);

      const { languages } = await copilots.getAssistantsCopilotFeaturesupport({
        language: 'en-US',
      });
      expect(languages).toEqual(all.filter(({ language }) => language === 'en-US'));
      expect(languages?.[0]?.featureSupport?.[0]).toMatchObject({ supportLevel: 'Supported' });
    },
    refused: [],
  },
} as const satisfies OperationCases<AgentCopilotApi>;
