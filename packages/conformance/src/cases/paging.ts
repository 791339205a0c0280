/** All lists: order, pages, cursors, and entries that are deleted during an iteration. */
import assert from 'node:assert/strict';
import type { ResultStream, Page, PageQuery, Reply } from '@assistant-provider/core';
import { entriesOf, pagesOf, sameEntries } from '../replies.js';
import type { ConformanceCase, Need } from '../case.js';
import type { ConformanceFeature } from '../feature.js';
import type { CaseContext } from '../case-context.js';

/** A list with entries in it. */
interface Shelf {
  /** In order of creation. */
  readonly ids: readonly string[];
  list(query?: PageQuery): Reply<Page<string>>;
  all(query?: Omit<PageQuery, 'cursor'>): ResultStream<string>;
  remove(id: string): Promise<void>;
}

interface ListUnderTest {
  readonly name: string;
  readonly feature: ConformanceFeature;
  readonly operation: string;
  /** Fills the list with `count` entries. */
  fill(context: CaseContext, count: number): Promise<Shelf>;
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
  fill: async (context, count) => {
    const { provider, remove } = context;
    const idOf = ({ id }: { readonly id: string }) => id;
    const made = await context.assistants(count);
    return {
      ids: made.map(idOf),
      list: (query) => provider.assistants.list(query).map(mapPage(idOf)),
      all: (query) => mapEach(provider.assistants.all(query), idOf),
      remove,
    };
  },
};

const queueOf = ({ queueId }: { readonly queueId: string }) => queueId;

async function bindAll(context: CaseContext, count: number) {
  const queues = context.feature('queues');
  const { id } = await context.anAssistant();
  const ids = context.queueIds(count);
  for (const queueId of ids) await context.ok(queues.bind(id, context.binding(queueId)));
  const remove = (queueId: string) => context.ok(queues.unbind(id, queueId));
  return { id, ids, queues, remove };
}

