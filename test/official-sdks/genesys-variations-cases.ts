/** AssistantCopilotVariationsApi: variations of an assistant by language. */
import { expect } from 'vitest';
import type { AssistantCopilotVariationsApi, Models } from 'purecloud-platform-client-v2';
import { notFound, badFields } from './genesys-cases.js';
import type { OperationCases } from './genesys-cases.js';
import { unknownId, assistant, copilot, idOf, idsOf } from './genesys-sdk.js';
import { rejectionOf } from './rejection.js';

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
        call: ({ variations }) => variations.postAssistantVariations(unknownId, variation('de-DE')),
        answer: notFound,
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
        call: ({ variations }) => variations.getAssistantVariations(unknownId),
        answer: notFound,
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
        answer: notFound,
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
          variations.putAssistantVariation(await created(), unknownId, variation('de-DE')),
        answer: notFound,
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
      expect(gone).toMatchObject(notFound);
    },
    refused: [
      {
        what: 'an unknown variation',
        call: async ({ variations, created }) =>
          variations.deleteAssistantVariation(await created(), unknownId),
        answer: notFound,
      },
    ],
  },
} as const satisfies OperationCases<AssistantCopilotVariationsApi>;
