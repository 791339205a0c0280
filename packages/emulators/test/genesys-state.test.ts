import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { startGenesysEmulator } from '../src/index.js';
import type { GenesysSeed } from '../src/index.js';
import { aString, copilot, ids, names, startGenesys } from './genesys-harness.js';

const assistantsPath = '/api/v2/assistants';

test('a snapshot is the whole state as JSON, and restoring it undoes later changes', async () => {
  const { call, created, attached, snapshot, restore } = await startGenesys();
  const path = await created({ name: 'kept' });
  const queuePath = await attached(path);
  await call('PUT', `${path}/copilot`, copilot());
  const before = snapshot();
  expect(JSON.parse(JSON.stringify(before))).toEqual(before);

  await call('DELETE', path);
  await created({ name: 'new' });
  restore(before);

  expect(snapshot()).toEqual(before);
  expect(names(await call('GET', assistantsPath))).toEqual(['kept']);
  expect(await call('GET', queuePath)).toMatchObject({ status: 200 });
  expect(await call('GET', `${path}/copilot`)).toMatchObject({ status: 200 });
});

test('a snapshot is independent of the emulator’s state', async () => {
  const { call, created, snapshot } = await startGenesys();
  const path = await created({ name: 'before' });
  const taken = snapshot();
  await call('PATCH', path, { name: 'after' });
  expect(taken.assistants).toMatchObject([{ name: 'before' }]);
});

test.each(['partial', 'full'] as const)(
  'an assistant keeps the state of its seed, also after a %s PATCH',
  async (patchAssistant) => {
    const id = randomUUID();
    const seed = { assistants: [{ id, name: 'quiet', state: 'Inactive' }] };
    const { call, created } = await startGenesys({ seed, settings: { patchAssistant } });
    const stateAt = async (path: string) => (await call('GET', path)).body['state'];
    expect(await stateAt(`${assistantsPath}/${id}`)).toBe('Inactive');
    await call('PATCH', `${assistantsPath}/${id}`, { name: 'still quiet', state: 'Active' });
    expect(await stateAt(`${assistantsPath}/${id}`)).toBe('Inactive');
    expect(await stateAt(await created())).toBe('Active');
  },
);

test('a snapshot can seed another emulator, whose own credentials work', async () => {
  const first = await startGenesys();
  await first.created({ name: 'moved' });
  const second = await startGenesys({ seed: first.snapshot() });
  expect(names(await second.call('GET', assistantsPath))).toEqual(['moved']);
  expect(await second.created()).not.toBe(await first.created());
});

test('a snapshot has no secrets, and clients keep theirs when it is restored', async () => {
  const adder = { id: 'adder', state: 'active', permissions: 'all' } as const;
  const seed = { clients: [{ ...adder, secret: 'a-secret-of-the-test' }] };
  const { snapshot, restore, login, credentials, tokenOf, call } = await startGenesys({ seed });

  const taken = snapshot();

  expect(taken.clients).toEqual([adder]);
  for (const secret of ['a-secret', credentials.clientSecret, credentials.viewOnlyClientSecret])
    expect(JSON.stringify(taken)).not.toContain(secret);

  // The secret is gone with its client, and known again with the client.
  restore({});
  expect(await login('adder', 'a-secret-of-the-test')).toMatchObject({ status: 400 });
  restore(taken);
  const headers = { Authorization: `Bearer ${await tokenOf('adder', 'a-secret-of-the-test')}` };
  expect(await call('GET', assistantsPath, undefined, headers)).toMatchObject({ status: 200 });
  expect(await login()).toMatchObject({ status: 200 });
  expect(snapshot()).toEqual(taken);

  // Another emulator does not know the secret, so login fails until a seed sets one.
  const elsewhere = await startGenesys({ seed: taken });
  for (const secret of ['a-secret-of-the-test', '', 'undefined'])
    expect(await elsewhere.login('adder', secret)).toMatchObject({ status: 400 });
  elsewhere.restore({ clients: [{ ...adder, secret: 'another' }] });
  expect(await elsewhere.login('adder', 'another')).toMatchObject({ status: 200 });
});

test('a cursor stays valid after a restore', async () => {
  const { call, created, snapshot, restore } = await startGenesys();
  for (const name of ['a', 'b']) await created({ name });
  const first = await call('GET', `${assistantsPath}?pageSize=1`);
  restore(snapshot());
  expect(names(await call('GET', String(first.body['nextUri'])))).toEqual(['b']);
});