const queuesOfAssistant: ListUnderTest = {
  name: 'queue-listing',
  feature: 'queues',
  operation: 'queues.list',
  fill: async (context, count) => {
    const { id, ids, queues, remove } = await bindAll(context, count);
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
  fill: async (context, count) => {
    const { ids, queues, remove } = await bindAll(context, count);
    return {
      ids,
      list: (query) => queues.listBound(query).map(mapPage(queueOf)),
      all: (query) => mapEach(queues.allBound(query), queueOf),
      remove,
    };
  },
};

/** Enough entries for two full pages and one more entry. */
const smallest = ({ limits }: CaseContext) => Math.max(2, limits.pageSize.min);
const several = (context: CaseContext) => 2 * smallest(context) + 1;
/** The fixtures have five queues. */
const feasible = ({ feature }: ListUnderTest): readonly Need[] =>
  feature === 'core'
    ? []
    : [
        ({ limits }) =>
          limits.pageSize.min > 2
            ? { because: 'limits', reason: 'five queues do not fill a page' }
            : undefined,
      ];

const allPages = (context: CaseContext, shelf: Shelf, pageSize: number) =>
  pagesOf(context, (cursor) => shelf.list({ pageSize, ...(cursor !== undefined && { cursor }) }));

function casesOf(list: ListUnderTest): readonly ConformanceCase[] {
  const { name, feature, operation } = list;
  const needs = feasible(list);
  const one = (
    id: string,
    contract: string,
    run: (context: CaseContext) => Promise<void>,
  ): ConformanceCase => ({
    id: `${name}.${id}`,
    contract: `${operation}: ${contract}`,
    feature,
    needs,
    run,
  });
  return [
    one('complete', 'the pages together hold each entry exactly once.', async (context) => {
      const shelf = await list.fill(context, several(context));
      const pageSize = smallest(context);
      const pages = await allPages(context, shelf, pageSize);
      sameEntries(entriesOf(pages), shelf.ids, 'entries of all pages');
    }),
    one('stable-order', 'the order is stable.', async (context) => {
      const shelf = await list.fill(context, several(context));
      const read = async (pageSize: number) => entriesOf(await allPages(context, shelf, pageSize));
      const first = await read(smallest(context));
      assert.deepEqual(await read(smallest(context)), first, 'the order has changed');
      const wide = await read(context.limits.pageSize.max);
      assert.deepEqual(wide, first, 'larger pages have another order');
    }),
    one(
      'page-size',
      'no page holds more than `pageSize`, and each size that the limits allow is accepted.',
      async (context) => {
        const shelf = await list.fill(context, several(context));
        for (const pageSize of [
          context.limits.pageSize.min,
          smallest(context),
          context.limits.pageSize.max,
        ]) {
          const { items } = await context.ok(shelf.list({ pageSize }));
          assert.ok(items.length <= pageSize, `${items.length} entries on a page of ${pageSize}`);
          assert.ok(items.length > 0, 'the first page is empty');
        }
      },
    ),
    one(
      'last-page',
      'only the last page has no `nextCursor`, even if it is full; an empty page is the last one.',
      async (context) => {
        const pageSize = smallest(context);
        const shelf = await list.fill(context, 2 * pageSize);
        const pages = await allPages(context, shelf, pageSize);
        assert.ok(pages.length >= 2, `${shelf.ids.length} entries came on ${pages.length} page`);
        for (const { items } of pages.slice(0, -1))
          assert.ok(items.length > 0, 'a page with no items is not the last one');
      },
    ),
    one(
      'foreign-cursor',
      'a cursor of another list is `invalidInput`, and does not start from the beginning.',
      async (context) => {
        const shelf = await list.fill(context, 1);
        const error = await context.failed(shelf.list({ cursor: 'conformance-no-such-cursor' }), {
          kind: 'invalidInput',
          operation,
        });
        assert.equal(error.retry, 'never');
      },
    ),
    one(
      'removed-behind',
      'if an entry is deleted after it was read, no other entry is skipped or repeated.',
      async (context) => {
        const pageSize = smallest(context);
        const shelf = await list.fill(context, several(context));
        const { items, nextCursor } = await context.ok(shelf.list({ pageSize }));
        assert.ok(nextCursor !== undefined, 'the first page has no cursor');
        // Delete the last entry of the page: a cursor most likely points at that.
        await shelf.remove(items.at(-1) ?? '');
        const rest = await pagesOf(context, (cursor) =>
          shelf.list({ pageSize, cursor: cursor ?? nextCursor }),
        );
        const unread = shelf.ids.filter((id) => !items.includes(id));
        sameEntries(entriesOf(rest), unread, 'entries of the later pages');
      },
    ),
    one(
      'removed-ahead',
      'if an entry is deleted before it was read, no other entry is skipped or repeated.',
      async (context) => {
        const pageSize = smallest(context);
        const shelf = await list.fill(context, several(context));
        const { items, nextCursor } = await context.ok(shelf.list({ pageSize }));
        assert.ok(nextCursor !== undefined, 'the first page has no cursor');
        const [gone, ...left] = shelf.ids.filter((id) => !items.includes(id));
        await shelf.remove(gone ?? '');
        const rest = await pagesOf(context, (cursor) =>
          shelf.list({ pageSize, cursor: cursor ?? nextCursor }),
        );
        // A vendor may list the deleted entry, once.
        const shown = entriesOf(rest).filter((id) => id !== gone);
        sameEntries(shown, left, 'entries of the later pages');
        assert.ok(entriesOf(rest).length - shown.length <= 1, 'the deleted entry is repeated');
      },
    ),
    one(
      'empty',
      'without entries there is one page, without items and cursor.',
      async (context) => {
        const shelf = await list.fill(context, 1);
        await shelf.remove(shelf.ids[0] ?? '');
        const page = await context.ok(shelf.list());
        if (feature !== 'core') assert.deepEqual(page.items, []);
        if (page.items.length === 0) assert.equal(page.nextCursor, undefined);
      },
    ),
    ...iterationCases(list, one),
  ];
}

function iterationCases(
  list: ListUnderTest,
  one: (
    id: string,
    contract: string,
    run: (context: CaseContext) => Promise<void>,
  ) => ConformanceCase,
): readonly ConformanceCase[] {
  return [
    one(
      'iteration',
      'the iteration yields the entries of all pages in their order, and ends; each `for await` starts from the beginning.',
      async (context) => {
        const shelf = await list.fill(context, several(context));
        const pageSize = smallest(context);
        const pages = await allPages(context, shelf, pageSize);
        const each = shelf.all({ pageSize });
        const most = shelf.ids.length + 1;
        assert.deepEqual(await context.collect(each, most), entriesOf(pages));
        const again = shelf.all({ pageSize });
        assert.deepEqual(await context.collect(again, most), entriesOf(pages), 'a second time');
      },
    ),
    one(
      'iteration-left',
      'an iteration that the caller leaves reads no further page.',
      async (context) => {
        const shelf = await list.fill(context, several(context));
        const each = shelf.all({ pageSize: smallest(context) });
        context.probe.clear();
        for await (const entry of each) {
          assert.ok(entry.isOk());
          break;
        }
        await context.soon(context.probe.finished(), 'the page that was read ahead did not end');
        // The page that was read, and the one ahead of it. Each page is a call with a key of its own,
        // and may take several requests.
        const pages = new Set(context.probe.requests.map(({ idempotencyKey }) => idempotencyKey));
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
