import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { containing, ids, startGenesys } from './genesys-harness.js';
import type { GenesysEmulatorOptions } from '../src/index.js';

async function manualQueue(options: GenesysEmulatorOptions = {}) {
  const genesys = await startGenesys(options);
  const path = await genesys.attached(await genesys.created());
  await genesys.call('POST', `${path}/users/jobs`, { action: 'ManualAssignment' });
  const users = (verb: string, ...of: readonly string[]) =>
    genesys.call('POST', `${path}/users/${verb}`, { entities: of.map((id) => ({ id })) });
  return { ...genesys, path, users };
}

test('users are assigned, queried, listed and removed', async () => {
  const { call, path, users } = await manualQueue();
  const [ann, bob, eve] = [randomUUID(), randomUUID(), randomUUID()].sort();

  expect(await users('bulk/add', ann!, bob!)).toMatchObject({ status: 204 });
  expect(await users('query', bob!, eve!)).toMatchObject({
    status: 200,
    body: { queue: { assignmentMode: 'Manual', assignedUsersCount: 2 }, users: [{ id: bob }] },
  });
  expect(ids(await call('GET', `${path}/users`))).toEqual([ann, bob]);
  const firstPage = await call('GET', `${path}/users?pageSize=1`);
  expect(ids(await call('GET', String(firstPage.body['nextUri'])))).toEqual([bob]);

  expect(await users('bulk/remove', eve!, bob!)).toMatchObject({
    status: 200,
    body: {
      errorCount: 1,
      errorIndexes: [0],
      results: [{ entity: { id: eve }, error: { code: 'not.found' } }, { entity: { id: bob } }],
    },
  });
  expect(ids(await call('GET', `${path}/users`))).toEqual([ann]);
});

test('users/query can expand the assistant and its copilot', async () => {
  const { call, path } = await manualQueue();
  const body = { entities: [] };
  expect(await call('POST', `${path}/users/query?expand=assistant,copilot`, body)).toMatchObject({
    body: { queue: { assistant: { name: 'Billing' } } },
  });
});

test('requests about single users fail while the mode is Auto', async () => {
  const { call, created, attached } = await startGenesys();
  const path = await attached(await created());
  for (const verb of ['bulk/add', 'bulk/remove', 'query'])
    expect(await call('POST', `${path}/users/${verb}`, { entities: [] })).toMatchObject({
      status: 400,
      body: { message: containing('assignment mode is Auto') },
    });
});

test('switching the mode is a job that finishes at once and clears assignments', async () => {
  const { call, path, users } = await manualQueue();
  await users('bulk/add', randomUUID());
  const switched = await call('POST', `${path}/users/jobs`, { action: 'AutoAssignment' });
  expect(switched).toMatchObject({ status: 200, body: { status: 'Succeeded' } });
  expect((await call('GET', String(switched.body['selfUri']))).body).toEqual(switched.body);
  expect(await call('GET', path)).toMatchObject({
    body: { assignmentMode: 'Auto', assignedUsersCount: 0 },
  });
});

test('switching to the current mode keeps assignments', async () => {
  const { call, path, users } = await manualQueue();
  await users('bulk/add', randomUUID());
  await call('POST', `${path}/users/jobs`, { action: 'ManualAssignment' });
  expect(await call('GET', path)).toMatchObject({ body: { assignedUsersCount: 1 } });
});

test('detaching a queue deletes its assignments and jobs', async () => {
  const { call, created, attached } = await startGenesys();
  const assistantPath = await created();
  const path = await attached(assistantPath);
  const job = await call('POST', `${path}/users/jobs`, { action: 'ManualAssignment' });
  await call('POST', `${path}/users/bulk/add`, { entities: [{ id: randomUUID() }] });
  await call('DELETE', path);

  await attached(assistantPath, path.slice(-36));
  expect(await call('GET', path)).toMatchObject({
    body: { assignmentMode: 'Auto', assignedUsersCount: 0 },
  });
  expect(await call('GET', String(job.body['selfUri']))).toMatchObject({ status: 404 });
});

test('a job of another queue, more than 100 users, or an invalid action is refused', async () => {
  const { call, created, attached, path, users } = await manualQueue();
  const other = await attached(await created());
  const job = await call('POST', `${other}/users/jobs`, { action: 'ManualAssignment' });
  const id = String(job.body['id']);
  expect(await call('GET', `${path}/users/jobs/${id}`)).toMatchObject({ status: 404 });
  const crowd = Array.from({ length: 101 }, () => randomUUID());
  expect(await users('bulk/add', ...crowd)).toMatchObject({ status: 400 });
  expect(await call('POST', `${path}/users/jobs`, { action: 'Both' })).toMatchObject({
    status: 400,
  });
});
