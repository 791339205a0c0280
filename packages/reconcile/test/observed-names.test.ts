/** The names of a snapshot: looked up in whole lists, or not at all. */
import { createGenesysProvider } from '@assistant-provider/genesys';
import { startGenesysEmulator } from '@assistant-provider/emulators';
import { createMemoryProvider } from '@assistant-provider/memory';
import { snapshot } from '@assistant-provider/reconcile';
import { expect, it, onTestFinished } from 'vitest';
import { createNames } from '../src/observe/names.js';
import { createReferenceWriter } from '../src/snapshot/reference-writer.js';
import { valueOf } from './estate.js';

const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
/** So many that the whole list is read, which has two pages. */
const many = 501;

/** An assistant with queues, the last of which has the name of the first. */
async function givenQueues(count = many) {
  const emulator = await startGenesysEmulator({
    seed: {
      assistants: [{ id: idOf(0), name: 'Returns desk' }],
      assistantQueues: Array.from({ length: count }, (_, index) => ({
        id: idOf(index),
        assistantId: idOf(0),
        mediaTypes: ['Call'],
      })),
      routingQueues: Array.from({ length: count }, (_, index) => ({
        id: idOf(index),
        name: `Queue ${index % (count - 1)}`,
      })),
    },
  });
  const { apiUrl, loginUrl, credentials } = emulator;
  const { clientId, clientSecret } = credentials;
  const provider = createGenesysProvider({ apiUrl, loginUrl, clientId, clientSecret });
  onTestFinished(async () => {
    void (await provider.close());
    await emulator.close();
  });
  return { emulator, provider };
}

it('are unique if no other object of the whole list has them', async () => {
  const { provider } = await givenQueues();

  const { manifest } = valueOf(await snapshot(provider, { parts: false }));

  const queues = manifest.assistants['returns-desk']?.queues?.map(({ queue }) => queue) ?? [];
  expect(queues.filter((queue) => typeof queue === 'string')).toHaveLength(many - 2);
  expect(queues.filter((queue) => typeof queue !== 'string')).toEqual([
    { id: idOf(0), sharedName: 'Queue 0' },
    { id: idOf(many - 1), sharedName: 'Queue 0' },
  ]);
});

it('are not used if the vendor refuses a page of the list', async () => {
  const { emulator, provider } = await givenQueues();
  emulator.faults.add({
    operation: 'getRoutingQueuesDivisionviewsAll',
    skip: 1,
    effect: { kind: 'status', status: 403 },
  });

  const { manifest, unseen } = valueOf(await snapshot(provider, { parts: false }));

  const queues = manifest.assistants['returns-desk']?.queues?.map(({ queue }) => queue) ?? [];
  expect(queues.every((queue) => typeof queue === 'object' && !('sharedName' in queue))).toBe(true);
  expect(unseen).toMatchObject([{ what: 'names', kind: 'queue', reason: 'permissionDenied' }]);
});

it('are not used if the vendor refuses to look up their namesakes', async () => {
  const { emulator, provider } = await givenQueues(2);
  emulator.faults.add({
    operation: 'getRoutingQueues',
    skip: 1,
    effect: { kind: 'status', status: 403 },
  });

  const { manifest, unseen } = valueOf(await snapshot(provider, { parts: false }));

  const queues = manifest.assistants['returns-desk']?.queues?.map(({ queue }) => queue);
  expect(queues).toEqual([{ id: idOf(0) }, { id: idOf(1) }]);
  expect(unseen).toMatchObject([{ what: 'names', kind: 'queue', reason: 'permissionDenied' }]);
});

it('are written in the order of their kinds, whatever was referred to first', () => {
  const names = createNames();
  const kinds = ['user', 'queue', 'knowledgeBase'];
  for (const kind of kinds) names.add(kind, { kind, id: '1', name: kind, vendorData: {} });
  const assistant = { id: 'a', name: 'Desk', status: 'active', locator: 'a' } as const;
  const keys = { parts: {}, links: new Map<string, string>() };
  const writer = createReferenceWriter(assistant, createMemoryProvider().limits, names, keys);

  for (const kind of kinds) writer.write(kind, '1');

  expect(Object.keys(writer.names)).toEqual([...kinds].sort());
});

it('lead back to the ids, also after another object was added', () => {
  const names = createNames();
  const add = (id: string, name: string) =>
    names.add('queue', { kind: 'queue', id, name, vendorData: {} });
  add('1', 'Returns');
  add('1', 'Returns');
  expect(names.idsOf('queue', 'Returns')).toEqual(['1']);
  expect(names.nameOf('queue', '1')).toEqual({ name: 'Returns', unique: true });

  add('2', 'Returns');

  expect(names.idsOf('queue', 'Returns')).toEqual(['1', '2']);
  expect(names.nameOf('queue', '1')).toEqual({ name: 'Returns', unique: false });
  expect(names.idsOf('queue', 'Sales')).toEqual([]);
  expect(names.idsOf('user', 'Returns')).toEqual([]);
});
