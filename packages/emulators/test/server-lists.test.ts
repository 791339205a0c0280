import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createEmulatorClock } from '../src/server/clock.js';
import { pageOfSorted } from '../src/server/list-page.js';
import type { PageSelection } from '../src/server/list-page.js';
import { compareKeys, createSortedList } from '../src/server/sorted-list.js';
import type { SortKey } from '../src/server/sorted-list.js';
import { createTable } from '../src/server/table.js';

const numbers = (from: number, until: number) =>
  Array.from({ length: until - from }, (_, index) => from + index);

describe('a sorted list', () => {
  test('holds what a sorted array would hold, at every size', () => {
    const change = fc.record({
      kind: fc.constantFrom('add', 'delete', 'addMany', 'deleteMany'),
      at: fc.integer({ min: 0, max: 3000 }),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const list = createSortedList((entry: number) => [entry]);
        const model = new Set<number>();
        for (const { kind, at } of changes)
          for (const entry of numbers(at, kind.endsWith('Many') ? at + 1300 : at + 1))
            if (kind.startsWith('delete')) {
              model.delete(entry);
              list.delete(entry);
            } else if (!model.has(entry)) {
              model.add(entry);
              list.add(entry);
            }
        const sorted = [...model].sort((left, right) => left - right);
        expect(list.size).toBe(sorted.length);
        expect([...list.walk(0, 1)]).toEqual(sorted);
        expect([...list.walk(list.size - 1, -1)]).toEqual(sorted.reverse());
        for (const { at } of changes) {
          const position = sorted.filter((entry) => entry < at).length;
          expect(list.positionOf((entry) => entry >= at)).toBe(position);
          expect([...list.walk(position - 1, -1)]).toEqual(sorted.filter((entry) => entry < at));
        }
      }),
      { numRuns: 50 },
    );
  });

  test('a walk from outside the list yields nothing', () => {
    const list = createSortedList((entry: number) => [entry], [1, 2]);
    expect([...list.walk(-1, 1), ...list.walk(2, -1), ...list.walk(2, 1)]).toEqual([]);
  });

  test('a page, an addition and a deletion read about as many keys at 100,000 entries as at 100', () => {
    const keysRead = (size: number) => {
      let read = 0;
      const list = createSortedList(
        (entry: number) => {
          read += 1;
          return [entry];
        },
        numbers(0, size),
      );
      read = 0;
      pageOfSorted(list, { pageSize: 25, after: [size / 2] });
      list.add(size / 2 - 0.5);
      list.delete(0);
      return read;
    };
    expect(keysRead(100_000)).toBeLessThan(4 * keysRead(100));
  });
});

describe('a page of a sorted list', () => {
  /** The rule, by the simplest means. */
  function expectedPage(sorted: readonly number[], { pageSize, after, before }: PageSelection) {
    const isBehind = (entry: number) => !after || compareKeys([entry], after) > 0;
    const isAhead = (entry: number) => !before || compareKeys([entry], before) < 0;
    const chosen = sorted.filter((entry) => isBehind(entry) && isAhead(entry));
    const entries = before && !after ? chosen.slice(-pageSize) : chosen.slice(0, pageSize);
    const [first] = entries;
    const last = entries.at(-1);
    return {
      entries,
      ...(last !== undefined && last !== sorted.at(-1) && { next: [last] }),
      ...(first !== undefined && first !== sorted[0] && { previous: [first] }),
    };
  }

  test('is the page that filtering and sorting the whole list would give', () => {
    const position = fc.option(fc.integer({ min: -1, max: 40 }), { nil: undefined });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 39 })),
        position,
        position,
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 3 }),
        (entries, after, before, pageSize, descending, divisor) => {
          const sign = descending ? -1 : 1;
          const accepts = (entry: number) => entry % divisor === 0;
          const page = pageOfSorted(
            createSortedList((entry: number): SortKey => [entry], entries),
            {
              pageSize,
              descending,
              after: after === undefined ? undefined : [after],
              before: before === undefined ? undefined : [before],
            },
            accepts,
          );
          // A descending page of a list is the ascending page of the negated list.
          const sorted = entries
            .filter(accepts)
            .map((entry) => entry * sign + 0)
            .sort((left, right) => left - right);
          const expected = expectedPage(sorted, {
            pageSize,
            after: after === undefined ? undefined : [after * sign],
            before: before === undefined ? undefined : [before * sign],
          });
          const mirrored = (key?: SortKey) => key && [Number(key[0]) * sign + 0];
          expect({
            entries: page.entries.map((entry) => entry * sign + 0),
            next: mirrored(page.next),
            previous: mirrored(page.previous),
          }).toEqual({
            entries: expected.entries,
            next: expected.next,
            previous: expected.previous,
          });
        },
      ),
    );
  });
});

