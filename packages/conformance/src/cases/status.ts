/** The life of an assistant, and waiting for it. */
import assert from 'node:assert/strict';
import { waitForStatus } from '@assistant-provider/core';
import { needsWay, type ConformanceCase } from '../case.js';

export const statusCases: readonly ConformanceCase[] = [
  {
    id: 'status.becomes-active',
    contract:
      'A new assistant becomes `active`, and on the way there it is nothing but `creating`.',
    feature: 'core',
    run: async ({ provider, clock, ok, name }) => {
      const created = await ok(provider.assistants.create({ name: name() }));
      const seen: string[] = [created.status];
      const active = await ok(
        waitForStatus(provider, created.id, 'active', {
          clock,
          onPoll: ({ status }) => seen.push(status),
        }),
      );
      assert.equal(active.status, 'active');
      const before = seen.filter((status) => status !== 'active');
      for (const status of before) assert.equal(status, 'creating');
      assert.deepEqual(seen, [...before, ...seen.slice(before.length)], 'it went back');
    },
  },
  {
    id: 'status.ready',
    contract: 'Once it is `active` every operation takes it.',
    feature: 'core',
    run: async (stage) => {
      const { provider, ok } = stage;
      const { id } = await stage.anAssistant();
      if (provider.editing) await ok(provider.editing.update(id, { name: stage.name(2) }));
      if (provider.tagging) await ok(provider.tagging.tag(id, stage.given('tags')));
      const [source] = stage.fixtures.knowledgeSources ?? [];
      if (provider.knowledge && source) await ok(provider.knowledge.link(id, source));
      const [assignment] = stage.fixtures.assignments ?? [];
      if (provider.aiAgents && assignment) await ok(provider.aiAgents.assign(id, assignment));
      const [queueId] = stage.fixtures.queueIds ?? [];
      if (provider.queues && queueId !== undefined)
        await ok(provider.queues.bind(id, stage.binding(queueId)));
      await ok(provider.assistants.delete(id));
    },
  },
  {
    id: 'status.deleted',
    contract:
      'After its deletion it is `deleting` at most, and then gone: an assistant that is no longer found is `deleted`.',
    feature: 'core',
    run: async ({ provider, clock, ok, anAssistant }) => {
      const { id } = await anAssistant();
      await ok(provider.assistants.delete(id));
      const seen: string[] = [];
      const last = await ok(
        waitForStatus(provider, id, 'deleted', {
          clock,
          onPoll: ({ status }) => seen.push(status),
        }),
      );
      for (const status of seen) assert.ok(['deleting', 'deleted'].includes(status), status);
      if (last) assert.equal(last.status, 'deleted');
    },
  },
  {
    id: 'status.unreachable',
    contract: 'Waiting ends at once with `conflict` when the wanted status cannot come.',
    feature: 'core',
    run: async ({ provider, clock, failed, anAssistant }) => {
      const { id } = await anAssistant();
      await failed(waitForStatus(provider, id, 'creating', { clock }), {
        kind: 'conflict',
        operation: 'waitForStatus',
      });
    },
  },
  {
    id: 'status.wait-bounds',
    contract:
      'Waiting ends as `timeout` when its time is up, as `cancelled` when its caller leaves, and as `notFound` for what never was.',
    feature: 'core',
    run: async ({ provider, clock, failed, given, anAssistant }) => {
      const { id } = await anAssistant();
      await failed(waitForStatus(provider, id, 'failed', { clock, timeoutMs: 60_000 }), {
        kind: 'timeout',
      });
      const controller = new AbortController();
      const left = waitForStatus(provider, id, 'failed', {
        clock,
        signal: controller.signal,
        onPoll: () => controller.abort(),
      });
      await failed(left, { kind: 'cancelled' });
      const never = waitForStatus(provider, given('unknown').assistantId, 'active', { clock });
      await failed(never, { kind: 'notFound' });
    },
  },
  {
    id: 'status.failed',
    contract:
      'A creation that fails at the vendor is `failed`; waiting for `active` ends with `conflict`, and it can be deleted.',
    feature: 'core',
    needs: [needsWay('a creation that fails', ({ failCreation }) => failCreation)],
    run: async ({ provider, clock, controls, ok, failed, name, remove }) => {
      await controls.failCreation();
      const { id } = await ok(provider.assistants.create({ name: name() }));
      await failed(waitForStatus(provider, id, 'active', { clock }), { kind: 'conflict' });
      assert.equal((await ok(provider.assistants.get(id))).status, 'failed');
      await remove(id);
    },
  },
];
