import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { ids, lastPart, queue, startGenesys } from './genesys-harness.js';

const allQueuesPath = '/api/v2/assistants/queues';

test('a queue is attached with 201, replaced with 200, and detached with 204', async () => {
  const { call, created } = await startGenesys();
  const path = await created();
  const { id } = queue();
  const queuePath = `${path}/queues/${id}`;

  expect(await call('PUT', queuePath, queue(id))).toMatchObject({
    status: 201,
    body: {
      id,
      mediaTypes: ['Call'],
      assistant: { id: lastPart(path), selfUri: path },
      assignmentMode: 'Auto',
      assignedUsersCount: 0,
      selfUri: queuePath,
    },
  });
  const replaced = await call('PUT', queuePath, queue(id, { mediaTypes: ['Email', 'Message'] }));
  expect(replaced).toMatchObject({ status: 200, body: { mediaTypes: ['Email', 'Message'] } });
  expect((await call('GET', queuePath)).body).toEqual(replaced.body);

  expect(await call('DELETE', queuePath)).toMatchObject({ status: 204 });
  expect(await call('DELETE', queuePath)).toMatchObject({ status: 404 });
});

test('attaching a queue to another assistant moves it and drops its users', async () => {
  const { call, created, attached } = await startGenesys();
  const [first, second] = [await created({ name: 'first' }), await created({ name: 'second' })];
  const { id } = queue();
  const old = await attached(first, id);
  await call('POST', `${old}/users/jobs`, { action: 'ManualAssignment' });
  await call('POST', `${old}/users/bulk/add`, { entities: [{ id: randomUUID() }] });

  expect(await call('PUT', `${second}/queues/${id}`, queue(id))).toMatchObject({
    status: 201,
    body: { assignmentMode: 'Auto', assignedUsersCount: 0 },
  });
  expect(await call('GET', old)).toMatchObject({ status: 404 });
  expect(ids(await call('GET', `${first}/queues`))).toEqual([]);
  expect(ids(await call('GET', `${second}/queues`))).toEqual([id]);
  expect(await call('GET', `/api/v2/routing/queues/${id}/assistant`)).toMatchObject({
    body: { id, assistant: { id: lastPart(second) } },
  });
});

test('PATCH attaches the listed queues, keeps the others, and is all or nothing', async () => {
  const { call, created, attached } = await startGenesys();
  const path = await created();
  const kept = lastPart(await attached(path));
  const [first, second] = [queue(), queue()];

  const patched = await call('PATCH', `${path}/queues`, [first, second]);
  expect(patched).toMatchObject({ status: 200, body: { selfUri: `${path}/queues` } });
  expect(ids(patched)).toEqual([first.id, second.id]);
  expect(ids(await call('GET', `${path}/queues`))).toEqual([kept, first.id, second.id]);

  const half = await call('PATCH', `${path}/queues`, [queue(), { id: randomUUID() }]);
  expect(half).toMatchObject({
    status: 400,
    body: { errors: [{ details: [{ fieldName: '[1].mediaTypes' }] }] },
  });
  expect(ids(await call('GET', `${path}/queues`))).toHaveLength(3);
});

test('bulk removal detaches the named queues, and needs ids', async () => {
  const { call, created, attached } = await startGenesys();
  const path = await created();
  const [first, second, third] = [
    lastPart(await attached(path)),
    lastPart(await attached(path)),
    lastPart(await attached(path)),
  ];
  expect(await call('DELETE', `${path}/queues`)).toMatchObject({ status: 400 });
  expect(await call('DELETE', `${path}/queues?queueIds=${first},${third}`)).toMatchObject({
    status: 204,
  });
  expect(ids(await call('GET', `${path}/queues`))).toEqual([second]);
});

test('`queueIds` filters the list over all assistants', async () => {
  const { call, created, attached } = await startGenesys();
  const first = lastPart(await attached(await created()));
  const second = lastPart(await attached(await created()));
  expect(ids(await call('GET', allQueuesPath))).toEqual([first, second]);
  expect(ids(await call('GET', `${allQueuesPath}?queueIds=${second},${randomUUID()}`))).toEqual([
    second,
  ]);
});

test('expand=assistant shows the whole assistant, in single reads and lists', async () => {
  const { call, created, attached } = await startGenesys();
  const queuePath = await attached(await created());
  const expanded = { assistant: { name: 'Billing', transcriptionConfig: {} } };
  expect(await call('GET', `${queuePath}?expand=assistant`)).toMatchObject({ body: expanded });
  expect(await call('GET', `${allQueuesPath}?expand=assistant`)).toMatchObject({
    body: { entities: [expanded] },
  });
});

test('every well-formed queue id exists in routing', async () => {
  const id = randomUUID();
  const { call } = await startGenesys({ seed: { routingQueues: [{ id, name: 'Support' }] } });
  expect(await call('GET', `/api/v2/routing/queues/${id}`)).toMatchObject({
    status: 200,
    body: { id, name: 'Support', selfUri: `/api/v2/routing/queues/${id}` },
  });
  expect(await call('GET', `/api/v2/routing/queues/${randomUUID()}`)).toMatchObject({
    status: 200,
  });
  expect(await call('GET', '/api/v2/routing/queues/nonsense')).toMatchObject({
    status: 400,
    body: { code: 'invalid.id' },
  });
  expect(await call('GET', `/api/v2/routing/queues/${id}/assistant`)).toMatchObject({
    status: 404,
  });
});

test('a malformed id, or an id other than the path’s, cannot be attached', async () => {
  const { call, created } = await startGenesys();
  const path = await created();
  expect(await call('PUT', `${path}/queues/nonsense`, queue('nonsense'))).toMatchObject({
    status: 400,
    body: { code: 'invalid.value', errors: [{ details: [{ fieldName: 'id' }] }] },
  });
  expect(await call('PUT', `${path}/queues/${randomUUID()}`, queue())).toMatchObject({
    status: 400,
    body: { errors: [{ details: [{ fieldName: 'id' }] }] },
  });
});