describe('a table', () => {
  interface Item {
    readonly id: string;
    readonly rank: number;
    readonly owner?: string;
  }
  const lists = {
    all: { order: ({ rank }: Item): SortKey => [rank] },
    byOwner: {
      order: ({ id }: Item): SortKey => [id],
      group: ({ owner }: Item) => owner,
    },
  };
  const idsOf = (list: { walk(position: number, step: 1): Iterable<Item> }) =>
    [...list.walk(0, 1)].map(({ id }) => id);

  test('keeps its lists when a record changes its order and its group', () => {
    const table = createTable(lists);
    table.set({ id: 'a', rank: 1, owner: 'x' });
    table.set({ id: 'b', rank: 2, owner: 'x' });
    table.set({ id: 'c', rank: 3 });
    table.set({ id: 'a', rank: 9, owner: 'y' });
    expect(idsOf(table.list('all'))).toEqual(['b', 'c', 'a']);
    expect(idsOf(table.list('byOwner', 'x'))).toEqual(['b']);
    expect(idsOf(table.list('byOwner', 'y'))).toEqual(['a']);
    table.delete('a');
    table.delete('unknown');
    expect(idsOf(table.list('byOwner', 'y'))).toEqual([]);
    expect([...table.values()].map(({ id }) => id)).toEqual(['b', 'c']);
    expect([table.has('a'), table.get('a'), table.get('c')]).toEqual([
      false,
      undefined,
      { id: 'c', rank: 3 },
    ]);
  });

  test('lists show a write when its delay is over, and a refill at once', () => {
    const clock = createEmulatorClock('manual');
    const table = createTable(lists, { milliseconds: 1000, now: () => clock.now() });
    const listed = () => idsOf(table.listed().list('all'));
    table.fill([{ id: 'a', rank: 1 }]);
    expect(listed()).toEqual(['a']);
    table.set({ id: 'b', rank: 2 });
    clock.advance(600);
    table.delete('a');
    expect([listed(), idsOf(table.list('all'))]).toEqual([['a'], ['b']]);
    clock.advance(400);
    expect([listed(), table.listed().get('a')]).toEqual([['a', 'b'], { id: 'a', rank: 1 }]);
    clock.advance(600);
    expect(listed()).toEqual(['b']);
    table.set({ id: 'c', rank: 3 });
    table.fill([{ id: 'd', rank: 4 }]);
    expect(listed()).toEqual(['d']);
    clock.advance(5000);
    expect(listed()).toEqual(['d']);
  });

  test('a write to a delayed table reads as many keys at 100,000 records as at 100', () => {
    const keysRead = (size: number) => {
      let read = 0;
      const order = ({ rank }: Item): SortKey => {
        read += 1;
        return [rank];
      };
      const clock = createEmulatorClock('manual');
      const table = createTable({ all: { order } }, { milliseconds: 1000, now: () => clock.now() });
      table.fill(numbers(0, size).map((rank) => ({ id: String(rank), rank })));
      read = 0;
      table.set({ id: 'new', rank: 0.5 });
      clock.advance(1000);
      pageOfSorted(table.listed().list('all'), { pageSize: 25 });
      return read;
    };
    expect(keysRead(100_000)).toBeLessThan(4 * keysRead(100));
  });
});
