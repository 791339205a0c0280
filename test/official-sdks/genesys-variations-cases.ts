/** AssistantCopilotVariationsApi: variations of an assistant by language. */
import { expect } from 'vitest';
import type { AssistantCopilotVariationsApi, Models } from 'purecloud-platform-client-v2';
import { NOT_FOUND, badFields } from './genesys-cases.js';
import type { OperationCases } from './genesys-cases.js';
import { UNKNOWN_ID, assistant, copilot, idOf, idsOf, rejectionOf } from './genesys-sdk.js';

const variation = (language: string): Models.AssistantCopilotVariation => ({
  ...assistant({ name: `Billing ${language}` }),
  copilot: copilot({ defaultLanguage: language }),
});

export const variationCases = {
  postAssistantVariations: {
    async works({ assistants, variations, created }) {
      const parent = await created();

      const german = await variations.postAssistantVariations(parent, variation('de-DE'));
      const id = idOf(german);

      expect(german).toMatchObject({
        ...variation('de-DE'),
        variationParent: { id: parent, selfUri: `/api/v2/assistants/${parent}` },
        selfUri: `/api/v2/assistants/${parent}/variations/${id}`,
      });
      expect(await variations.getAssistantVariation(parent, id)).toEqual(german);
      expect(await assistants.getAssistant(parent, { languageVariation: 'de-DE' })).toEqual(german);
    },
    refused: [
      {
        what: 'no copilot',
        call: async ({ variations, created }) =>
          variations.postAssistantVariations(
            await created(),
            assistant() as Models.AssistantCopilotVariation,
          ),
        answer: badFields('constraint.validation', 'copilot'),
      },
      {
        what: 'a retention time, which belongs to the parent',
        call: async ({ variations, created }) =>
          variations.postAssistantVariations(await created(), {
            ...assistant(),
            copilot: copilot({ summaryGenerationConfig: { enabled: true, retentionSeconds: 60 } }),
          }),
        answer: badFields(
          'constraint.validation',
          'copilot.summaryGenerationConfig.retentionSeconds',
        ),
      },
      {
        what: 'an unknown assistant',
        call: ({ variations }) =>
          variations.postAssistantVariations(UNKNOWN_ID, variation('de-DE')),
        answer: NOT_FOUND,
      },
    ],
  },

  getAssistantVariations: {
    async works({ variations, created }) {
      const parent = await created();
      const german = await variations.postAssistantVariations(parent, variation('de-DE'));
      const french = await variations.postAssistantVariations(parent, variation('fr-FR'));
      await variations.postAssistantVariations(await created(), variation('es-ES'));

      const listed = await variations.getAssistantVariations(parent);

      expect(listed.entities).toEqual([german, french]);
    },
    refused: [
      {
        what: 'an unknown assistant',
        call: ({ variations }) => variations.getAssistantVariations(UNKNOWN_ID),
        answer: NOT_FOUND,
      },
    ],
  },

  getAssistantVariation: {
    async works({ variations, created }) {
      const parent = await created();
      const german = await variations.postAssistantVariations(parent, variation('de-DE'));

      expect(await variations.getAssistantVariation(parent, idOf(german))).toEqual(german);
    },
    refused: [
      {
        what: 'a variation of another assistant',
        async call({ variations, created }) {
          const parent = await created();
          const german = await variations.postAssistantVariations(parent, variation('de-DE'));
          return variations.getAssistantVariation(await created(), idOf(german));
        },
        answer: NOT_FOUND,
      },
    ],
  },

  putAssistantVariation: {
    async works({ variations, created }) {
      const parent = await created();
      const id = idOf(await variations.postAssistantVariations(parent, variation('de-DE')));

      const renamed = await variations.putAssistantVariation(parent, id, {
        ...variation('de-DE'),
        name: 'Rechnungen',
      });

      expect(renamed).toMatchObject({ id, name: 'Rechnungen' });
      expect(await variations.getAssistantVariation(parent, id)).toEqual(renamed);
    },
    refused: [
      {
        what: 'an unknown variation',
        call: async ({ variations, created }) =>
          variations.putAssistantVariation(await created(), UNKNOWN_ID, variation('de-DE')),
        answer: NOT_FOUND,
      },
    ],
  },

  deleteAssistantVariation: {
    async works({ variations, created }) {
      const parent = await created();
      const id = idOf(await variations.postAssistantVariations(parent, variation('de-DE')));

      expect(await variations.deleteAssistantVariation(parent, id)).toBeUndefined();

      expect(idsOf(await variations.getAssistantVariations(parent))).toEqual([]);
      const gone = await rejectionOf(variations.getAssistantVariation(parent, id));
      expect(gone).toMatchObject(NOT_FOUND);
    },
    refused: [
      {
        what: 'an unknown variation',
        call: async ({ variations, created }) =>
          variations.deleteAssistantVariation(await created(), UNKNOWN_ID),
        answer: NOT_FOUND,
      },
    ],
  },
} as const satisfies OperationCases<AssistantCopilotVariationsApi>;
