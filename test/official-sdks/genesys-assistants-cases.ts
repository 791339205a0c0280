/** AgentAssistantsApi: assistants themselves. */
import { expect } from 'vitest';
import type { AgentAssistantsApi } from 'purecloud-platform-client-v2';
import type { Models } from 'purecloud-platform-client-v2';
import { notFound, badFields, badParameter } from './genesys-cases.js';
import type { OperationCases } from './genesys-cases.js';
import { unknownId, assistant, copilot, idOf, idsOf } from './genesys-sdk.js';
import { rejectionOf } from './rejection.js';

const knowledgeBaseId = '6f1f4f7e-2f61-4a4c-9d0b-2d2d5b1f4a01';

const full = assistant({
  name: 'Billing – ünïcode',
  knowledgeSuggestionConfig: {
    vendorName: 'GenesysKnowledge',
    knowledgeBase: { id: knowledgeBaseId, languageCode: 'en-UK', contentSearchEnabled: true },
  },
});

export const assistantCases = {
  postAssistants: {
    async works({ assistants }) {
      const created = await assistants.postAssistants(full);
      const id = idOf(created);

      expect(created).toMatchObject(full);
      expect(created).toMatchObject({ state: 'Active', selfUri: `/api/v2/assistants/${id}` });
      expect(created.dateCreated).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(await assistants.getAssistant(id)).toEqual(created);
    },
    refused: [
      {
        what: 'a body without what is required',
        call: ({ assistants }) => assistants.postAssistants({} as Models.Assistant),
        answer: badFields('constraint.validation', 'name', 'transcriptionConfig'),
      },
      {
        what: 'a vendor that the enum does not have',
        call: ({ assistants }) =>
          assistants.postAssistants(assistant({ transcriptionConfig: { vendorName: 'Acme' } })),
        answer: badFields('invalid.value', 'transcriptionConfig.vendorName'),
      },
      {
        what: 'an en-GB knowledge base where only its dialects know en-GB',
        call: ({ assistants }) =>
          assistants.postAssistants(
            assistant({
              knowledgeSuggestionConfig: {
                vendorName: 'GenesysKnowledge',
                knowledgeBase: { id: knowledgeBaseId, languageCode: 'en-GB' },
              },
            }),
          ),
        answer: badFields('invalid.value', 'knowledgeSuggestionConfig.knowledgeBase.languageCode'),
      },
      {
        what: 'a body over 512000 bytes',
        call: ({ assistants }) =>
          assistants.postAssistants(assistant({ name: 'x'.repeat(512_001) })),
        answer: { status: 413, code: 'request.entity.too.large' },
      },
    ],
  },

  getAssistants: {
    async works({ assistants, created }) {
      const ids = [await created({ name: 'A' }), await created({ name: 'B' })];

      const listed = await assistants.getAssistants();
      expect(idsOf(listed)).toEqual(ids);
      expect(listed).toMatchObject({ selfUri: '/api/v2/assistants' });
      expect(Object.keys(listed).toSorted()).toEqual(['entities', 'selfUri']);

      expect(idsOf(await assistants.getAssistants({ name: 'B' }))).toEqual(ids.slice(1));
      expect(idsOf(await assistants.getAssistants({ name: 'b' }))).toEqual([]);
      // The SDK sends parameters that are set to nothing.
      expect(idsOf(await assistants.getAssistants({ name: '', after: '' }))).toEqual(ids);
    },
    refused: [
      ...['0', '201', '-1', '1.5', 'many'].map((pageSize) => ({
        what: `a pageSize of ${pageSize}`,
        call: ({ assistants }: { assistants: AgentAssistantsApi }) =>
          assistants.getAssistants({ pageSize }),
        answer: badParameter('pageSize'),
      })),
      {
        what: 'too large a limit, the older name of pageSize',
        call: ({ assistants }) => assistants.getAssistants({ limit: '201' }),
        answer: badParameter('limit'),
      },
      {
        what: 'an expand of something else',
        call: ({ assistants }) => assistants.getAssistants({ expand: 'queues' }),
        answer: badParameter('expand'),
      },
      {
        what: 'a cursor that nobody issued',
        call: ({ assistants }) => assistants.getAssistants({ after: 'yesterday' }),
        answer: badParameter('after'),
      },
    ],
  },

  getAssistant: {
    async works({ assistants, copilots, created }) {
      const id = await created();
      await copilots.putAssistantCopilot(id, copilot());

      expect(await assistants.getAssistant(id)).not.toHaveProperty('copilot');
      expect(await assistants.getAssistant(id, { expand: 'copilot' })).toMatchObject({
        id,
        copilot: { enabled: true, defaultLanguage: 'en-US' },
      });
      // A language that nobody made a variation for.
      const language = { languageVariation: 'de-DE', fallbackToPrimaryAssistant: true };
      expect(await assistants.getAssistant(id, language)).toMatchObject({ id });
    },
    refused: [
      {
        what: 'an unknown id',
        call: ({ assistants }) => assistants.getAssistant(unknownId),
        answer: notFound,
      },
      {
        what: 'an id that is no path segment until it is encoded',
        call: ({ assistants }) => assistants.getAssistant('a/b?c'),
        answer: notFound,
      },
      {
        what: 'a variation that is not there, when it may not fall back',
        call: async ({ assistants, created }) =>
          assistants.getAssistant(await created(), {
            languageVariation: 'de-DE',
            fallbackToPrimaryAssistant: false,
          }),
        answer: notFound,
      },
      {
        what: 'an expand of something else',
        call: async ({ assistants, created }) =>
          assistants.getAssistant(await created(), { expand: 'assistant' }),
        answer: badParameter('expand'),
      },
    ],
  },

  patchAssistant: {
    async works({ assistants, created }) {
      const id = await created(full);

      const patched = await assistants.patchAssistant(id, assistant({ name: 'Sales' }));

      expect(patched).toMatchObject({ ...full, id, name: 'Sales' });
      expect(await assistants.getAssistant(id)).toEqual(patched);
    },
    refused: [
      {
        what: 'an unknown id',
        call: ({ assistants }) => assistants.patchAssistant(unknownId, assistant()),
        answer: notFound,
      },
      {
        what: 'a name that is no text',
        call: async ({ assistants, created }) =>
          assistants.patchAssistant(await created(), { name: 1 } as unknown as Models.Assistant),
        answer: badFields('invalid.value', 'name'),
      },
    ],
  },

  deleteAssistant: {
    async works({ assistants, created }) {
      const id = await created();

      expect(await assistants.deleteAssistant(id)).toBeUndefined();

      expect(await rejectionOf(assistants.getAssistant(id))).toMatchObject(notFound);
      expect(idsOf(await assistants.getAssistants())).toEqual([]);
    },
    refused: [
      {
        what: 'one that is gone',
        async call({ assistants, created }) {
          const id = await created();
          await assistants.deleteAssistant(id);
          await assistants.deleteAssistant(id);
        },
        answer: notFound,
      },
    ],
  },
} as const satisfies OperationCases<
  Pick<
    AgentAssistantsApi,
    'postAssistants' | 'getAssistants' | 'getAssistant' | 'patchAssistant' | 'deleteAssistant'
  >
>;
