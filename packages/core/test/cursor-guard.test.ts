/** How a vendor whose pages never end is told from one that has much. */
import { createCursorGuard } from '@assistant-provider/core/adapter';
import { describe, expect, it } from 'vitest';

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `p${index}`);

describe('the guard of cursors', () => {
  it('has nothing to say of a list that ends, be it read twice', () => {
    const guard = createCursorGuard();

    expect(guard.problem({ items: [] })).toBeUndefined();
    expect(guard.problem({ items: [] })).toBeUndefined();
  });

  it('has nothing to say of many pages, as long as each has entries', () => {
    const guard = createCursorGuard();

    for (const nextCursor of numbered(1_001))
      expect(guard.problem({ items: ['entry'], nextCursor })).toBeUndefined();
  });

  it('begins to count anew after a page that has entries', () => {
    const guard = createCursorGuard();
    const told = numbered(1_500).map((nextCursor, index) =>
      guard.problem({ items: index === 700 ? ['entry'] : [], nextCursor }),
    );

    expect(told.filter((problem) => problem !== undefined)).toEqual([]);
  });

  it('ends at the thousandth empty page in a row, and not before', () => {
    const guard = createCursorGuard();
    const told = numbered(1_000).map((nextCursor) => guard.problem({ items: [], nextCursor }));

    expect(told.slice(0, -1).every((problem) => problem === undefined)).toBe(true);
    expect(told.at(-1)).toBe('the vendor returned 1000 empty pages in a row; giving up');
  });

  it('ends at a cursor that leads back', () => {
    const guard = createCursorGuard();
    guard.problem({ items: ['entry'], nextCursor: 'a' });
    guard.problem({ items: ['entry'], nextCursor: 'b' });

    expect(guard.problem({ items: ['entry'], nextCursor: 'a' })).toBe(
      'the vendor returned the same cursor twice',
    );
  });
});
