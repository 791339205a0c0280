/** The guard against endless pages accepts long lists. */
import { createCursorGuard } from '@assistant-provider/core/adapter';
import { describe, expect, it } from 'vitest';

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `p${index}`);

describe('createCursorGuard', () => {
  it('accepts a list that ends, also if it is read twice', () => {
    const guard = createCursorGuard();

    expect(guard.problem({ items: [] })).toBeUndefined();
    expect(guard.problem({ items: [] })).toBeUndefined();
  });

  it('accepts any number of pages that have entries', () => {
    const guard = createCursorGuard();

    for (const nextCursor of numbered(1_001))
      expect(guard.problem({ items: ['entry'], nextCursor })).toBeUndefined();
  });

  it('counts empty pages again from zero after a page with entries', () => {
    const guard = createCursorGuard();
    const told = numbered(1_500).map((nextCursor, index) =>
      guard.problem({ items: index === 700 ? ['entry'] : [], nextCursor }),
    );

    expect(told.filter((problem) => problem !== undefined)).toEqual([]);
  });

  it('reports the thousandth empty page in a row, and not an earlier one', () => {
    const guard = createCursorGuard();
    const told = numbered(1_000).map((nextCursor) => guard.problem({ items: [], nextCursor }));

    expect(told.slice(0, -1).every((problem) => problem === undefined)).toBe(true);
    expect(told.at(-1)).toBe('the vendor returned 1000 empty pages in a row; giving up');
  });

  it('reports a repeated cursor', () => {
    const guard = createCursorGuard();
    guard.problem({ items: ['entry'], nextCursor: 'a' });
    guard.problem({ items: ['entry'], nextCursor: 'b' });

    expect(guard.problem({ items: ['entry'], nextCursor: 'a' })).toBe(
      'the vendor returned the same cursor twice',
    );
  });
});
