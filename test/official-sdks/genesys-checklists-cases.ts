/** AgentAssistantsApi: agent checklists and their languages. */
import { expect } from 'vitest';
import type { AgentAssistantsApi, Models } from 'purecloud-platform-client-v2';
import { notFound, badFields, badParameter } from './genesys-cases.js';
import type { OperationCases } from './genesys-cases.js';
import { unknownId, idOf, idsOf } from './genesys-sdk.js';
import { rejectionOf } from './rejection.js';

const item = { name: 'Greet', description: 'Says hello', important: true };

const checklist = (members: Partial<Models.AgentChecklist> = {}): Models.AgentChecklist => ({
  name: 'Opening',
  language: 'en-US',
  checklistItems: [item],
  ...members,
});

const eightItems = checklist({ checklistItems: Array.from({ length: 8 }, () => item) });

export const checklistCases = {
  postAssistantsAgentchecklists: {
    async works({ assistants }) {
      const created = await assistants.postAssistantsAgentchecklists(checklist());
      const id = idOf(created);

      expect(created).toMatchObject(checklist());
      expect(created).toHaveProperty('selfUri', `/api/v2/assistants/agentchecklists/${id}`);
      expect(created.checklistItems.map(idOf)).toHaveLength(1);
      expect(await assistants.getAssistantsAgentchecklist(id)).toEqual(created);
    },
    refused: [
      {
        what: 'no items',
        call: ({ assistants }) =>
          assistants.postAssistantsAgentchecklists(checklist({ checklistItems: [] })),
        answer: badFields('constraint.validation', 'checklistItems'),
      },
      {
        what: 'more than seven items',
        call: ({ assistants }) => assistants.postAssistantsAgentchecklists(eightItems),
        answer: badFields('constraint.validation', 'checklistItems'),
      },
    ],
  },

  getAssistantsAgentchecklist: {
    async works({ assistants }) {
      const id = idOf(await assistants.postAssistantsAgentchecklists(checklist()));

      expect(await assistants.getAssistantsAgentchecklist(id)).toMatchObject({
        id,
        ...checklist(),
      });
    },
    refused: [
      {
        what: 'an unknown id',
        call: ({ assistants }) => assistants.getAssistantsAgentchecklist(unknownId),
        answer: notFound,
      },
    ],
  },

  getAssistantsAgentchecklists: {
    async works({ assistants }) {
      const ids: string[] = [];
      for (const name of ['Opening', 'Open end', 'Closing'])
        ids.push(idOf(await assistants.postAssistantsAgentchecklists(checklist({ name }))));

      expect(idsOf(await assistants.getAssistantsAgentchecklists())).toEqual(ids);
      const sorted = await assistants.getAssistantsAgentchecklists({
        namePrefix: 'Open',
        language: 'en-US',
        sortBy: 'name',
        sortOrder: 'desc',
      });
      expect(sorted.entities?.map(({ name }) => name)).toEqual(['Opening', 'Open end']);
      // The contract repeats this parameter; the SDK joins it with commas.
      const agentChecklistIds = ids.slice(1);
      const chosen = await assistants.getAssistantsAgentchecklists({ agentChecklistIds });
      expect(idsOf(chosen)).toEqual(agentChecklistIds);
    },
    refused: [
      {
        what: 'a page of more than 100, which is half of what other lists allow',
        call: ({ assistants }) => assistants.getAssistantsAgentchecklists({ pageSize: '101' }),
        answer: badParameter('pageSize'),
      },
      {
        what: 'an order that the enum does not have',
        call: ({ assistants }) => assistants.getAssistantsAgentchecklists({ sortOrder: 'up' }),
        answer: badParameter('sortOrder'),
      },
      {
        what: 'a member that cannot be sorted by',
        call: ({ assistants }) => assistants.getAssistantsAgentchecklists({ sortBy: 'id' }),
        answer: badParameter('sortBy'),
      },
    ],
  },

  putAssistantsAgentchecklist: {
    async works({ assistants }) {
      const created = await assistants.postAssistantsAgentchecklists(checklist());
      const id = idOf(created);

      const replaced = await assistants.putAssistantsAgentchecklist(
        id,
        checklist({ name: 'Closing' }),
      );

      expect(replaced).toMatchObject({ id, name: 'Closing', dateCreated: created.dateCreated });
      expect(await assistants.getAssistantsAgentchecklist(id)).toEqual(replaced);
    },
    refused: [
      {
        what: 'an unknown id',
        call: ({ assistants }) => assistants.putAssistantsAgentchecklist(unknownId, checklist()),
        answer: notFound,
      },
      {
        what: 'more than seven items',
        async call({ assistants }) {
          const id = idOf(await assistants.postAssistantsAgentchecklists(checklist()));
          return assistants.putAssistantsAgentchecklist(id, eightItems);
        },
        answer: badFields('constraint.validation', 'checklistItems'),
      },
    ],
  },

  deleteAssistantsAgentchecklist: {
    async works({ assistants }) {
      const id = idOf(await assistants.postAssistantsAgentchecklists(checklist()));

      expect(await assistants.deleteAssistantsAgentchecklist(id)).toBeUndefined();

      const gone = await rejectionOf(assistants.getAssistantsAgentchecklist(id));
      expect(gone).toMatchObject(notFound);
    },
    refused: [
      {
        what: 'an unknown id',
        call: ({ assistants }) => assistants.deleteAssistantsAgentchecklist(unknownId),
        answer: notFound,
      },
    ],
  },

  getAssistantsAgentchecklistsLanguages: {
    async works({ assistants }) {
      const { entities = [] } = await assistants.getAssistantsAgentchecklistsLanguages();

      expect(entities.length).toBeGreaterThan(0);
    },
    refused: [],
  },
} as const satisfies OperationCases<
  Pick<
    AgentAssistantsApi,
    | 'postAssistantsAgentchecklists'
    | 'getAssistantsAgentchecklist'
    | 'getAssistantsAgentchecklists'
    | 'putAssistantsAgentchecklist'
    | 'deleteAssistantsAgentchecklist'
    | 'getAssistantsAgentchecklistsLanguages'
  >
>;
