/** Cases of the settings for login, tokens, and what every operation does. */
import { randomUUID } from 'node:crypto';
import { assistant, queue } from './genesys-harness.js';
import { assistantsPath, routingPath, manual, status, users } from './genesys-settings-words.js';
import type { SettingCases } from './genesys-settings-words.js';

const withKnowledgeBase = (id: string) =>
  assistant({
    knowledgeSuggestionConfig: { vendorName: 'GenesysKnowledge', knowledgeBase: { id } },
  });

export const everyRequest = {
  accessTokenLifetimeSeconds: {
    tells: [
      [86_400, 86_400],
      [300, 300],
    ],
    story: async ({ login }) => (await login()).body['expires_in'],
  },
  tokenType: {
    tells: [
      ['bearer', 'bearer'],
      ['Bearer', 'Bearer'],
    ],
    story: async ({ login }) => (await login()).body['token_type'],
  },
  unknownClientStatus: {
    tells: [
      [400, 400],
      [401, 401],
    ],
    story: ({ login }) => status(login('nobody')),
  },
  wrongSecretStatus: {
    tells: [
      [400, 400],
      [401, 401],
    ],
    story: ({ login, credentials }) => status(login(credentials.clientId, 'wrong')),
  },
  tokenRequestsPerMinute: {
    options: { quotas: 'vendor' },
    tells: [
      [60, 200],
      [1, 400],
    ],
    story: async ({ login }) => {
      await login();
      return status(login());
    },
  },
  expiredTokenCode: {
    options: { clock: 'manual' },
    tells: [
      ['bad.credentials', 'bad.credentials'],
      ['credentials.expired', 'credentials.expired'],
    ],
    story: async ({ call, clock }) => {
      await call('GET', assistantsPath);
      clock.advance(86_400_000);
      return (await call('GET', assistantsPath)).body['code'];
    },
  },
  requestsPerMinute: {
    options: { quotas: 'vendor' },
    tells: [
      [300, 200],
      [1, 429],
    ],
    story: async ({ call }) => {
      await call('GET', assistantsPath);
      return status(call('GET', assistantsPath));
    },
  },
  rateLimitHeaders: {
    options: { quotas: 'vendor', clock: 'manual' },
    tells: [
      ['absent', [null, null, null]],
      ['present', ['300', '1', '60']],
    ],
    story: async ({ call }) => {
      const { headers } = await call('GET', assistantsPath);
      return ['allowed', 'count', 'reset'].map((name) => headers.get(`inin-ratelimit-${name}`));
    },
  },
  callerCorrelationId: {
    tells: [
      ['ignored', [false, false]],
      ['echoed', [true, true]],
    ],
    story: async ({ call }) => {
      const headers = { 'ININ-Correlation-Id': 'mine' };
      const answers = [
        await call('GET', assistantsPath, undefined, headers),
        await call('GET', '/nowhere', undefined, headers),
      ];
      return answers.map((answer) => answer.headers.get('ININ-Correlation-Id') === 'mine');
    },
  },
  readOnlyMembers: {
    tells: [
      ['ignored', 200],
      ['refused', 400],
    ],
    story: ({ call }) => status(call('POST', assistantsPath, assistant({ state: 'Active' }))),
  },
  unknownMembers: {
    tells: [
      ['ignored', [200, undefined, undefined]],
      ['kept', [200, { a: [1] }, 'x']],
      ['refused', [400, undefined, undefined]],
    ],
    story: async ({ call, created }) => {
      const answer = await call('POST', assistantsPath, assistant({ invented: { a: [1] } }));
      const { id } = queue();
      const path = `${await created()}/queues/${id}`;
      const { body } = await call('PUT', path, queue(id, { invented: 'x' }));
      return [answer.status, answer.body['invented'], body['invented']];
    },
  },
  observedMembers: {
    tells: [
      ['shown', 'Auto'],
      ['hidden', undefined],
    ],
    story: async ({ call, created, attached }) =>
      (await call('GET', await attached(await created()))).body['assignmentMode'],
  },
  idFormat: {
    tells: [
      ['uuid', [400, 400, 400]],
      ['any', [201, 200, 200]],
    ],
    story: async ({ call, created }) => [
      await status(call('PUT', `${await created()}/queues/q1`, queue('q1'))),
      await status(call('POST', assistantsPath, withKnowledgeBase('kb1'))),
      await status(call('GET', `${routingPath}/q1`)),
    ],
  },
  unknownQueue: {
    options: { seed: { routingQueues: [{ id: '00000000-0000-4000-8000-000000000001' }] } },
    tells: [
      ['accepted', [201, 201, 200, 200]],
      ['notFound', [201, 404, 404, 404]],
      ['badRequest', [201, 400, 400, 404]],
    ],
    story: async ({ call, created }) => {
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
    tells: [
      ['accepted', [200, 200]],
      ['badRequest', [200, 400]],
    ],
    story: async ({ call }) => [
      await status(
        call('POST', assistantsPath, withKnowledgeBase('00000000-0000-4000-8000-000000000001')),
      ),
      await status(call('POST', assistantsPath, withKnowledgeBase(randomUUID()))),
    ],
  },
  unknownUser: {
    options: { seed: { users: ['ann'] } },
    tells: [
      ['accepted', [204, {}]],
      ['failed', [200, { errorCount: 1, errorIndexes: [1] }]],
    ],
    story: async (genesys) => {
      const path = await manual(genesys);
      const answer = await genesys.call('POST', `${path}/users/bulk/add`, users('ann', 'bob'));
      const { results, ...counts } = answer.body;
      void results;
      return [answer.status, counts];
    },
  },
} satisfies SettingCases;
