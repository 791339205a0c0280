/**
 * Finding the assistant of a queue at a vendor that only lists the queues of one assistant. Its driver
 * reads all assistants, on several pages, and some are deleted meanwhile.
 */
import assert from 'node:assert/strict';
import { entriesOf, hasMembers, pagesOf, sameEntries } from '../replies.js';
import { needsControl, type ConformanceCase } from '../case.js';
import type { CaseContext } from '../case-context.js';
import { twoAssistants } from '../two-assistants.js';

/** More entries than a page of the largest size, unless that takes too many. */
const moreThanAPage = ({ limits }: CaseContext) => Math.min(limits.pageSize.max, 100) + 1;

/** No driver needs as many requests for the few assistants of a case. */
const mostExchanges = 100;

/** Repeats the call, and deletes an assistant when the second request begins, then the third … */
async function whileDeletingOne(
  context: CaseContext,
  call: () => Promise<unknown>,
  undo: () => Promise<unknown>,
): Promise<void> {
  const { probe, controls, name, anAssistant, remove } = context;
  for (let at = 2; at < mostExchanges; at += 1) {
    const { id } = await anAssistant({ name: name(at + 1) });
    probe.clear();
    probe.onBegin(() => (probe.requests.length === at ? controls.deleteBehind(id) : undefined));
    await call();
    const { length } = probe.requests;
    probe.onBegin(() => undefined);
    if (length < at) return remove(id);
    await undo();
  }
  assert.fail(`one call made ${mostExchanges} requests`);
}

export const manyAssistantsCases: readonly ConformanceCase[] = [
  {
    id: 'many-assistants.deleted-between-pages',
    contract: '`listBound`: deleting an assistant between two pages removes only its own bindings.',
    feature: 'queues',
    needs: [
      ({ limits }) =>
        limits.pageSize.min > 2
          ? { because: 'limits', reason: 'five queues do not fill a page' }
          : undefined,
    ],
    run: async (context) => {
      const { ok, remove } = context;
      const queues = context.feature('queues');
      const [first, second, third] = await context.assistants(3);
      const [one, two, three, four, five] = context.queueIds(5);
      assert.ok(first && second && third && one && two && three && four && five);
      // The second and third assistants have different queues, so a cursor by position would go wrong.
      const bound = [
        [first.id, three],
        [second.id, four],
        [second.id, five],
        [third.id, one],
        [third.id, two],
      ] as const;
      for (const [id, queueId] of bound) await ok(queues.bind(id, context.binding(queueId)));
      const page = await ok(queues.listBound({ pageSize: 2 }));
      const { nextCursor } = page;
      assert.ok(nextCursor !== undefined, 'the first page has no cursor');
      // Delete the assistant of the last entry: a cursor most likely points at that.
      const deleted = page.items.at(-1)?.assistantId ?? '';
      await remove(deleted);
      const rest = await pagesOf(context, (cursor) =>
        queues.listBound({ pageSize: 2, cursor: cursor ?? nextCursor }),
      );
      const read = page.items.map(({ queueId }) => queueId);
      sameEntries(
        entriesOf(rest).map(({ queueId }) => queueId),
        bound.flatMap(([id, queueId]) => (id === deleted || read.includes(queueId) ? [] : queueId)),
        'entries of the later pages',
      );
    },
  },
  {
    id: 'many-assistants.deleted-meanwhile',
    contract:
      '`listBound` and `bind` succeed if somebody else deletes an assistant while they read all of them.',
    feature: 'queues',
    needs: [needsControl('deletion without the driver', ({ deleteBehind }) => deleteBehind)],
    run: async (context) => {
      const { ok } = context;
      const { queues, first, second, queueIds } = await twoAssistants(context);
      const [held, free] = queueIds;
      await ok(queues.bind(second.id, context.binding(held)));
      await whileDeletingOne(
        context,
        async () => {
          const { items } = await ok(queues.listBound());
          assert.deepEqual(
            items.map(({ queueId }) => queueId),
            [held],
          );
        },
        () => Promise.resolve(),
      );
      await whileDeletingOne(
        context,
        () => ok(queues.bind(first.id, context.binding(free))),
        () => ok(queues.unbind(first.id, free)),
      );
    },
  },
  {
    id: 'many-assistants.displacement',
    contract: 'The assistant of a queue is found among any number of assistants.',
    feature: 'queues',
    run: async (context) => {
      const { provider, ok, failed, name, anAssistant, collect } = context;
      const queues = context.feature('queues');
      const [queueId = ''] = context.queueIds(1);
      const ends = [await anAssistant({ name: name(1) })];
      for (let number = 2; number < moreThanAPage(context); number += 1)
        await ok(provider.assistants.create({ name: name(number) }));
      ends.push(await anAssistant({ name: name(moreThanAPage(context)) }));
      // In any order, the last assistant of the list is not on the first page.
      const listed = (await collect(provider.assistants.all())).map(({ id }) => id);
      const [first, last] = ends
        .map(({ id }) => id)
        .sort((a, b) => listed.indexOf(a) - listed.indexOf(b));
      assert.ok(first && last);
      await ok(queues.bind(last, context.binding(queueId)));
      await failed(queues.bind(first, context.binding(queueId), { onConflict: 'fail' }), {
        kind: 'conflict',
        operation: 'queues.bind',
        effect: 'none',
      });
      const { takenFrom } = await ok(queues.bind(first, context.binding(queueId)));
      hasMembers(takenFrom ?? {}, { queueId, assistantId: last }, 'takenFrom');
    },
  },
];
