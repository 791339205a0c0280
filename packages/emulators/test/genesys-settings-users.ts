/** Cases of the settings for users of a queue, copilots and checklists. */
import { copilot, queue } from './genesys-harness.js';
import { assistantsPath, manual, status, users } from './genesys-setting-case.js';
import type { SettingCases } from './genesys-setting-case.js';

export const usersAndCopilots = {
  assignmentModeInPut: {
    outcomes: [
      ['ignored', 'Auto'],
      ['applied', 'Manual'],
    ],
    scenario: async ({ call, created }) => {
      const body = queue(undefined, { assignmentMode: 'Manual' });
      return (await call('PUT', `${await created()}/queues/${body.id}`, body)).body[
        'assignmentMode'
      ];
    },
  },
  usersInAutoMode: {
    outcomes: [
      ['badRequest', 400],
      ['conflict', 409],
    ],
    scenario: async ({ call, created, attached }) =>
      status(call('POST', `${await attached(await created())}/users/bulk/add`, users('ann'))),
  },
  switchToAuto: {
    outcomes: [
      ['clearsUsers', 0],
      ['keepsUsers', 1],
    ],
    scenario: async (genesys) => {
      const path = await manual(genesys);
      await genesys.call('POST', `${path}/users/bulk/add`, users('ann'));
      await genesys.call('POST', `${path}/users/jobs`, { action: 'AutoAssignment' });
      return (await genesys.call('GET', path)).body['assignedUsersCount'];
    },
  },
  addAssignedUser: {
    outcomes: [
      ['accepted', 204],
      ['failed', 200],
    ],
    scenario: async (genesys) => {
      const path = await manual(genesys);
      return status(genesys.call('POST', `${path}/users/bulk/add`, users('ann', 'ann')));
    },
  },
  removeUnassignedUser: {
    outcomes: [
      ['failed', 200],
      ['accepted', 204],
    ],
    scenario: async (genesys) => {
      const path = await manual(genesys);
      return status(genesys.call('POST', `${path}/users/bulk/remove`, users('ann')));
    },
  },
  userJobMilliseconds: {
    options: { clock: 'manual' },
    outcomes: [
      [0, [200, 'Succeeded', 'Manual', 'Succeeded', 'Manual']],
      [5000, [202, 'InProgress', 'Auto', 'Succeeded', 'Manual']],
    ],
    scenario: async ({ call, created, attached, clock }) => {
      const path = await attached(await created());
      const job = await call('POST', `${path}/users/jobs`, { action: 'ManualAssignment' });
      const mode = async () => (await call('GET', path)).body['assignmentMode'];
      const outcome = [job.status, job.body['status'], await mode()];
      clock.advance(5000);
      const later = await call('GET', String(job.body['selfUri']));
      return [...outcome, later.body['status'], await mode()];
    },
  },
  userJobOutcome: {
    outcomes: [
      ['Succeeded', ['Succeeded', false, 'Manual']],
      ['Failed', ['Failed', true, 'Auto']],
    ],
    scenario: async ({ call, created, attached }) => {
      const path = await attached(await created());
      const { body } = await call('POST', `${path}/users/jobs`, { action: 'ManualAssignment' });
      const mode = (await call('GET', path)).body['assignmentMode'];
      return [body['status'], 'errorInfo' in body, mode];
    },
  },
  missingCopilot: {
    outcomes: [
      ['notFound', [404, undefined]],
      ['empty', [200, false]],
    ],
    scenario: async ({ call, created }) => {
      const answer = await call('GET', `${await created()}/copilot`);
      return [answer.status, answer.body['enabled']];
    },
  },
  copilotRuleIds: {
    outcomes: [
      ['kept', [200, 'mine']],
      ['ignored', [200, 'another']],
      ['refused', [400, 'none']],
    ],
    scenario: async ({ call, created }) => {
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
    outcomes: [
      [202, 202],
      [200, 200],
    ],
    scenario: ({ call }) => {
      const body = { name: 'n', language: 'en-US', checklistItems: [{ name: 'i' }] };
      return status(call('POST', `${assistantsPath}/agentchecklists`, body));
    },
  },
} satisfies SettingCases;
