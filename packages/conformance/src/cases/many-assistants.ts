/**
 * Who has a queue, where a vendor can only be asked what one assistant has: its driver looks through
 * all of them, on several pages, and some go meanwhile.
 */
import assert from 'node:assert/strict';
import { entriesOf, hasMembers, pagesOf, sameEntries } from '../replies.js';
import { needsWay, type ConformanceCase } from '../case.js';
import type { CaseContext } from '../case-context.js';
import { twoAssistants } from '../two-assistants.js';

/** More than one page of a driver that asks for the largest, as far as that is no burden. */
const moreThanAPage = ({ limits }: CaseContext) => Math.min(limits.pageSize.max, 100) + 1;

/** More exchanges than any driver needs for the few assistants of a case. */
const mostExchanges = 100;

/** Makes the call anew for each of its exchanges, and as that begins an assistant goes. */
async function whileOneGoes(
  stage: CaseContext,
  call: () => Promise<unknown>,
  undo: () => Promise<unknown>,
): Promise<void> {
  const { probe, controls, name, anAssistant, remove } = stage;
  for (let at = 2; at < mostExchanges; at += 1) {
    const { id } = await anAssistant({ name: name(at + 1) });
    probe.clear();
    probe.onBegin(() => (probe.exchanges.length === at ? controls.deleteBehind(id) : undefined));
    await call();
    const { length } = probe.exchanges;
    probe.onBegin(() => undefined);
    if (length < at) return remove(id);
    await undo();
  }
  assert.fail(`one call made ${mostExchanges} exchanges`);
}

export const manyAssistantsCases: readonly ConformanceCase[] = [
  {
    id: 'many-assistants.deleted-between-pages',
    contract:
      '`listBound`: an assistant that is deleted between two pages takes its own bindings with it, and no other.',
    feature: 'queues',
    needs: [
      ({ limits }) =>
        limits.pageSize.min > 2
          ? { because: 'limits', reason: 'five queues do not fill a page' }
          : undefined,
    ],
    run: async (stage) => {
      const { ok, remove } = stage;
      const queues = stage.feature('queues');
      const [first, second, third] = await stage.assistants(3);
      const [one, two, three, four, five] = stage.queueIds(5);
      assert.ok(first && second && third && one && two && three && four && five);
      // A place among the queues of the second is another one among those of the third.
      const bound = [
        [first.id, three],
        [second.id, four],
        [second.id, five],
        [third.id, one],
        [third.id, two],
      ] as const;
      for (const [id, queueId] of bound) await ok(queues.bind(id, stage.binding(queueId)));
      const page = await ok(queues.listBound({ pageSize: 2 }));
      const { nextCursor } = page;
      assert.ok(nextCursor !== undefined, 'the first page has no cursor');
      // Of the last entry: the one that a cursor is most likely to point at.
      const deleted = page.items.at(-1)?.assistantId ?? '';
      await remove(deleted);
      const rest = await pagesOf(stage, (cursor) =>
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
      'An assistant that somebody else deletes while `listBound` or `bind` looks through them is no error.',
    feature: 'queues',
    needs: [needsWay('deleting behind the driver', ({ deleteBehind }) => deleteBehind)],
    run: async (stage) => {
      const { ok } = stage;
      const { queues, first, second, queueIds } = await twoAssistants(stage);
      const [held, free] = queueIds;
      await ok(queues.bind(second.id, stage.binding(held)));
      await whileOneGoes(
        stage,
        async () => {
          const { items } = await ok(queues.listBound());
          assert.deepEqual(
            items.map(({ queueId }) => queueId),
            [held],
          );
        },
        () => Promise.resolve(),
      );
      await whileOneGoes(
        stage,
        () => ok(queues.bind(first.id, stage.binding(free))),
        () => ok(queues.unbind(first.id, free)),
      );
    },
  },
  {
    id: 'many-assistants.displacement',
    contract: 'Whoever has a queue is found, however many assistants there are.',
    feature: 'queues',
    run: async (stage) => {
      const { provider, ok, failed, name, anAssistant, collect } = stage;
      const queues = stage.feature('queues');
      const [queueId = ''] = stage.queueIds(1);
      const ends = [await anAssistant({ name: name(1) })];
      for (let number = 2; number < moreThanAPage(stage); number += 1)
        await ok(provider.assistants.create({ name: name(number) }));
      ends.push(await anAssistant({ name: name(moreThanAPage(stage)) }));
      // Whatever the order of the list, the last of it is on no first page.
      const listed = (await collect(provider.assistants.all())).map(({ id }) => id);
      const [first, last] = ends
        .map(({ id }) => id)
        .sort((a, b) => listed.indexOf(a) - listed.indexOf(b));
      assert.ok(first && last);
      await ok(queues.bind(last, stage.binding(queueId)));
      await failed(queues.bind(first, stage.binding(queueId), { onConflict: 'fail' }), {
        kind: 'conflict',
        operation: 'queues.bind',
        effect: 'none',
      });
      const { takenFrom } = await ok(queues.bind(first, stage.binding(queueId)));
      hasMembers(takenFrom ?? {}, { queueId, assistantId: last }, 'displaced');
    },
  },
];
