/** Cases of the settings for lists of routing queues, users and knowledge bases. */
import { ids } from './genesys-harness.js';
import { routingPath, status } from './genesys-setting-case.js';
import type { SettingCases } from './genesys-setting-case.js';

const usersPath = '/api/v2/users';
const basesPath = '/api/v2/knowledge/knowledgebases';
const idOf = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`;
const named = (...names: readonly string[]) =>
  names.map((name, index) => ({ id: idOf(index + 1), name }));

export const directory = {
  maxNumberedPageSize: {
    outcomes: [
      [500, 200],
      [100, 400],
    ],
    scenario: ({ call }) => status(call('GET', `${usersPath}?pageSize=101`)),
  },
  pageBeyondLast: {
    options: { seed: { users: ['ann'] } },
    outcomes: [
      ['empty', [200, undefined, 200]],
      ['refused', [400, 'invalid.page.number', 200]],
    ],
    scenario: async ({ call }) => {
      const { status: refusal, body } = await call('GET', `${usersPath}?pageNumber=2`);
      return [refusal, body['code'], await status(call('GET', `${usersPath}?pageNumber=1`))];
    },
  },
  queueNameCase: {
    options: { seed: { routingQueues: named('Sales', 'sales', 'Presales') } },
    outcomes: [
      ['ignored', [2, 2, 3, 3]],
      ['exact', [1, 1, 2, 2]],
    ],
    scenario: ({ call }) =>
      Promise.all(
        ['sales', 'sa*', '*sales', '*sale*'].map(
          async (name) => ids(await call('GET', `${routingPath}?name=${name}`)).length,
        ),
      ),
  },
  maxRoutingQueueIds: {
    outcomes: [
      [undefined, 200],
      [1, 400],
    ],
    scenario: ({ call }) => status(call('GET', `${routingPath}?id=${idOf(1)}&id=${idOf(2)}`)),
  },
  knowledgeBaseNameFilter: {
    options: { seed: { knowledgeBases: named('Returns', 'returns', 'returns EU', 'EU returns') } },
    outcomes: [
      ['contains', [idOf(4), idOf(2), idOf(3)]],
      ['exact', [idOf(2)]],
      ['exactIgnoringCase', [idOf(1), idOf(2)]],
      ['prefix', [idOf(2), idOf(3)]],
    ],
    scenario: async ({ call }) => ids(await call('GET', `${basesPath}?name=returns`)),
  },
  scriptNameFilter: {
    options: { seed: { scripts: named('Returns', 'returns', 'returns EU', 'EU returns') } },
    outcomes: [
      ['contains', [idOf(4), idOf(2), idOf(3)]],
      ['exact', [idOf(2)]],
      ['exactIgnoringCase', [idOf(1), idOf(2)]],
      ['prefix', [idOf(2), idOf(3)]],
    ],
    scenario: async ({ call }) => ids(await call('GET', '/api/v2/scripts?name=returns')),
  },
  missingKnowledgeBaseCode: {
    outcomes: [
      ['not.found', [404, 'not.found']],
      ['kb.not.found', [404, 'kb.not.found']],
    ],
    scenario: async ({ call }) => {
      const { status: refusal, body } = await call('GET', `${basesPath}/x`);
      return [refusal, body['code']];
    },
  },
  unknownUserIds: {
    options: { seed: { users: ['ann'] }, settings: { unknownUser: 'failed' } },
    outcomes: [
      ['omitted', [200, undefined]],
      ['notFound', [404, 'general.resource.not.found']],
    ],
    scenario: async ({ call }) => {
      const { status: found, body } = await call('GET', `${usersPath}?id=ann&id=bob`);
      return [found, body['code']];
    },
  },
  userStateWithIds: {
    options: { seed: { users: [{ id: 'ann', state: 'inactive' }, 'bob'] } },
    outcomes: [
      ['applied', [['bob'], ['bob'], ['ann', 'bob']]],
      ['ignored', [['ann', 'bob'], ['bob'], ['ann', 'bob']]],
    ],
    scenario: async ({ call }) => [
      ids(await call('GET', `${usersPath}?id=ann&id=bob`)),
      ids(await call('GET', usersPath)),
      ids(await call('GET', `${usersPath}?state=any`)),
    ],
  },
} as const satisfies SettingCases;
