/** Cases of the settings for login, tokens and every operation. */
import { randomUUID } from 'node:crypto';
import { assistant, queue } from './genesys-harness.js';
import { assistantsPath, routingPath, manual, status, users } from './genesys-setting-case.js';
import type { SettingCases } from './genesys-setting-case.js';

const withKnowledgeBase = (id: string) =>
  assistant({
    knowledgeSuggestionConfig: { vendorName: 'GenesysKnowledge', knowledgeBase: { id } },
  });

export const everyRequest = {
  accessTokenLifetimeSeconds: {
    outcomes: [
      [86_400, 86_400],
      [300, 300],
    ],
    scenario: async ({ login }) => (await login()).body['expires_in'],
  },
  tokenType: {
    outcomes: [
      ['bearer', 'bearer'],
      ['Bearer', 'Bearer'],
    ],
    scenario: async ({ login }) => (await login()).body['token_type'],
  },
  expiresIn: {
    outcomes: [
      ['present', true],
      ['absent', false],
    ],
    scenario: async ({ login }) => 'expires_in' in (await login()).body,
  },
  unknownClientStatus: {
    outcomes: [
      [400, 400],
      [401, 401],
    ],
    scenario: ({ login }) => status(login('nobody')),
  },
  wrongSecretStatus: {
    outcomes: [
      [400, 400],
      [401, 401],
    ],
    scenario: ({ login, credentials }) => status(login(credentials.clientId, 'wrong')),
  },
  tokenRequestsPerMinute: {
    options: { quotas: 'vendor' },
    outcomes: [
      [60, 200],
      [1, 400],
    ],
    scenario: async ({ login }) => {
      await login();
      return status(login());
    },
  },
  expiredTokenCode: {
    options: { clock: 'manual' },
    outcomes: [
      ['bad.credentials', 'bad.credentials'],
      ['credentials.expired', 'credentials.expired'],
    ],
    scenario: async ({ call, clock }) => {
      await call('GET', assistantsPath);
      clock.advance(86_400_000);
      return (await call('GET', assistantsPath)).body['code'];
    },
  },
  requestsPerMinute: {
    options: { quotas: 'vendor' },
    outcomes: [
      [300, 200],
      [1, 429],
    ],
    scenario: async ({ call }) => {
      await call('GET', assistantsPath);
      return status(call('GET', assistantsPath));
    },
  },
  rateLimitHeaders: {
    options: { quotas: 'vendor', clock: 'manual' },
    outcomes: [
      ['absent', [null, null, null]],
      ['present', ['300', '1', '60']],
    ],
    scenario: async ({ call }) => {
      const { headers } = await call('GET', assistantsPath);
      return ['allowed', 'count', 'reset'].map((name) => headers.get(`inin-ratelimit-${name}`));
    },
  },
  callerCorrelationId: {
    outcomes: [
      ['ignored', [false, false]],
      ['echoed', [true, true]],
    ],
    scenario: async ({ call }) => {
      const headers = { 'ININ-Correlation-Id': 'mine' };
      const answers = [
        await call('GET', assistantsPath, undefined, headers),
        await call('GET', '/nowhere', undefined, headers),
      ];
      return answers.map((answer) => answer.headers.get('ININ-Correlation-Id') === 'mine');
    },
  },
  readOnlyMembers: {
    outcomes: [
      ['ignored', 200],
      ['refused', 400],
    ],
    scenario: ({ call }) => status(call('POST', assistantsPath, assistant({ state: 'Active' }))),
  },
  unknownMembers: {
    outcomes: [
      ['ignored', [200, undefined, undefined]],
      ['kept', [200, { a: [1] }, 'x']],
      ['refused', [400, undefined, undefined]],
    ],
    scenario: async ({ call, created }) => {
      const answer = await call('POST', assistantsPath, assistant({ invented: { a: [1] } }));
      const { id } = queue();
      const path = `${await created()}/queues/${id}`;
      const { body } = await call('PUT', path, queue(id, { invented: 'x' }));
      return [answer.status, answer.body['invented'], body['invented']];
    },
  },
  observedMembers: {
    outcomes: [
      ['shown', 'Auto'],
      ['hidden', undefined],
    ],
    scenario: async ({ call, created, attached }) =>
      (await call('GET', await attached(await created()))).body['assignmentMode'],
  },
  idFormat: {
    outcomes: [
      ['uuid', [400, 400, 400]],
      ['any', [201, 200, 200]],
    ],
    scenario: async ({ call, created }) => [
      await status(call('PUT', `${await created()}/queues/q1`, queue('q1'))),
      await status(call('POST', assistantsPath, withKnowledgeBase('kb1'))),
      await status(call('GET', `${routingPath}/q1`)),
    ],
  },
  unknownQueue: {
    options: { seed: { routingQueues: [{ id: '00000000-0000-4000-8000-000000000001' }] } },
    outcomes: [
      ['accepted', [201, 201, 200, 200]],
      ['notFound', [201, 404, 404, 404]],
      ['badRequest', [201, 400, 400, 404]],
    ],
    scenario: async ({ call, created }) => {
      const path = `${await created()}/queues`;
      const known = '00000000-0000-4000-8000-000000000001';
      const unknown = randomUUID();
      return [
        await status(call('PUT', `${path}/${known}`, queue(known))),
        await status(call('PUT', `${path}/${unknown}`, queue(unknown))),
        await status(call('PATCH', path, [queue(unknown)])),
        await status(call('GET', `${routingPath}/${unknown}`)),
      ];
    },
  },
  unknownKnowledgeBase: {
    options: { seed: { knowledgeBases: ['00000000-0000-4000-8000-000000000001'] } },
    outcomes: [
      ['accepted', [200, 200]],
      ['badRequest', [200, 400]],
    ],
    scenario: async ({ call }) => [
      await status(
        call('POST', assistantsPath, withKnowledgeBase('00000000-0000-4000-8000-000000000001')),
      ),
      await status(call('POST', assistantsPath, withKnowledgeBase(randomUUID()))),
    ],
  },
  unknownUser: {
    options: { seed: { users: ['ann'] } },
    outcomes: [
      ['accepted', [204, {}]],
      ['failed', [200, { errorCount: 1, errorIndexes: [1] }]],
    ],
    scenario: async (genesys) => {
      const path = await manual(genesys);
      const answer = await genesys.call('POST', `${path}/users/bulk/add`, users('ann', 'bob'));
      const { results, ...counts } = answer.body;
      void results;
      return [answer.status, counts];
    },
  },
} satisfies SettingCases;
