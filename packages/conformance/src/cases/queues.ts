/** Queue bindings one at a time. */
import assert from 'node:assert/strict';
import { checkBinding, hasMembers, sameEntries } from '../replies.js';
import { needsInWorld, type ConformanceCase } from '../case.js';
import { twoAssistants } from '../two-assistants.js';

export const queueCases: readonly ConformanceCase[] = [
  {
    id: 'queues.bind',
    contract: 'Binds: the answer, `get` and `list` show the same binding.',
    feature: 'queues',
    run: async (stage) => {
      const { ok } = stage;
      const { queues, first, queueIds } = await twoAssistants(stage);
      const [queueId] = queueIds;
      const { binding, takenFrom } = await ok(queues.bind(first.id, stage.binding(queueId)));
      checkBinding(binding);
      assert.equal(takenFrom, undefined);
      const expected = { ...stage.binding(queueId), assistantId: first.id };
      hasMembers(binding, expected, 'the answer');
      hasMembers(await ok(queues.get(first.id, queueId)), expected, 'get');
      const { items } = await ok(queues.list(first.id));
      assert.equal(items.length, 1);
      hasMembers(items[0] ?? {}, expected, 'list');
    },
  },
  {
    id: 'queues.media-types',
    contract: 'Each media type of the limits is kept, alone and with the others.',
    feature: 'queues',
    run: async (stage) => {
      const { ok, limits } = stage;
      const { queues, first, queueIds } = await twoAssistants(stage);
      const [queueId] = queueIds;
      const all = limits.queues?.mediaTypes ?? [];
      for (const mediaTypes of [...all.map((one) => [one]), all]) {
        await ok(queues.bind(first.id, { queueId, mediaTypes }));
        const read = await ok(queues.get(first.id, queueId));
        sameEntries(read.mediaTypes, mediaTypes, 'media types');
      }
    },
  },
  {
    id: 'queues.bind-again',
    contract:
      'Binding anew changes the media types of the binding that exists, and displaces nothing.',
    feature: 'queues',
    run: async (stage) => {
      const { ok, limits } = stage;
      const { queues, first, queueIds } = await twoAssistants(stage);
      const [queueId] = queueIds;
      const mediaTypes = limits.queues?.mediaTypes.slice(-1) ?? [];
      await ok(queues.bind(first.id, stage.binding(queueId)));
      for (const onConflict of ['take', 'fail'] as const) {
        const again = await ok(queues.bind(first.id, { queueId, mediaTypes }, { onConflict }));
        assert.deepEqual(again.binding.mediaTypes, mediaTypes);
        assert.equal(again.takenFrom, undefined, 'its own binding is no displacement');
      }
      assert.equal((await ok(queues.list(first.id))).items.length, 1);
    },
  },
  {
    id: 'queues.get-not-bound',
    contract:
      '`get` is `notFound` if the queue is not bound to this assistant, though it be to another.',
    feature: 'queues',
    run: async (stage) => {
      const { ok, failed } = stage;
      const { queues, first, second, queueIds } = await twoAssistants(stage);
      const [bound, free] = queueIds;
      await ok(queues.bind(second.id, stage.binding(bound)));
      for (const queueId of [bound, free])
        await failed(queues.get(first.id, queueId), { kind: 'notFound', operation: 'queues.get' });
    },
  },
  {
    id: 'queues.unbind',
    contract: 'Unbinds that queue; the others stay.',
    feature: 'queues',
    run: async (stage) => {
      const { ok, failed } = stage;
      const { queues, first, queueIds } = await twoAssistants(stage);
      const [gone, kept] = queueIds;
      for (const queueId of [gone, kept]) await ok(queues.bind(first.id, stage.binding(queueId)));
      await ok(queues.unbind(first.id, gone));
      await failed(queues.get(first.id, gone), { kind: 'notFound' });
      const { items } = await ok(queues.list(first.id));
      assert.deepEqual(
        items.map(({ queueId }) => queueId),
        [kept],
      );
    },
  },
  {
    id: 'queues.unbind-not-bound',
    contract:
      '`unbind` is `notFound` if the queue is not bound to this assistant; the one that has it keeps it.',
    feature: 'queues',
    run: async (stage) => {
      const { ok, failed } = stage;
      const { queues, first, second, queueIds } = await twoAssistants(stage);
      const [bound, free] = queueIds;
      await ok(queues.bind(second.id, stage.binding(bound)));
      for (const queueId of [bound, free])
        await failed(queues.unbind(first.id, queueId), {
          kind: 'notFound',
          operation: 'queues.unbind',
          effect: 'none',
        });
      assert.equal((await ok(queues.get(second.id, bound))).assistantId, second.id);
    },
  },
  {
    id: 'queues.list-own',
    contract: '`list` holds the bindings of this assistant and of no other.',
    feature: 'queues',
    run: async (stage) => {
      const { ok, collect } = stage;
      const { queues, first, second, queueIds } = await twoAssistants(stage);
      const [one, two, three] = queueIds;
      for (const queueId of [one, two]) await ok(queues.bind(first.id, stage.binding(queueId)));
      await ok(queues.bind(second.id, stage.binding(three)));
      const listed = await collect(queues.all(first.id));
      listed.forEach(checkBinding);
      sameEntries(
        listed.map(({ queueId }) => queueId),
        [one, two],
        'queues of the first',
      );
      for (const { assistantId } of listed) assert.equal(assistantId, first.id);
    },
  },
  {
    id: 'queues.list-bound',
    contract: '`listBound` holds bindings of any assistant, each with its own.',
    feature: 'queues',
    run: async (stage) => {
      const { ok } = stage;
      const { queues, first, second, queueIds } = await twoAssistants(stage);
      const [one, two] = queueIds;
      await ok(queues.bind(first.id, stage.binding(one)));
      await ok(queues.bind(second.id, stage.binding(two)));
      const { items } = await ok(queues.listBound());
      items.forEach(checkBinding);
      const owners = Object.fromEntries(items.map((item) => [item.queueId, item.assistantId]));
      assert.deepEqual(owners, { [one]: first.id, [two]: second.id });
    },
  },
  {
    id: 'queues.list-bound-filter',
    contract: '`listBound({ queueIds })` holds only these queues, as far as they are bound.',
    feature: 'queues',
    run: async (stage) => {
      const { ok } = stage;
      const { queues, first, second, queueIds } = await twoAssistants(stage);
      const [one, two, three, free] = queueIds;
      for (const queueId of [one, two]) await ok(queues.bind(first.id, stage.binding(queueId)));
      await ok(queues.bind(second.id, stage.binding(three)));
      const { items } = await ok(queues.listBound({ queueIds: [one, three, free] }));
      sameEntries(
        items.map(({ queueId }) => queueId),
        [one, three],
        'bound ones of these',
      );
      const none = await ok(queues.listBound({ queueIds: [free] }));
      assert.deepEqual(none, { items: [] });
    },
  },
  {
    id: 'queues.unknown-assistant',
    contract: 'Queues of an assistant that never was are `notFound`.',
    feature: 'queues',
    run: async (stage) => {
      const { failed, given } = stage;
      const queues = stage.feature('queues');
      const { assistantId } = given('unknown');
      const [queueId = ''] = stage.queueIds(1);
      const kind = 'notFound';
      await failed(queues.list(assistantId), { kind, operation: 'queues.list' });
      await failed(queues.get(assistantId, queueId), { kind, operation: 'queues.get' });
      await failed(queues.bind(assistantId, stage.binding(queueId)), {
        kind,
        operation: 'queues.bind',
      });
      await failed(queues.bindMany(assistantId, [stage.binding(queueId)]), { kind });
      await failed(queues.unbind(assistantId, queueId), { kind, operation: 'queues.unbind' });
      await failed(queues.unbindMany(assistantId, [queueId]), { kind });
      assert.deepEqual((await stage.ok(queues.listBound())).items, []);
    },
  },
  {
    id: 'queues.unknown-queue',
    contract:
      'Binding a queue that does not exist is `notFound`, or `invalidInput` where that is the vendor’s word.',
    feature: 'queues',
    needs: [
      needsInWorld('a queue that does not exist', ({ fixtures }) => fixtures.unknown.queueId),
    ],
    run: async (stage) => {
      const { failed, given, anAssistant } = stage;
      const queues = stage.feature('queues');
      const { id } = await anAssistant();
      const { queueId } = given('unknown');
      const missing =
        'fixtures.unknown.queueId is missing: the id of no queue, or unavailable(…) if every id is one';
      assert.ok(typeof queueId === 'string', missing);
      const kind = ['notFound', 'invalidInput'] as const;
      const draft = stage.binding(queueId);
      await failed(queues.bind(id, draft), { kind, operation: 'queues.bind', effect: 'none' });
      await failed(queues.bindMany(id, [draft]), {
        kind,
        operation: 'queues.bindMany',
        effect: 'none',
      });
    },
  },
];
