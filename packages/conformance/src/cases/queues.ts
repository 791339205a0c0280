/** Queue bindings one at a time. */
import assert from 'node:assert/strict';
import { checkBinding, hasMembers, sameEntries } from '../replies.js';
import { needsFromVendor, type ConformanceCase } from '../case.js';
import { twoAssistants } from '../two-assistants.js';

export const queueCases: readonly ConformanceCase[] = [
  {
    id: 'queues.bind',
    contract: 'Binds a queue; the result, `get` and `list` show the same binding.',
    feature: 'queues',
    run: async (context) => {
      const { ok } = context;
      const { queues, first, queueIds } = await twoAssistants(context);
      const [queueId] = queueIds;
      const { binding, takenFrom } = await ok(queues.bind(first.id, context.binding(queueId)));
      checkBinding(binding);
      assert.equal(takenFrom, undefined);
      const expected = { ...context.binding(queueId), assistantId: first.id };
      hasMembers(binding, expected, 'the answer');
      hasMembers(await ok(queues.get(first.id, queueId)), expected, 'get');
      const { items } = await ok(queues.list(first.id));
      assert.equal(items.length, 1);
      hasMembers(items[0] ?? {}, expected, 'list');
    },
  },
  {
    id: 'queues.media-types',
    contract: 'Each media type of the limits is kept, alone and together.',
    feature: 'queues',
    run: async (context) => {
      const { ok, limits } = context;
      const { queues, first, queueIds } = await twoAssistants(context);
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
    contract: 'Binding again changes the media types of the existing binding, and takes nothing.',
    feature: 'queues',
    run: async (context) => {
      const { ok, limits } = context;
      const { queues, first, queueIds } = await twoAssistants(context);
      const [queueId] = queueIds;
      const mediaTypes = limits.queues?.mediaTypes.slice(-1) ?? [];
      await ok(queues.bind(first.id, context.binding(queueId)));
      for (const onConflict of ['take', 'fail'] as const) {
        const again = await ok(queues.bind(first.id, { queueId, mediaTypes }, { onConflict }));
        assert.deepEqual(again.binding.mediaTypes, mediaTypes);
        assert.equal(again.takenFrom, undefined, 'takenFrom is the assistant’s own binding');
      }
      assert.equal((await ok(queues.list(first.id))).items.length, 1);
    },
  },
  {
    id: 'queues.get-not-bound',
    contract:
      '`get` fails with `notFound` if the queue is not bound to this assistant, even if another one has it.',
    feature: 'queues',
    run: async (context) => {
      const { ok, failed } = context;
      const { queues, first, second, queueIds } = await twoAssistants(context);
      const [bound, free] = queueIds;
      await ok(queues.bind(second.id, context.binding(bound)));
      for (const queueId of [bound, free])
        await failed(queues.get(first.id, queueId), { kind: 'notFound', operation: 'queues.get' });
    },
  },
  {
    id: 'queues.unbind',
    contract: 'Unbinds that queue and no other.',
    feature: 'queues',
    run: async (context) => {
      const { ok, failed } = context;
      const { queues, first, queueIds } = await twoAssistants(context);
      const [gone, kept] = queueIds;
      for (const queueId of [gone, kept]) await ok(queues.bind(first.id, context.binding(queueId)));
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
      '`unbind` fails with `notFound` if the queue is not bound to this assistant; another assistant keeps it.',
    feature: 'queues',
    run: async (context) => {
      const { ok, failed } = context;
      const { queues, first, second, queueIds } = await twoAssistants(context);
      const [bound, free] = queueIds;
      await ok(queues.bind(second.id, context.binding(bound)));
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
    contract: '`list` returns the bindings of this assistant only.',
    feature: 'queues',
    run: async (context) => {
      const { ok, collect } = context;
      const { queues, first, second, queueIds } = await twoAssistants(context);
      const [one, two, three] = queueIds;
      for (const queueId of [one, two]) await ok(queues.bind(first.id, context.binding(queueId)));
      await ok(queues.bind(second.id, context.binding(three)));
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
    contract: '`listBound` returns the bindings of all assistants, each with its assistant.',
    feature: 'queues',
    run: async (context) => {
      const { ok } = context;
      const { queues, first, second, queueIds } = await twoAssistants(context);
      const [one, two] = queueIds;
      await ok(queues.bind(first.id, context.binding(one)));
      await ok(queues.bind(second.id, context.binding(two)));
      const { items } = await ok(queues.listBound());
      items.forEach(checkBinding);
      const owners = Object.fromEntries(items.map((item) => [item.queueId, item.assistantId]));
      assert.deepEqual(owners, { [one]: first.id, [two]: second.id });
    },
  },
  {
    id: 'queues.list-bound-filter',
    contract:
      '`listBound` and `allBound` with `queueIds` return the bindings of these queues only.',
    feature: 'queues',
    run: async (context) => {
      const { ok, collect } = context;
      const { queues, first, second, queueIds } = await twoAssistants(context);
      const [one, two, three, free] = queueIds;
      for (const queueId of [one, two]) await ok(queues.bind(first.id, context.binding(queueId)));
      await ok(queues.bind(second.id, context.binding(three)));
      const wanted = { queueIds: [one, three, free] };
      const { items } = await ok(queues.listBound(wanted));
      for (const read of [items, await collect(queues.allBound(wanted))])
        sameEntries(
          read.map(({ queueId }) => queueId),
          [one, three],
          'bindings of these queues',
        );
      const none = await ok(queues.listBound({ queueIds: [free] }));
      assert.deepEqual(none, { items: [] });
    },
  },
  {
    id: 'queues.unknown-assistant',
    contract: 'Queues of an assistant that never existed are `notFound`.',
    feature: 'queues',
    run: async (context) => {
      const { failed, given } = context;
      const queues = context.feature('queues');
      const { assistantId } = given('unknown');
      const [queueId = ''] = context.queueIds(1);
      const kind = 'notFound';
      await failed(queues.list(assistantId), { kind, operation: 'queues.list' });
      await failed(queues.get(assistantId, queueId), { kind, operation: 'queues.get' });
      await failed(queues.bind(assistantId, context.binding(queueId)), {
        kind,
        operation: 'queues.bind',
      });
      await failed(queues.bindMany(assistantId, [context.binding(queueId)]), { kind });
      await failed(queues.unbind(assistantId, queueId), { kind, operation: 'queues.unbind' });
      await failed(queues.unbindMany(assistantId, [queueId]), { kind });
      assert.deepEqual((await context.ok(queues.listBound())).items, []);
    },
  },
  {
    id: 'queues.unknown-queue',
    contract:
      'Binding a queue that does not exist fails with `notFound`, or with `invalidInput` if the vendor says so.',
    feature: 'queues',
    needs: [
      needsFromVendor('a queue that does not exist', ({ fixtures }) => fixtures.unknown.queueId),
    ],
    run: async (context) => {
      const { failed, given, anAssistant } = context;
      const queues = context.feature('queues');
      const { id } = await anAssistant();
      const { queueId } = given('unknown');
      const missing =
        'fixtures.unknown.queueId is missing: give an id that no queue has, or unavailable(…) if every id has a queue';
      assert.ok(typeof queueId === 'string', missing);
      const kind = ['notFound', 'invalidInput'] as const;
      const draft = context.binding(queueId);
      await failed(queues.bind(id, draft), { kind, operation: 'queues.bind', effect: 'none' });
      await failed(queues.bindMany(id, [draft]), {
        kind,
        operation: 'queues.bindMany',
        effect: 'none',
      });
    },
  },
];
