/** Two assistants and one queue at the same time, through one provider. */
import assert from 'node:assert/strict';
import type { AssistantError, QueueBinding, Reply } from '@assistant-provider/core';
import { errAsync } from 'neverthrow';
import type { CaseContext } from '../case-context.js';
import type { ConformanceCase } from '../case.js';
import { twoAssistants } from '../two-assistants.js';

const holdersOf = async ({ feature, ok }: CaseContext) =>
  Object.fromEntries(
    (await ok(feature('queues').listBound())).items.map((item) => [item.queueId, item.assistantId]),
  );

const heldBy = (assistantId: string, queueIds: readonly string[]) =>
  Object.fromEntries(queueIds.map((queueId) => [queueId, assistantId]));

/** Runs both calls at once. One of them must succeed and the other must fail with `conflict`. */
async function oneOf(
  context: CaseContext,
  calls: readonly [Reply<unknown>, Reply<unknown>],
): Promise<0 | 1> {
  const results = await Promise.all(calls);
  const errors = results.flatMap((result): AssistantError[] =>
    result.isErr() ? [result.error] : [],
  );
  assert.equal(errors.length, 1, `${2 - errors.length} calls succeeded, and 1 may`);
  for (const error of errors)
    await context.failed(errAsync(error), { kind: 'conflict', effect: 'none' });
  return results[0].isOk() ? 0 : 1;
}

const fail = { onConflict: 'fail' } as const;

export const sharedQueueCases: readonly ConformanceCase[] = [
  {
    id: 'shared-queues.bind-refused',
    contract:
      "If two assistants bind one queue concurrently with `onConflict: 'fail'`, one call succeeds and the other fails with `conflict`.",
    feature: 'queues',
    run: async (context) => {
      const { queues, first, second, queueIds } = await twoAssistants(context);
      const [queueId] = queueIds;
      const binding = context.binding(queueId);
      const winner = await oneOf(context, [
        queues.bind(first.id, binding, fail),
        queues.bind(second.id, binding, fail),
      ]);
      const { id } = [first, second][winner] ?? first;
      assert.deepEqual(await holdersOf(context), heldBy(id, [queueId]));
    },
  },
  {
    id: 'shared-queues.bind-many-refused',
    contract:
      'The same holds for `bindMany` beside `bind` or `bindMany`, in any order of the queues, and the call that fails binds nothing.',
    feature: 'queues',
    run: async (context) => {
      const { ok } = context;
      const { queues, first, second, queueIds } = await twoAssistants(context);
      const [shared, other, another, third] = queueIds;
      const drafts = (...ids: string[]) => ids.map((queueId) => context.binding(queueId));
      const many = await oneOf(context, [
        queues.bindMany(first.id, drafts(shared, other), fail),
        queues.bindMany(second.id, drafts(third, another, shared), fail),
      ]);
      assert.deepEqual(
        await holdersOf(context),
        many === 0
          ? heldBy(first.id, [shared, other])
          : heldBy(second.id, [third, another, shared]),
      );
      for (const { id } of [first, second]) await ok(queues.unbindMany(id, queueIds));
      const one = await oneOf(context, [
        queues.bindMany(first.id, drafts(other, shared), fail),
        queues.bind(second.id, context.binding(shared), fail),
      ]);
      assert.deepEqual(
        await holdersOf(context),
        one === 0 ? heldBy(first.id, [shared, other]) : heldBy(second.id, [shared]),
      );
    },
  },
  {
    id: 'shared-queues.taken',
    contract:
      'If two assistants bind one queue concurrently, the later call reports the binding of the earlier one in `takenFrom`.',
    feature: 'queues',
    run: async (context) => {
      const { ok } = context;
      const { queues, first, second, queueIds } = await twoAssistants(context);
      const [one, two, three] = queueIds;
      const single = (id: string) =>
        ok(queues.bind(id, context.binding(one))).then(({ takenFrom }) => [takenFrom ?? []].flat());
      const several = (id: string, ids: readonly string[]) =>
        ok(
          queues.bindMany(
            id,
            ids.map((queueId) => context.binding(queueId)),
          ),
        ).then(({ takenFrom }) => takenFrom);
      const check = async (reported: readonly (readonly QueueBinding[])[], ids: string[]) => {
        const holders = await holdersOf(context);
        const shown = reported.map((taken) => taken.map((b) => [b.queueId, b.assistantId]));
        for (const queueId of ids) {
          const later = holders[queueId] === first.id ? 0 : 1;
          const former = later === 0 ? second.id : first.id;
          assert.deepEqual(
            shown[later]?.filter(([id]) => id === queueId),
            [[queueId, former]],
            'the later call does not report the earlier binding',
          );
          assert.deepEqual(
            shown[1 - later]?.filter(([id]) => id === queueId),
            [],
            'the earlier call reports a binding',
          );
        }
      };
      await check(await Promise.all([single(first.id), single(second.id)]), [one]);
      await check(
        await Promise.all([several(first.id, [two, three]), several(second.id, [three, two])]),
        [two, three],
      );
    },
  },
  {
    id: 'shared-queues.moved',
    contract:
      '`bindMany` of other queues does not take back a queue that another assistant takes at the same time.',
    feature: 'queues',
    run: async (context) => {
      const { ok } = context;
      const { queues, first, second, queueIds } = await twoAssistants(context);
      const [moved, ...others] = queueIds;
      await ok(queues.bind(first.id, context.binding(moved)));
      const [, { takenFrom }] = await Promise.all([
        ok(
          queues.bindMany(
            first.id,
            others.map((queueId) => context.binding(queueId)),
          ),
        ),
        ok(queues.bind(second.id, context.binding(moved))),
      ]);
      assert.equal(takenFrom?.assistantId, first.id, 'takenFrom');
      assert.deepEqual(await holdersOf(context), {
        ...heldBy(first.id, others),
        [moved]: second.id,
      });
    },
  },
];
