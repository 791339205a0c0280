/** Lists, whatever they hold: order, pages, cursors, and entries that go while somebody reads. */
import assert from 'node:assert/strict';
import type { ResultStream, Page, PageQuery, Reply } from '@assistant-provider/core';
import { entriesOf, pagesOf, sameEntries } from '../replies.js';
import type { ConformanceCase, ConformanceFeature, Need } from '../case.js';
import type { CaseContext } from '../case-context.js';

/** A list with entries in it. */
interface Shelf {
  /** In order of creation. */
  readonly ids: readonly string[];
  list(query?: PageQuery): Reply<Page<string>>;
  /** Absent where the contract has no iteration. */
  all?(query?: Omit<PageQuery, 'cursor'>): ResultStream<string>;
  remove(id: string): Promise<void>;
}

interface ListUnderTest {
  readonly name: string;
  readonly feature: ConformanceFeature;
  readonly operation: string;
  /** Fills the list with so many entries. */
  fill(stage: CaseContext, count: number): Promise<Shelf>;
}

const mapPage =
  <T>(idOf: (entry: T) => string) =>
  (page: Page<T>): Page<string> => ({ ...page, items: page.items.map(idOf) });

async function* mapEach<T>(
  each: ResultStream<T>,
  idOf: (entry: T) => string,
): AsyncGenerator<Awaited<Reply<string>>> {
  for await (const entry of each) yield entry.map(idOf);
}

const assistants: ListUnderTest = {
  name: 'listing',
  feature: 'core',
  operation: 'assistants.list',
  fill: async (stage, count) => {
    const { provider, remove } = stage;
    const idOf = ({ id }: { readonly id: string }) => id;
    const made = await stage.assistants(count);
    return {
      ids: made.map(idOf),
      list: (query) => provider.assistants.list(query).map(mapPage(idOf)),
      all: (query) => mapEach(provider.assistants.all(query), idOf),
      remove,
    };
  },
};

const queueOf = ({ queueId }: { readonly queueId: string }) => queueId;

async function bindAll(stage: CaseContext, count: number) {
  const queues = stage.feature('queues');
  const { id } = await stage.anAssistant();
  const ids = stage.queueIds(count);
  for (const queueId of ids) await stage.ok(queues.bind(id, stage.binding(queueId)));
  const remove = (queueId: string) => stage.ok(queues.unbind(id, queueId));
  return { id, ids, queues, remove };
}

const queuesOfAssistant: ListUnderTest = {
  name: 'queue-listing',
  feature: 'queues',
  operation: 'queues.list',
  fill: async (stage, count) => {
    const { id, ids, queues, remove } = await bindAll(stage, count);
    return {
      ids,
      list: (query) => queues.list(id, query).map(mapPage(queueOf)),
      all: (query) => mapEach(queues.all(id, query), queueOf),
      remove,
    };
  },
};

const boundQueues: ListUnderTest = {
  name: 'bound-listing',
  feature: 'queues',
  operation: 'queues.listBound',
  fill: async (stage, count) => {
    const { ids, queues, remove } = await bindAll(stage, count);
    return { ids, list: (query) => queues.listBound(query).map(mapPage(queueOf)), remove };
  },
};

/** Entries for two full pages and one more; five are enough where a page may hold two. */
const smallest = ({ limits }: CaseContext) => Math.max(2, limits.pageSize.min);
const several = (stage: CaseContext) => 2 * smallest(stage) + 1;
/** Queues come from the fixtures, which have five. */
const feasible = ({ feature }: ListUnderTest): readonly Need[] =>
  feature === 'core'
    ? []
    : [
        ({ limits }) =>
          limits.pageSize.min > 2
            ? { because: 'limits', reason: 'five queues do not fill a page' }
            : undefined,
      ];

const allPages = (stage: CaseContext, shelf: Shelf, pageSize: number) =>
  pagesOf(stage, (cursor) => shelf.list({ pageSize, ...(cursor !== undefined && { cursor }) }));

