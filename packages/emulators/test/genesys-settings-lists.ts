/** Cases of the settings for lists and assistants. */
import { assistant, copilot, ids, names } from './genesys-harness.js';
import { assistantsPath, status, threeNamed } from './genesys-settings-words.js';
import type { SettingCases } from './genesys-settings-words.js';

export const listsAndAssistants = {
  defaultPageSize: {
    tells: [
      [25, 25],
      [2, 2],
    ],
    story: async ({ call, created }) => {
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
    tells: [
      ['created', ['y', 'z', 'x', 'q', 'p']],
      ['name', ['z', 'y', 'x', 'p', 'q']],
      ['id', ['x', 'y', 'z', 'p', 'q']],
    ],
    story: async ({ call }) => [
      ...ids(await call('GET', assistantsPath)),
      ...ids(await call('GET', `${assistantsPath}/queues`)),
    ],
  },
  pageLinks: {
    tells: [
      ['relative', true],
      ['absolute', false],
    ],
    story: async ({ call }) =>
      String((await call('GET', assistantsPath)).body['selfUri']).startsWith('/'),
  },
  cursorLifetimeSeconds: {
    options: { clock: 'manual' },
    tells: [
      [undefined, 200],
      [60, 400],
    ],
    story: async (genesys) => {
      await threeNamed(genesys);
      const { body } = await genesys.call('GET', `${assistantsPath}?pageSize=1`);
      genesys.clock.advance(60_001);
      return status(genesys.call('GET', String(body['nextUri'])));
    },
  },
  listDelayMilliseconds: {
    options: { clock: 'manual' },
    tells: [
      [0, [200, 1, 1, 0, 0]],
      [1000, [200, 0, 1, 1, 0]],
    ],
    story: async ({ call, created, clock }) => {
      const listed = async () => ids(await call('GET', assistantsPath)).length;
      const path = await created();
      const told = [await status(call('GET', path)), await listed()];
      clock.advance(1000);
      told.push(await listed());
      await call('DELETE', path);
      told.push(await listed());
      clock.advance(1000);
      return [...told, await listed()];
    },
  },
  nameFilter: {
    tells: [
      ['exact', ['billing']],
      ['exactIgnoringCase', ['billing', 'Billing']],
      ['prefix', ['billing']],
      ['contains', ['billing']],
    ],
    story: async (genesys) => {
      await threeNamed(genesys);
      return names(await genesys.call('GET', `${assistantsPath}?name=billing`));
    },
  },
  badExpand: {
    tells: [
      ['refused', 400],
      ['ignored', 200],
    ],
    story: ({ call }) => status(call('GET', `${assistantsPath}?expand=everything`)),
  },
  maxQueueIds: {
    tells: [
      [undefined, 200],
      [1, 400],
    ],
    story: ({ call }) => status(call('GET', `${assistantsPath}/queues?queueIds=a,b`)),
  },
  patchAssistant: {
    tells: [
      ['partial', [200, true, 200]],
      ['full', [200, false, 400]],
    ],
    story: async ({ call, created }) => {
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
    tells: [
      ['detaches', [204, 404]],
      ['refused', [409, 200]],
    ],
    story: async ({ call, created, attached }) => {
      const path = await created();
      const queuePath = await attached(path);
      return [await status(call('DELETE', path)), await status(call('GET', queuePath))];
    },
  },
  assistantState: {
    tells: [
      ['alwaysActive', ['Active', 'Active']],
      ['alwaysInactive', ['Inactive', 'Inactive']],
      ['fromCopilot', ['Inactive', 'Active']],
    ],
    story: async ({ call, created }) => {
      const path = await created();
      const before = (await call('GET', path)).body['state'];
      await call('PUT', `${path}/copilot`, copilot());
      return [before, (await call('GET', path)).body['state']];
    },
  },
  blankName: {
    tells: [
      ['refused', 400],
      ['accepted', 200],
    ],
    story: ({ call }) => status(call('POST', assistantsPath, assistant({ name: ' ' }))),
  },
  maxNameLength: {
    tells: [
      [undefined, 200],
      [3, 400],
    ],
    story: ({ call }) => status(call('POST', assistantsPath, assistant({ name: 'four' }))),
  },
  knowledgeSuggestionConfig: {
    tells: [
      ['optional', 200],
      ['required', 400],
    ],
    story: ({ call }) => status(call('POST', assistantsPath, assistant())),
  },
  expandCopilotWithoutPermission: {
    options: {
      seed: {
        clients: [
          { id: 'c', secret: 's', state: 'active', permissions: ['assistants:assistant:view'] },
        ],
      },
    },
    tells: [
      ['omitted', [200, false]],
      ['refused', [403, false]],
    ],
    story: async (genesys) => {
      const path = await genesys.created();
      await genesys.call('PUT', `${path}/copilot`, copilot());
      const headers = { Authorization: `Bearer ${await genesys.tokenOf('c', 's')}` };
      const answer = await genesys.call('GET', `${path}?expand=copilot`, undefined, headers);
      return [answer.status, 'copilot' in answer.body];
    },
  },
  missingVariation: {
    tells: [
      ['fallsBack', 200],
      ['notFound', 404],
    ],
    story: async ({ call, created }) =>
      status(call('GET', `${await created()}?languageVariation=de-DE`)),
  },
} satisfies SettingCases;
