/** The status of an assistant, and waiting for it. */
import assert from 'node:assert/strict';
import { waitForStatus } from '@assistant-provider/core';
import { needsControl, type ConformanceCase } from '../case.js';

export const statusCases: readonly ConformanceCase[] = [
  {
    id: 'status.becomes-active',
    contract: 'A new assistant becomes `active`, and before that its status is `creating`.',
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
      assert.deepEqual(seen, [...before, ...seen.slice(before.length)], 'the status went back');
    },
  },
  {
    id: 'status.ready',
    contract: 'Every operation accepts an `active` assistant.',
    feature: 'core',
    run: async (context) => {
      const { provider, ok } = context;
      const { id } = await context.anAssistant();
      if (provider.editing) await ok(provider.editing.update(id, { name: context.name(2) }));
      if (provider.tagging) await ok(provider.tagging.tag(id, context.given('tags')));
      const [source] = context.fixtures.knowledgeSources ?? [];
      if (provider.knowledge && source) await ok(provider.knowledge.link(id, source));
      const [assignment] = context.fixtures.assignments ?? [];
      if (provider.aiAgents && assignment) await ok(provider.aiAgents.assign(id, assignment));
      const [queueId] = context.fixtures.queueIds ?? [];
      if (provider.queues && queueId !== undefined)
        await ok(provider.queues.bind(id, context.binding(queueId)));
      await ok(provider.assistants.delete(id));
    },
  },
  {
    id: 'status.deleted',
    contract:
      'After a deletion the status is `deleting` or `deleted`; waiting counts an assistant that is not found as `deleted`.',
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
    contract:
      'Waiting fails at once with `conflict` if the wanted status can no longer be reached.',
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
      'Waiting fails with `timeout` after its time, with `cancelled` if the caller aborts, and with `notFound` for an assistant that never existed.',
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
      'After a failed creation the status is `failed`, waiting for `active` fails with `conflict`, and the assistant can be deleted.',
    feature: 'core',
    needs: [needsControl('a creation that fails', ({ failCreation }) => failCreation)],
    run: async ({ provider, clock, controls, ok, failed, name, remove }) => {
      await controls.failCreation();
      const { id } = await ok(provider.assistants.create({ name: name() }));
      await failed(waitForStatus(provider, id, 'active', { clock }), { kind: 'conflict' });
      assert.equal((await ok(provider.assistants.get(id))).status, 'failed');
      await remove(id);
    },
  },
];