function casesOf(list: ListUnderTest): readonly ConformanceCase[] {
  const { name, feature, operation } = list;
  const needs = feasible(list);
  const one = (
    id: string,
    contract: string,
    run: (stage: CaseContext) => Promise<void>,
  ): ConformanceCase => ({
    id: `${name}.${id}`,
    contract: `${operation}: ${contract}`,
    feature,
    needs,
    run,
  });
  return [
    one('complete', 'each entry once a list, over all its pages.', async (stage) => {
      const shelf = await list.fill(stage, several(stage));
      const pageSize = smallest(stage);
      const pages = await allPages(stage, shelf, pageSize);
      sameEntries(entriesOf(pages), shelf.ids, 'entries of all pages');
    }),
    one('stable-order', 'in a stable order.', async (stage) => {
      const shelf = await list.fill(stage, several(stage));
      const read = async (pageSize: number) => entriesOf(await allPages(stage, shelf, pageSize));
      const first = await read(smallest(stage));
      assert.deepEqual(await read(smallest(stage)), first, 'the order has changed');
      const wide = await read(stage.limits.pageSize.max);
      assert.deepEqual(wide, first, 'larger pages have another order');
    }),
    one(
      'page-size',
      'no page holds more than `pageSize`, and each size of the limits is taken.',
      async (stage) => {
        const shelf = await list.fill(stage, several(stage));
        for (const pageSize of [
          stage.limits.pageSize.min,
          smallest(stage),
          stage.limits.pageSize.max,
        ]) {
          const { items } = await stage.ok(shelf.list({ pageSize }));
          assert.ok(items.length <= pageSize, `${items.length} entries on a page of ${pageSize}`);
          assert.ok(items.length > 0, 'the first page is empty');
        }
      },
    ),
    one(
      'last-page',
      '`nextCursor` is absent on the last page, which may be full, and a page with no items is the last one.',
      async (stage) => {
        const pageSize = smallest(stage);
        const shelf = await list.fill(stage, 2 * pageSize);
        const pages = await allPages(stage, shelf, pageSize);
        assert.ok(pages.length >= 2, `${shelf.ids.length} entries came on ${pages.length} page`);
        for (const { items } of pages.slice(0, -1))
          assert.ok(items.length > 0, 'a page with no items is not the last one');
      },
    ),
    one(
      'foreign-cursor',
      'a cursor that is none of this list is `invalidInput`; it does not begin anew.',
      async (stage) => {
        const shelf = await list.fill(stage, 1);
        const error = await stage.failed(shelf.list({ cursor: 'conformance-no-such-cursor' }), {
          kind: 'invalidInput',
          operation,
        });
        assert.equal(error.retry, 'never');
      },
    ),
    one(
      'removed-behind',
      'an entry that goes after it was read makes no other one be left out or repeated.',
      async (stage) => {
        const pageSize = smallest(stage);
        const shelf = await list.fill(stage, several(stage));
        const { items, nextCursor } = await stage.ok(shelf.list({ pageSize }));
        assert.ok(nextCursor !== undefined, 'the first page has no cursor');
        // The last of the page: the one that a cursor is most likely to point at.
        await shelf.remove(items.at(-1) ?? '');
        const rest = await pagesOf(stage, (cursor) =>
          shelf.list({ pageSize, cursor: cursor ?? nextCursor }),
        );
        const unread = shelf.ids.filter((id) => !items.includes(id));
        sameEntries(entriesOf(rest), unread, 'entries of the later pages');
      },
    ),
    one(
      'removed-ahead',
      'an entry that goes before it was read makes no other one be left out or repeated.',
      async (stage) => {
        const pageSize = smallest(stage);
        const shelf = await list.fill(stage, several(stage));
        const { items, nextCursor } = await stage.ok(shelf.list({ pageSize }));
        assert.ok(nextCursor !== undefined, 'the first page has no cursor');
        const [gone, ...left] = shelf.ids.filter((id) => !items.includes(id));
        await shelf.remove(gone ?? '');
        const rest = await pagesOf(stage, (cursor) =>
          shelf.list({ pageSize, cursor: cursor ?? nextCursor }),
        );
        // A vendor may show what is deleted, once.
        const shown = entriesOf(rest).filter((id) => id !== gone);
        sameEntries(shown, left, 'entries of the later pages');
        assert.ok(entriesOf(rest).length - shown.length <= 1, 'what is gone is repeated');
      },
    ),
    one('empty', 'without entries, one page with no items and no cursor.', async (stage) => {
      const shelf = await list.fill(stage, 1);
      await shelf.remove(shelf.ids[0] ?? '');
      const page = await stage.ok(shelf.list());
      if (feature !== 'core') assert.deepEqual(page.items, []);
      if (page.items.length === 0) assert.equal(page.nextCursor, undefined);
    }),
    ...(operation === 'queues.listBound' ? [] : iterationCases(list, one)),
  ];
}

function iterationCases(
  list: ListUnderTest,
  one: (
    id: string,
    contract: string,
    run: (stage: CaseContext) => Promise<void>,
  ) => ConformanceCase,
): readonly ConformanceCase[] {
  return [
    one(
      'iteration',
      '`all` holds what all pages hold, in their order, and ends; each `for await` starts anew.',
      async (stage) => {
        const shelf = await list.fill(stage, several(stage));
        const pageSize = smallest(stage);
        const pages = await allPages(stage, shelf, pageSize);
        const each = shelf.all?.({ pageSize });
        assert.ok(each);
        const most = shelf.ids.length + 1;
        assert.deepEqual(await stage.collect(each, most), entriesOf(pages));
        const again = shelf.all?.({ pageSize });
        assert.ok(again);
        assert.deepEqual(await stage.collect(again, most), entriesOf(pages), 'a second time');
      },
    ),
    one(
      'iteration-left',
      'an iteration that the caller leaves asks for no further page.',
      async (stage) => {
        const shelf = await list.fill(stage, several(stage));
        const each = shelf.all?.({ pageSize: smallest(stage) });
        assert.ok(each);
        stage.probe.clear();
        for await (const entry of each) {
          assert.ok(entry.isOk());
          break;
        }
        await stage.soon(stage.probe.finished(), 'the page that was read ahead did not end');
        // The one that was read and the one ahead of it. Each page is a call, with a key of its own,
        // however many exchanges it takes.
        const pages = new Set(stage.probe.exchanges.map(({ idempotencyKey }) => idempotencyKey));
        assert.ok(pages.size <= 2, `${pages.size} pages were read`);
      },
    ),
  ];
}

export const pagingCases: readonly ConformanceCase[] = [
  ...casesOf(assistants),
  ...casesOf(queuesOfAssistant),
  ...casesOf(boundQueues),
];