test('a seed can omit members that the emulator fills in', async () => {
  const queueId = randomUUID();
  const { call } = await startGenesys({
    seed: {
      assistants: [{ id: 'billing', name: 'Billing', copilot: copilot() }],
      assistantQueues: [{ id: queueId, assistantId: 'billing', mediaTypes: ['Call'] }],
    },
  });
  expect(await call('GET', `${assistantsPath}/billing?expand=copilot`)).toMatchObject({
    body: { name: 'Billing', dateCreated: aString, copilot: { enabled: true } },
  });
  expect(ids(await call('GET', `${assistantsPath}/billing/queues`))).toEqual([queueId]);
});

test('the start fails with every reason if the seed is invalid', async () => {
  const seed: GenesysSeed = {
    assistants: [
      { id: 'a', name: 'a', sequence: 1 },
      { id: 'a', name: 'b' },
      { id: 'b', name: 'b', sequence: 1 },
    ],
    assistantQueues: [{ id: 'q', assistantId: 'gone', mediaTypes: [] }],
  };
  await expect(startGenesysEmulator({ seed })).rejects.toThrow(
    'Genesys seed: assistants[1] repeats the id a; assistants[2] repeats the sequence 1; q belongs to the unknown assistant gone',
  );
});

test.each<[reason: string, seed: unknown]>([
  ['must be object', 'x'],
  ['must be object', []],
  ["must NOT have additional properties 'asistants'", { asistants: [] }],
  ['assistants must be array', { assistants: {} }],
  ['assistants[0] must be object', { assistants: [null] }],
  ["assistants[0] must have required property 'id'", { assistants: [{ name: 'no id' }] }],
  ["assistants[0] must have required property 'name'", { assistants: [{ id: 'no name' }] }],
  ['assistants[0].copilot must be object', { assistants: [{ id: 'a', name: 'a', copilot: 1 }] }],
  [
    'assistants[0].dateCreated must match',
    { assistants: [{ id: 'a', name: 'a', dateCreated: '' }] },
  ],
  [
    "assistantQueues[0] must have required property 'mediaTypes'",
    { assistantQueues: [{ id: 'q' }] },
  ],
  ["clients[0] must have required property 'permissions'", { clients: [{ id: 'c', secret: 's' }] }],
  ['users[0] must be string', { users: [1] }],
])('the start fails if the seed violates its schema: %s', async (reason, seed) => {
  const started = startGenesysEmulator({ seed: seed as GenesysSeed });
  await expect(started).rejects.toThrow(/^Genesys seed: /);
  await expect(started).rejects.toThrow(reason);
});

test('restoring an invalid seed fails and keeps the state', async () => {
  const { call, created, restore } = await startGenesys();
  await created();
  expect(() => restore({ assistants: [{}] } as unknown as GenesysSeed)).toThrow('Genesys seed');
  expect(names(await call('GET', assistantsPath))).toEqual(['Billing']);
});

test('several emulators are independent of each other', async () => {
  const [first, second] = await Promise.all([startGenesys(), startGenesys()]);
  await first.created();
  expect(names(await second.call('GET', assistantsPath))).toEqual([]);
  const headers = { Authorization: `Bearer ${await first.tokenOf()}` };
  expect(await second.call('GET', assistantsPath, undefined, headers)).toMatchObject({
    status: 401,
  });
});

test('the request log lists requests in order, with secrets masked', async () => {
  const { call, created, credentials, loginUrl, requests, clock, tokenOf } = await startGenesys({
    clock: 'manual',
  });
  await created({ name: 'Billing' });
  expect(requests.all().map(({ operation }) => operation)).toEqual([
    'postOauthToken',
    'postAssistants',
  ]);
  expect(requests.of('postAssistants')).toMatchObject([
    {
      method: 'POST',
      target: assistantsPath,
      body: { name: 'Billing' },
      status: 200,
      at: clock.now(),
      headers: { authorization: 'Bearer ***', 'content-type': 'application/json' },
    },
  ]);

  requests.clear();
  const token = await tokenOf();
  await fetch(`${loginUrl}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_secret: credentials.clientSecret, grant_type: 'x' }),
  });
  await call('GET', `${assistantsPath}?access_token=${token}`);
  const shown = JSON.stringify(requests.all());
  expect(requests.all()).toHaveLength(3);
  expect(shown).toContain('grant_type=x');
  expect(shown).not.toContain(credentials.clientSecret);
  expect(shown).not.toContain(token);
});
