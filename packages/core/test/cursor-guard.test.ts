/** How a vendor whose pages never end is told from one that has much. */
import { createCursorGuard } from '@assistant-provider/core/adapter';
import { describe, expect, it } from 'vitest';

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `p${index}`);

describe('the trail of cursors', () => {
  it('has nothing to say of a list that ends, be it read twice', () => {
    const follow = createCursorGuard();

    expect(follow({ items: [] })).toBeUndefined();
    expect(follow({ items: [] })).toBeUndefined();
  });

  it('has nothing to say of many pages, as long as each has entries', () => {
    const follow = createCursorGuard();

    for (const nextCursor of numbered(1_001))
      expect(follow({ items: ['entry'], nextCursor })).toBeUndefined();
  });

  it('begins to count anew after a page that has entries', () => {
    const follow = createCursorGuard();
    const told = numbered(1_500).map((nextCursor, index) =>
      follow({ items: index === 700 ? ['entry'] : [], nextCursor }),
    );

    expect(told.filter((astray) => astray !== undefined)).toEqual([]);
  });

  it('ends at the thousandth empty page in a row, and not before', () => {
    const follow = createCursorGuard();
    const told = numbered(1_000).map((nextCursor) => follow({ items: [], nextCursor }));

    expect(told.slice(0, -1).every((astray) => astray === undefined)).toBe(true);
    expect(told.at(-1)).toBe('the vendor answered 1000 empty pages in a row, and no end of them');
  });

  it('ends at a cursor that leads back', () => {
    const follow = createCursorGuard();
    follow({ items: ['entry'], nextCursor: 'a' });
    follow({ items: ['entry'], nextCursor: 'b' });

    expect(follow({ items: ['entry'], nextCursor: 'a' })).toBe(
      'the vendor answered a cursor that it had answered before',
    );
  });
});
