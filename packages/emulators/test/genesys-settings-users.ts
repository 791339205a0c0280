/** Cases of the settings for users of a queue, copilots and checklists. */
import { copilot, queue } from './genesys-harness.js';
import { assistantsPath, manual, status, users } from './genesys-settings-words.js';
import type { SettingCases } from './genesys-settings-words.js';

export const usersAndCopilots = {
  assignmentModeInPut: {
    tells: [
      ['ignored', 'Auto'],
      ['applied', 'Manual'],
    ],
    story: async ({ call, created }) => {
      const body = queue(undefined, { assignmentMode: 'Manual' });
      return (await call('PUT', `${await created()}/queues/${body.id}`, body)).body[
        'assignmentMode'
      ];
    },
  },
  usersInAutoMode: {
    tells: [
      ['badRequest', 400],
      ['conflict', 409],
    ],
    story: async ({ call, created, attached }) =>
      status(call('POST', `${await attached(await created())}/users/bulk/add`, users('ann'))),
  },
  switchToAuto: {
    tells: [
      ['clearsUsers', 0],
      ['keepsUsers', 1],
    ],
    story: async (genesys) => {
      const path = await manual(genesys);
      await genesys.call('POST', `${path}/users/bulk/add`, users('ann'));
      await genesys.call('POST', `${path}/users/jobs`, { action: 'AutoAssignment' });
      return (await genesys.call('GET', path)).body['assignedUsersCount'];
    },
  },
  addAssignedUser: {
    tells: [
      ['accepted', 204],
      ['failed', 200],
    ],
    story: async (genesys) => {
      const path = await manual(genesys);
      return status(genesys.call('POST', `${path}/users/bulk/add`, users('ann', 'ann')));
    },
  },
  removeUnassignedUser: {
    tells: [
      ['failed', 200],
      ['accepted', 204],
    ],
    story: async (genesys) => {
      const path = await manual(genesys);
      return status(genesys.call('POST', `${path}/users/bulk/remove`, users('ann')));
    },
  },
  userJobMilliseconds: {
    options: { clock: 'manual' },
    tells: [
      [0, [200, 'Succeeded', 'Manual', 'Succeeded', 'Manual']],
      [5000, [202, 'InProgress', 'Auto', 'Succeeded', 'Manual']],
    ],
    story: async ({ call, created, attached, clock }) => {
      const path = await attached(await created());
      const job = await call('POST', `${path}/users/jobs`, { action: 'ManualAssignment' });
      const mode = async () => (await call('GET', path)).body['assignmentMode'];
      const told = [job.status, job.body['status'], await mode()];
      clock.advance(5000);
      const later = await call('GET', String(job.body['selfUri']));
      return [...told, later.body['status'], await mode()];
    },
  },
  userJobOutcome: {
    tells: [
      ['Succeeded', ['Succeeded', false, 'Manual']],
      ['Failed', ['Failed', true, 'Auto']],
    ],
    story: async ({ call, created, attached }) => {
      const path = await attached(await created());
      const { body } = await call('POST', `${path}/users/jobs`, { action: 'ManualAssignment' });
      const mode = (await call('GET', path)).body['assignmentMode'];
      return [body['status'], 'errorInfo' in body, mode];
    },
  },
  missingCopilot: {
    tells: [
      ['notFound', [404, undefined]],
      ['empty', [200, false]],
    ],
    story: async ({ call, created }) => {
      const answer = await call('GET', `${await created()}/copilot`);
      return [answer.status, answer.body['enabled']];
    },
  },
  copilotRuleIds: {
    tells: [
      ['kept', [200, 'mine']],
      ['ignored', [200, 'another']],
      ['refused', [400, 'none']],
    ],
    story: async ({ call, created }) => {
      const rule = {
        conditions: [{ conditionType: 'ConversationStart', conditionValues: [] }],
        actions: [{ actionType: 'Script' }],
      };
      const rules = [{ id: 'mine', enabled: true, rule }];
      const path = `${await created()}/copilot`;
      const answer = await call('PUT', path, copilot({ ruleEngineConfig: { rules } }));
      const text = JSON.stringify(answer.body);
      if (answer.status !== 200) return [answer.status, 'none'];
      return [answer.status, text.includes('"id":"mine"') ? 'mine' : 'another'];
    },
  },
  checklistWriteStatus: {
    tells: [
      [202, 202],
      [200, 200],
    ],
    story: ({ call }) => {
      const body = { name: 'n', language: 'en-US', checklistItems: [{ name: 'i' }] };
      return status(call('POST', `${assistantsPath}/agentchecklists`, body));
    },
  },
} satisfies SettingCases;
