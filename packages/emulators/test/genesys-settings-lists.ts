/** Cases of the settings for lists and assistants. */
import { assistant, copilot, ids, names, queue } from './genesys-harness.js';
import { assistantsPath, status, threeNamed } from './genesys-setting-case.js';
import type { SettingCases } from './genesys-setting-case.js';

export const listsAndAssistants = {
  defaultPageSize: {
    outcomes: [
      [25, 25],
      [2, 2],
    ],
    scenario: async ({ call, created }) => {
      await Promise.all(Array.from({ length: 26 }, () => created()));
      return ids(await call('GET', assistantsPath)).length;
    },
  },
  listOrder: {
    options: {
      seed: {
        assistants: [
          { id: 'y', name: 'b' },
          { id: 'z', name: 'a' },
          { id: 'x', name: 'c' },
        ],
        assistantQueues: [
          { id: 'q', assistantId: 'x', mediaTypes: [] },
          { id: 'p', assistantId: 'x', mediaTypes: [] },
        ],
      },
    },
    outcomes: [
      ['created', ['y', 'z', 'x', 'q', 'p']],
      ['name', ['z', 'y', 'x', 'p', 'q']],
      ['id', ['x', 'y', 'z', 'p', 'q']],
    ],
    scenario: async ({ call }) => [
      ...ids(await call('GET', assistantsPath)),
      ...ids(await call('GET', `${assistantsPath}/queues`)),
    ],
  },
  pageLinks: {
    outcomes: [
      ['relative', true],
      ['absolute', false],
    ],
    scenario: async ({ call }) =>
      String((await call('GET', assistantsPath)).body['selfUri']).startsWith('/'),
  },
  emptyLists: {
    outcomes: [
      ['shown', [[], [], 204]],
      ['absent', [undefined, undefined, 204]],
      ['null', [null, null, 204]],
    ],
    scenario: async ({ call, created }) => {
      const empty = (await call('GET', assistantsPath)).body['entities'];
      const path = await created();
      const { id } = queue();
      const { body } = await call('PUT', `${path}/queues/${id}`, queue(id, { mediaTypes: [] }));
      return [empty, body['mediaTypes'], await status(call('DELETE', path))];
    },
  },
  cursorLifetimeSeconds: {
    options: { clock: 'manual' },
    outcomes: [
      [undefined, 200],
      [60, 400],
    ],
    scenario: async (genesys) => {
      await threeNamed(genesys);
      const { body } = await genesys.call('GET', `${assistantsPath}?pageSize=1`);
      genesys.clock.advance(60_001);
      return status(genesys.call('GET', String(body['nextUri'])));
    },
  },
  listDelayMilliseconds: {
    options: { clock: 'manual' },
    outcomes: [
      [0, [200, 1, 1, 0, 0]],
      [1000, [200, 0, 1, 1, 0]],
    ],
    scenario: async ({ call, created, clock }) => {
      const listed = async () => ids(await call('GET', assistantsPath)).length;
      const path = await created();
      const outcome = [await status(call('GET', path)), await listed()];
      clock.advance(1000);
      outcome.push(await listed());
      await call('DELETE', path);
      outcome.push(await listed());
      clock.advance(1000);
      return [...outcome, await listed()];
    },
  },
  nameFilter: {
    outcomes: [
      ['exact', ['billing']],
      ['exactIgnoringCase', ['billing', 'Billing']],
      ['prefix', ['billing']],
      ['contains', ['billing']],
    ],
    scenario: async (genesys) => {
      await threeNamed(genesys);
      return names(await genesys.call('GET', `${assistantsPath}?name=billing`));
    },
  },
  badExpand: {
    outcomes: [
      ['refused', 400],
      ['ignored', 200],
    ],
    scenario: ({ call }) => status(call('GET', `${assistantsPath}?expand=everything`)),
  },
  maxQueueIds: {
    outcomes: [
      [undefined, 200],
      [1, 400],
    ],
    scenario: ({ call }) => status(call('GET', `${assistantsPath}/queues?queueIds=a,b`)),
  },
  patchAssistant: {
    outcomes: [
      ['partial', [200, true, 200]],
      ['full', [200, false, 400]],
    ],
    scenario: async ({ call, created }) => {
      const knowledgeSuggestionConfig = { vendorName: 'GenesysKnowledge' };
      const path = await created({ knowledgeSuggestionConfig });
      const answer = await call('PATCH', path, assistant());
      return [
        answer.status,
        'knowledgeSuggestionConfig' in answer.body,
        await status(call('PATCH', path, { name: 'alone' })),
      ];
    },
  },
  deleteAssistantWithQueues: {
    outcomes: [
      ['detaches', [204, 404]],
      ['refused', [409, 200]],
    ],
    scenario: async ({ call, created, attached }) => {
      const path = await created();
      const queuePath = await attached(path);
      return [await status(call('DELETE', path)), await status(call('GET', queuePath))];
    },
  },
  assistantState: {
    outcomes: [
      ['alwaysActive', ['Active', 'Active']],
      ['alwaysInactive', ['Inactive', 'Inactive']],
      ['fromCopilot', ['Inactive', 'Active']],
    ],
    scenario: async ({ call, created }) => {
      const path = await created();
      const before = (await call('GET', path)).body['state'];
      await call('PUT', `${path}/copilot`, copilot());
      return [before, (await call('GET', path)).body['state']];
    },
  },
  blankName: {
    outcomes: [
      ['refused', 400],
      ['accepted', 200],
    ],
    scenario: ({ call }) => status(call('POST', assistantsPath, assistant({ name: ' ' }))),
  },
  maxNameLength: {
    outcomes: [
      [undefined, 200],
      [3, 400],
    ],
    scenario: ({ call }) => status(call('POST', assistantsPath, assistant({ name: 'four' }))),
  },
  knowledgeSuggestionConfig: {
    outcomes: [
      ['optional', 200],
      ['required', 400],
    ],
    scenario: ({ call }) => status(call('POST', assistantsPath, assistant())),
  },
  expandCopilotWithoutPermission: {
    options: {
      seed: {
        clients: [
          { id: 'c', secret: 's', state: 'active', permissions: ['assistants:assistant:view'] },
        ],
      },
    },
    outcomes: [
      ['omitted', [200, false]],
      ['refused', [403, false]],
    ],
    scenario: async (genesys) => {
      const path = await genesys.created();
      await genesys.call('PUT', `${path}/copilot`, copilot());
      const headers = { Authorization: `Bearer ${await genesys.tokenOf('c', 's')}` };
      const answer = await genesys.call('GET', `${path}?expand=copilot`, undefined, headers);
      return [answer.status, 'copilot' in answer.body];
    },
  },
  missingVariation: {
    outcomes: [
      ['fallsBack', 200],
      ['notFound', 404],
    ],
    scenario: async ({ call, created }) =>
      status(call('GET', `${await created()}?languageVariation=de-DE`)),
  },
} satisfies SettingCases;
