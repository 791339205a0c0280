/** A queue has at most one assistant: what happens when another one takes it. */
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
      '`bind` takes the queue from another assistant, and reports the binding that it displaced.',
    feature: 'queues',
    run: async (stage) => {
      const { ok, failed, limits } = stage;
      const { queues, first, second, queueIds } = await twoAssistants(stage);
      const [queueId] = queueIds;
      const former = limits.queues?.mediaTypes.slice(-1) ?? [];
      await ok(queues.bind(first.id, { queueId, mediaTypes: former }));
      const { binding, takenFrom } = await ok(queues.bind(second.id, stage.binding(queueId)));
      hasMembers(binding, { ...stage.binding(queueId), assistantId: second.id }, 'the new binding');
      assert.ok(takenFrom, 'it does not say what was displaced');
      checkBinding(takenFrom);
      hasMembers(takenFrom, { queueId, assistantId: first.id, mediaTypes: former }, 'displaced');
      await failed(queues.get(first.id, queueId), { kind: 'notFound' });
    },
  },
  {
    id: 'displacement.moves',
    contract: 'A queue has at most one assistant: the one that lost it does not list it any more.',
    feature: 'queues',
    run: async (stage) => {
      const { ok, collect } = stage;
      const { queues, first, second, queueIds } = await twoAssistants(stage);
      const [queueId, kept] = queueIds;
      for (const each of [queueId, kept]) await ok(queues.bind(first.id, stage.binding(each)));
      await ok(queues.bind(second.id, stage.binding(queueId)));
      const left = await collect(queues.all(first.id));
      assert.deepEqual(
        left.map((binding) => binding.queueId),
        [kept],
      );
      assert.deepEqual(await ownersOf(stage), { [queueId]: second.id, [kept]: first.id });
    },
  },
  {
    id: 'displacement.refused',
    contract: "`onConflict: 'fail'` answers `conflict`, and the queue stays where it is.",
    feature: 'queues',
    run: async (stage) => {
      const { ok, failed, probe } = stage;
      const { queues, first, second, queueIds } = await twoAssistants(stage);
      const [queueId] = queueIds;
      await ok(queues.bind(first.id, stage.binding(queueId)));
      probe.clear();
      const refused = queues.bind(second.id, stage.binding(queueId), { onConflict: 'fail' });
      const error = await failed(refused, {
        kind: 'conflict',
        operation: 'queues.bind',
        effect: 'none',
      });
      assert.equal(error.retry, 'never');
      assert.deepEqual(await ownersOf(stage), { [queueId]: first.id });
    },
  },
  {
    id: 'displacement.refuse-free',
    contract: "`onConflict: 'fail'` binds a queue that nobody has.",
    feature: 'queues',
    run: async (stage) => {
      const { ok } = stage;
      const { queues, first, queueIds } = await twoAssistants(stage);
      const [queueId] = queueIds;
      const bound = queues.bind(first.id, stage.binding(queueId), { onConflict: 'fail' });
      assert.equal((await ok(bound)).takenFrom, undefined);
      assert.deepEqual(await ownersOf(stage), { [queueId]: first.id });
    },
  },
  {
    id: 'displacement.bind-many',
    contract:
      '`bindMany` binds all, leaves bindings that are not named, and reports those that it displaced.',
    feature: 'queues',
    run: async (stage) => {
      const { ok } = stage;
      const { queues, first, second, queueIds } = await twoAssistants(stage);
      const [taken, free, own, others] = queueIds;
      for (const queueId of [taken, others])
        await ok(queues.bind(first.id, stage.binding(queueId)));
      await ok(queues.bind(second.id, stage.binding(own)));
      const drafts = [taken, free].map((queueId) => stage.binding(queueId));
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
      assert.deepEqual(await ownersOf(stage), {
        [taken]: second.id,
        [free]: second.id,
        [own]: second.id,
        [others]: first.id,
      });
    },
  },
  {
    id: 'displacement.bind-many-refused',
    contract: '`bindMany` with `refuse` answers `conflict` before it writes anything.',
    feature: 'queues',
    run: async (stage) => {
      const { ok, failed, probe } = stage;
      const { queues, first, second, queueIds } = await twoAssistants(stage);
      const [free, taken] = queueIds;
      await ok(queues.bind(first.id, stage.binding(taken)));
      probe.clear();
      const drafts = [free, taken].map((queueId) => stage.binding(queueId));
      await failed(queues.bindMany(second.id, drafts, { onConflict: 'fail' }), {
        kind: 'conflict',
        operation: 'queues.bindMany',
        effect: 'none',
      });
      assert.deepEqual(await ownersOf(stage), { [taken]: first.id });
    },
  },
  {
    id: 'displacement.bind-many-changes',
    contract:
      '`bindMany` changes the media types of what is bound already, and displaces nothing by it.',
    feature: 'queues',
    run: async (stage) => {
      const { ok, limits } = stage;
      const { queues, first, queueIds } = await twoAssistants(stage);
      const [queueId] = queueIds;
      const mediaTypes = limits.queues?.mediaTypes.slice(-1) ?? [];
      await ok(queues.bind(first.id, stage.binding(queueId)));
      const { takenFrom } = await ok(queues.bindMany(first.id, [{ queueId, mediaTypes }]));
      assert.deepEqual(takenFrom, []);
      assert.deepEqual((await ok(queues.get(first.id, queueId))).mediaTypes, mediaTypes);
    },
  },
  {
    id: 'displacement.unbind-many',
    contract: '`unbindMany` leaves queues that are not bound to this assistant as they are.',
    feature: 'queues',
    run: async (stage) => {
      const { ok } = stage;
      const { queues, first, second, queueIds } = await twoAssistants(stage);
      const [mine, kept, others, free] = queueIds;
      for (const queueId of [mine, kept]) await ok(queues.bind(first.id, stage.binding(queueId)));
      await ok(queues.bind(second.id, stage.binding(others)));
      await ok(queues.unbindMany(first.id, [mine, others, free]));
      assert.deepEqual(await ownersOf(stage), { [kept]: first.id, [others]: second.id });
    },
  },
];
