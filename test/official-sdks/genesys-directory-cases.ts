/** The reads of other APIs that give names to what assistants and their copilots name. */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { AIStudioApi, KnowledgeApi, ScriptsApi, UsersApi } from 'purecloud-platform-client-v2';
import { badParameter, notFound } from './genesys-cases.js';
import type { OperationCase, OperationCases } from './genesys-cases.js';
import { idsOf, unknownId } from './genesys-sdk.js';

export const knowledgeCases = {
  getKnowledgeKnowledgebases: {
    async works({ knowledge, emulator }) {
      const [sales, ventas, draft] = [randomUUID(), randomUUID(), randomUUID()];
      emulator.restore({
        knowledgeBases: [
          { id: sales, name: 'Sales', articleCount: 12 },
          { id: ventas, name: 'Ventas', coreLanguage: 'es-ES' },
          { id: draft, name: 'Sales draft', published: false },
        ],
      });

      const first = await knowledge.getKnowledgeKnowledgebases({ pageSize: '2', sortBy: 'Name' });
      expect(first.entities).toMatchObject([
        { id: sales, name: 'Sales', coreLanguage: 'en-US', articleCount: 12 },
        { id: draft, name: 'Sales draft', published: false },
      ]);
      const after = new URL(first.nextUri ?? '', 'https://host').searchParams.get('after') ?? '';
      const rest = await knowledge.getKnowledgeKnowledgebases({ after, sortBy: 'Name' });
      expect(idsOf(rest)).toEqual([ventas]);
      expect(rest.nextUri).toBeUndefined();

      const spanish = await knowledge.getKnowledgeKnowledgebases({ coreLanguage: 'es-ES' });
      const published = await knowledge.getKnowledgeKnowledgebases({ published: true });
      const byName = await knowledge.getKnowledgeKnowledgebases({ name: 'draft' });
      expect([spanish, published, byName].map(idsOf)).toEqual([[ventas], [sales, ventas], [draft]]);
    },
    refused: [
      {
        what: 'a page of more than 100',
        call: ({ knowledge }) => knowledge.getKnowledgeKnowledgebases({ pageSize: '101' }),
        answer: badParameter('pageSize'),
      },
      {
        what: 'a language that knowledge bases do not have',
        call: ({ knowledge }) => knowledge.getKnowledgeKnowledgebases({ coreLanguage: 'en' }),
        answer: badParameter('coreLanguage'),
      },
    ],
  },

  getKnowledgeKnowledgebase: {
    async works({ knowledge, emulator }) {
      const id = randomUUID();
      emulator.restore({ knowledgeBases: [{ id, name: 'Sales', description: 'Prices' }] });
      expect(await knowledge.getKnowledgeKnowledgebase(id)).toMatchObject({
        id,
        name: 'Sales',
        description: 'Prices',
        selfUri: `/api/v2/knowledge/knowledgebases/${id}`,
      });
    },
    refused: [
      {
        what: 'an unknown knowledge base, when only known ones exist',
        call: ({ knowledge }) => knowledge.getKnowledgeKnowledgebase(unknownId),
        answer: notFound,
        options: { settings: { unknownKnowledgeBase: 'badRequest' } },
      },
    ],
  },
} as const satisfies OperationCases<
  Pick<KnowledgeApi, 'getKnowledgeKnowledgebases' | 'getKnowledgeKnowledgebase'>
>;

export const userCases = {
  getUsers: {
    needsNoPermission: true,
    async works({ users, emulator }) {
      const [ann, bob, cid] = [randomUUID(), randomUUID(), randomUUID()];
      emulator.restore({
        users: [
          { id: ann, name: 'Ann', email: 'ann@example.com' },
          { id: bob, name: 'Bob' },
          { id: cid, name: 'Cid', state: 'inactive' },
        ],
      });

      const first = await users.getUsers({ pageSize: 1 });
      expect(first).toMatchObject({
        entities: [{ id: ann, name: 'Ann', email: 'ann@example.com', version: 1 }],
        pageSize: 1,
        pageNumber: 1,
        pageCount: 2,
        total: 2,
        nextUri: '/api/v2/users?pageSize=1&pageNumber=2',
      });
      const rest = await users.getUsers({ pageSize: 1, pageNumber: 2 });
      const byIds = await users.getUsers({ id: [cid, bob, unknownId], state: 'any' });
      expect([rest, byIds].map(idsOf)).toEqual([[bob], [bob, cid, unknownId]]);
    },
    refused: [
      {
        what: 'more than 100 ids',
        call: ({ users }) => users.getUsers({ id: Array.from({ length: 101 }, randomUUID) }),
        answer: { status: 400, code: 'max.user.ids' },
      },
    ],
  },
} as const satisfies OperationCases<Pick<UsersApi, 'getUsers'>>;

export const summaryCases = {
  getConversationsSummariesSettings: {
    async works({ aiStudio, emulator }) {
      const [short, long] = [randomUUID(), randomUUID()];
      emulator.restore({
        summarySettings: [
          { id: short, name: 'Short', summaryType: 'Concise' },
          { id: long, name: 'Long', language: 'de-DE' },
        ],
      });
      const page = await aiStudio.getConversationsSummariesSettings({
        sortBy: 'name',
        sortOrder: 'asc',
      });
      expect(page).toMatchObject({
        total: 2,
        entities: [
          { id: long, name: 'Long', language: 'de-DE' },
          { id: short, name: 'Short', language: 'en-US', summaryType: 'Concise' },
        ],
      });
      const byName = await aiStudio.getConversationsSummariesSettings({ name: 'short' });
      const german = await aiStudio.getConversationsSummariesSettings({ language: 'de-DE' });
      expect([byName, german].map(idsOf)).toEqual([[short], [long]]);
    },
    refused: [
      {
        what: 'a page of more than 100',
        call: ({ aiStudio }) => aiStudio.getConversationsSummariesSettings({ pageSize: 101 }),
        answer: badParameter('pageSize'),
      },
    ],
  },
} as const satisfies OperationCases<Pick<AIStudioApi, 'getConversationsSummariesSettings'>>;

const scriptCase = (operation: 'getScripts' | 'getScriptsDivisionviews'): OperationCase => ({
  async works({ scripts, emulator }) {
    const [greeting, farewell] = [randomUUID(), randomUUID()];
    emulator.restore({
      scripts: [
        { id: greeting, name: 'Greeting', startPageId: 'p1' },
        { id: farewell, name: 'Farewell' },
      ],
    });
    const page = await scripts[operation]({ pageSize: 1, pageNumber: 2 });
    expect(page).toMatchObject({
      total: 2,
      pageCount: 2,
      entities: [{ id: greeting, name: 'Greeting', startPageId: 'p1' }],
    });
    expect(idsOf(await scripts[operation]({ name: 'well' }))).toEqual([farewell]);
  },
  refused: [
    {
      what: 'a page number that is none',
      call: ({ scripts }) => scripts[operation]({ pageNumber: -1 }),
      answer: badParameter('pageNumber'),
    },
  ],
});

export const scriptCases = {
  getScripts: scriptCase('getScripts'),
  getScriptsDivisionviews: scriptCase('getScriptsDivisionviews'),
} as const satisfies OperationCases<Pick<ScriptsApi, 'getScripts' | 'getScriptsDivisionviews'>>;
