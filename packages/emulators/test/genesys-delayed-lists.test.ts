import { expect, test } from 'vitest';
import { ids, startGenesys } from './genesys-harness.js';
import { assistantsPath } from './genesys-setting-case.js';

test('lists of queues, users and checklists show a write when its delay is over', async () => {
  const { call, clock, created, attached } = await startGenesys({
    clock: 'manual',
    settings: { listDelayMilliseconds: 1000 },
  });
  const path = await created();
  const queuePath = await attached(path);
  await call('POST', `${queuePath}/users/jobs`, { action: 'ManualAssignment' });
  await call('POST', `${queuePath}/users/bulk/add`, { entities: [{ id: 'u' }] });
  await call('POST', `${assistantsPath}/agentchecklists`, {
    name: 'Greeting',
    language: 'en-US',
    checklistItems: [{ name: 'Say hello' }],
  });
  const lists = [
    `${assistantsPath}/queues`,
    `${path}/queues`,
    `${queuePath}/users`,
    `${assistantsPath}/agentchecklists`,
  ];
  const lengths = async () =>
    Promise.all(lists.map(async (list) => ids(await call('GET', list)).length));
  expect(await lengths()).toEqual([0, 0, 0, 0]);
  clock.advance(1000);
  expect(await lengths()).toEqual([1, 1, 1, 1]);
});
