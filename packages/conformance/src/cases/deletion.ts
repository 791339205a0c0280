/** Deleting an assistant. */
import assert from 'node:assert/strict';
import { needsControl, type ConformanceCase } from '../case.js';

export const deletionCases: readonly ConformanceCase[] = [
  {
    id: 'deletion.unknown',
    contract: 'Fails with `notFound` if the assistant never existed.',
    feature: 'core',
    run: async ({ provider, failed, given }) => {
      const error = await failed(provider.assistants.delete(given('unknown').assistantId), {
        kind: 'notFound',
        operation: 'assistants.delete',
        effect: 'none',
      });
      assert.equal(error.retry, 'never');
    },
  },
  {
    id: 'deletion.gone',
    contract: 'A deleted assistant is not found, or its status is `deleting` or `deleted`.',
    feature: 'core',
    run: async ({ provider, ok, failed, anAssistant }) => {
      const { id } = await anAssistant();
      await ok(provider.assistants.delete(id));
      const read = await provider.assistants.get(id);
      if (read.isErr()) await failed(provider.assistants.get(id), { kind: 'notFound' });
      else assert.ok(['deleting', 'deleted'].includes(read.value.status), read.value.status);
    },
  },
  {
    id: 'deletion.only-that-one',
    contract: 'Other assistants are not deleted.',
    feature: 'core',
    run: async ({ provider, ok, remove, assistants }) => {
      const [kept, deleted] = await assistants(2);
      assert.ok(kept && deleted);
      await remove(deleted.id);
      assert.equal((await ok(provider.assistants.get(kept.id))).status, 'active');
    },
  },
  {
    id: 'deletion.again',
    contract:
      'A second deletion fails with `notFound`, as soon as the vendor no longer knows the assistant.',
    feature: 'core',
    run: async ({ provider, failed, anAssistant, remove }) => {
      const { id } = await anAssistant();
      await remove(id);
      const trace = await provider.assistants.get(id);
      if (trace.isErr())
        await failed(provider.assistants.delete(id), {
          kind: 'notFound',
          operation: 'assistants.delete',
        });
      else assert.equal(trace.value.status, 'deleted');
    },
  },
  {
    id: 'deletion.with-knowledge',
    contract: 'Deleting an assistant removes its knowledge links.',
    feature: 'knowledge',
    run: async ({ given, feature, ok, failed, anAssistant, remove }) => {
      const knowledge = feature('knowledge');
      const { id } = await anAssistant();
      const [source] = given('knowledgeSources');
      assert.ok(source);
      await ok(knowledge.link(id, source));
      await remove(id);
      const left = await knowledge.list(id);
      if (left.isErr()) await failed(knowledge.list(id), { kind: 'notFound' });
      else assert.deepEqual(left.value, [], 'the deleted assistant still has links');
    },
  },
  {
    id: 'deletion.with-queues',
    contract:
      'Deleting an assistant frees its queues: another assistant can bind one, and takes it from nobody.',
    feature: 'queues',
    run: async ({ feature, queueIds, binding, ok, assistants, remove }) => {
      const queues = feature('queues');
      const [deleted, heir] = await assistants(2);
      const [queueId] = queueIds(1);
      assert.ok(deleted && heir && queueId);
      await ok(queues.bind(deleted.id, binding(queueId)));
      await remove(deleted.id);
      assert.deepEqual((await ok(queues.listBound({ queueIds: [queueId] }))).items, []);
      const outcome = await ok(queues.bind(heir.id, binding(queueId)));
      assert.equal(outcome.takenFrom, undefined);
    },
  },
  {
    id: 'deletion.behind',
    contract: 'An assistant that somebody else deleted is `notFound`, or its status is `deleted`.',
    feature: 'core',
    needs: [needsControl('deletion without the driver', ({ deleteBehind }) => deleteBehind)],
    run: async ({ provider, controls, failed, collect, anAssistant }) => {
      const { id } = await anAssistant();
      await controls.deleteBehind(id);
      await failed(provider.assistants.get(id), { kind: 'notFound', operation: 'assistants.get' });
      await failed(provider.assistants.delete(id), {
        kind: 'notFound',
        operation: 'assistants.delete',
      });
      assert.deepEqual(await collect(provider.assistants.all()), []);
    },
  },
];
