/** The names of a snapshot: looked up in whole lists, or not at all. */
import { createGenesysProvider } from '@assistant-provider/genesys';
import { startGenesysEmulator } from '@assistant-provider/emulators';
import { snapshot } from '@assistant-provider/reconcile';
import { expect, it, onTestFinished } from 'vitest';
import { createNames } from '../src/observe/names.js';
import { valueOf } from './estate.js';

const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const count = 501;

/** An assistant with so many queues that the whole list is read, which has two pages. */
async function givenQueues() {
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
        // The last queue has the name of the first one.
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
  expect(queues.filter((queue) => typeof queue === 'string')).toHaveLength(count - 2);
  expect(queues.filter((queue) => typeof queue !== 'string')).toEqual([
    { id: idOf(0), sharedName: 'Queue 0' },
    { id: idOf(count - 1), sharedName: 'Queue 0' },
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
