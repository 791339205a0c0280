/** Cases of the settings for queues of an assistant. */
import { randomUUID } from 'node:crypto';
import { ids, lastPart, queue } from './genesys-harness.js';
import { status } from './genesys-setting-case.js';
import type { SettingCases } from './genesys-setting-case.js';

export const queues = {
  patchQueues: {
    outcomes: [
      ['merge', 2],
      ['replace', 1],
    ],
    scenario: async ({ call, created, attached }) => {
      const path = await created();
      await attached(path);
      await call('PATCH', `${path}/queues`, [queue()]);
      return ids(await call('GET', `${path}/queues`)).length;
    },
  },
  patchQueuesAnswer: {
    outcomes: [
      ['patched', 1],
      ['all', 2],
    ],
    scenario: async ({ call, created, attached }) => {
      const path = await created();
      await attached(path);
      return ids(await call('PATCH', `${path}/queues`, [queue()])).length;
    },
  },
  maxPatchedQueues: {
    outcomes: [
      [undefined, 200],
      [1, 400],
    ],
    scenario: async ({ call, created }) =>
      status(call('PATCH', `${await created()}/queues`, [queue(), queue()])),
  },
  duplicateQueueIds: {
    outcomes: [
      ['lastWins', [200, ['Email']]],
      ['refused', [400, undefined]],
    ],
    scenario: async ({ call, created }) => {
      const path = await created();
      const first = queue();
      const body = [first, queue(first.id, { mediaTypes: ['Email'] })];
      const answer = await status(call('PATCH', `${path}/queues`, body));
      return [answer, (await call('GET', `${path}/queues/${first.id}`)).body['mediaTypes']];
    },
  },
  queueIdMismatch: {
    outcomes: [
      ['refused', [400, 404]],
      ['pathWins', [201, 200]],
    ],
    scenario: async ({ call, created }) => {
      const path = `${await created()}/queues/${randomUUID()}`;
      return [await status(call('PUT', path, queue())), await status(call('GET', path))];
    },
  },
  emptyMediaTypes: {
    outcomes: [
      ['accepted', [201, 200]],
      ['refused', [400, 400]],
    ],
    scenario: async ({ call, created }) => {
      const path = `${await created()}/queues`;
      const body = queue(undefined, { mediaTypes: [] });
      return [
        await status(call('PUT', `${path}/${body.id}`, body)),
        await status(call('PATCH', path, [body])),
      ];
    },
  },
  deleteQueuesWithoutIds: {
    outcomes: [
      ['refused', [400, 1]],
      ['detachesAll', [204, 0]],
      ['nothing', [204, 1]],
    ],
    scenario: async ({ call, created, attached }) => {
      const path = `${await created()}/queues`;
      await attached(path.replace('/queues', ''));
      return [await status(call('DELETE', path)), ids(await call('GET', path)).length];
    },
  },
  deleteUnattachedQueues: {
    outcomes: [
      ['ignored', [204, 404]],
      ['notFound', [404, 200]],
      ['conflict', [409, 200]],
    ],
    scenario: async ({ call, created, attached }) => {
      const path = await created();
      const queuePath = await attached(path);
      const list = `${lastPart(queuePath)},${randomUUID()}`;
      return [
        await status(call('DELETE', `${path}/queues?queueIds=${list}`)),
        await status(call('GET', queuePath)),
      ];
    },
  },
  takeover: {
    options: { clock: 'manual' },
    outcomes: [
      ['silent', false],
      ['modifiesOldAssistant', true],
    ],
    scenario: async ({ call, created, attached, clock }) => {
      const path = await created();
      const id = lastPart(await attached(path));
      clock.advance(1000);
      await attached(await created(), id);
      const { body } = await call('GET', path);
      return body['dateModified'] !== body['dateCreated'];
    },
  },
} satisfies SettingCases;
