/** A queue has at most one assistant. These cases bind a queue that another assistant has. */
import assert from 'node:assert/strict';
import { checkBinding, hasMembers } from '../replies.js';
import type { ConformanceCase } from '../case.js';
import type { CaseContext } from '../case-context.js';
import { twoAssistants } from '../two-assistants.js';

const ownersOf = async ({ feature, ok }: CaseContext) =>
  Object.fromEntries(
    (await ok(feature('queues').listBound())).items.map((item) => [item.queueId, item.assistantId]),
  );

export const displacementCases: readonly ConformanceCase[] = [
  {
    id: 'displacement.reported',
    contract:
      '`bind` takes the queue from another assistant, and returns the old binding as `takenFrom`.',
    feature: 'queues',
    run: async (context) => {
      const { ok, failed, limits } = context;
      const { queues, first, second, queueIds } = await twoAssistants(context);
      const [queueId] = queueIds;
      const former = limits.queues?.mediaTypes.slice(-1) ?? [];
      await ok(queues.bind(first.id, { queueId, mediaTypes: former }));
      const { binding, takenFrom } = await ok(queues.bind(second.id, context.binding(queueId)));
      hasMembers(
        binding,
        { ...context.binding(queueId), assistantId: second.id },
        'the new binding',
      );
      assert.ok(takenFrom, 'takenFrom is missing');
      checkBinding(takenFrom);
      hasMembers(takenFrom, { queueId, assistantId: first.id, mediaTypes: former }, 'takenFrom');
      await failed(queues.get(first.id, queueId), { kind: 'notFound' });
    },
  },
  {
    id: 'displacement.moves',
    contract: 'A queue has at most one assistant: the previous one no longer lists it.',
    feature: 'queues',
    run: async (context) => {
      const { ok, collect } = context;
      const { queues, first, second, queueIds } = await twoAssistants(context);
      const [queueId, kept] = queueIds;
      for (const each of [queueId, kept]) await ok(queues.bind(first.id, context.binding(each)));
      await ok(queues.bind(second.id, context.binding(queueId)));
      const left = await collect(queues.all(first.id));
      assert.deepEqual(
        left.map((binding) => binding.queueId),
        [kept],
      );
      assert.deepEqual(await ownersOf(context), { [queueId]: second.id, [kept]: first.id });
    },
  },
  {
    id: 'displacement.refused',
    contract: "`onConflict: 'fail'` fails with `conflict`, and the queue keeps its assistant.",
    feature: 'queues',
    run: async (context) => {
      const { ok, failed, probe } = context;
      const { queues, first, second, queueIds } = await twoAssistants(context);
      const [queueId] = queueIds;
      await ok(queues.bind(first.id, context.binding(queueId)));
      probe.clear();
      const refused = queues.bind(second.id, context.binding(queueId), { onConflict: 'fail' });
      const error = await failed(refused, {
        kind: 'conflict',
        operation: 'queues.bind',
        effect: 'none',
      });
      assert.equal(error.retry, 'never');
      assert.deepEqual(await ownersOf(context), { [queueId]: first.id });
    },
  },
  {
    id: 'displacement.refuse-free',
    contract: "`onConflict: 'fail'` binds a queue that is free.",
    feature: 'queues',
    run: async (context) => {
      const { ok } = context;
      const { queues, first, queueIds } = await twoAssistants(context);
      const [queueId] = queueIds;
      const bound = queues.bind(first.id, context.binding(queueId), { onConflict: 'fail' });
      assert.equal((await ok(bound)).takenFrom, undefined);
      assert.deepEqual(await ownersOf(context), { [queueId]: first.id });
    },
  },
  {
    id: 'displacement.bind-many',
    contract:
      '`bindMany` binds every queue, keeps other bindings, and returns the bindings that it took.',
    feature: 'queues',
    run: async (context) => {
      const { ok } = context;
      const { queues, first, second, queueIds } = await twoAssistants(context);
      const [taken, free, own, others] = queueIds;
      for (const queueId of [taken, others])
        await ok(queues.bind(first.id, context.binding(queueId)));
      await ok(queues.bind(second.id, context.binding(own)));
      const drafts = [taken, free].map((queueId) => context.binding(queueId));
      const { bindings, takenFrom } = await ok(queues.bindMany(second.id, drafts));
      bindings.forEach(checkBinding);
      assert.deepEqual(
        bindings.map((b) => [b.queueId, b.assistantId]).sort(),
        [
          [taken, second.id],
          [free, second.id],
        ].sort(),
      );
      assert.deepEqual(
        takenFrom.map((b) => [b.queueId, b.assistantId]),
        [[taken, first.id]],
      );
      assert.deepEqual(await ownersOf(context), {
        [taken]: second.id,
        [free]: second.id,
        [own]: second.id,
        [others]: first.id,
      });
    },
  },
  {
    id: 'displacement.bind-many-refused',
    contract:
      "`bindMany` with `onConflict: 'fail'` fails with `conflict` before it writes anything.",
    feature: 'queues',
    run: async (context) => {
      const { ok, failed, probe } = context;
      const { queues, first, second, queueIds } = await twoAssistants(context);
      const [free, taken] = queueIds;
      await ok(queues.bind(first.id, context.binding(taken)));
      probe.clear();
      const drafts = [free, taken].map((queueId) => context.binding(queueId));
      await failed(queues.bindMany(second.id, drafts, { onConflict: 'fail' }), {
        kind: 'conflict',
        operation: 'queues.bindMany',
        effect: 'none',
      });
      assert.deepEqual(await ownersOf(context), { [taken]: first.id });
    },
  },
  {
    id: 'displacement.bind-many-changes',
    contract:
      '`bindMany` changes the media types of existing bindings, and takes no queue by that.',
    feature: 'queues',
    run: async (context) => {
      const { ok, limits } = context;
      const { queues, first, queueIds } = await twoAssistants(context);
      const [queueId] = queueIds;
      const mediaTypes = limits.queues?.mediaTypes.slice(-1) ?? [];
      await ok(queues.bind(first.id, context.binding(queueId)));
      const { takenFrom } = await ok(queues.bindMany(first.id, [{ queueId, mediaTypes }]));
      assert.deepEqual(takenFrom, []);
      assert.deepEqual((await ok(queues.get(first.id, queueId))).mediaTypes, mediaTypes);
    },
  },
  {
    id: 'displacement.unbind-many',
    contract: '`unbindMany` does not change queues that are not bound to this assistant.',
    feature: 'queues',
    run: async (context) => {
      const { ok } = context;
      const { queues, first, second, queueIds } = await twoAssistants(context);
      const [mine, kept, others, free] = queueIds;
      for (const queueId of [mine, kept]) await ok(queues.bind(first.id, context.binding(queueId)));
      await ok(queues.bind(second.id, context.binding(others)));
      await ok(queues.unbindMany(first.id, [mine, others, free]));
      assert.deepEqual(await ownersOf(context), { [kept]: first.id, [others]: second.id });
    },
  },
];
