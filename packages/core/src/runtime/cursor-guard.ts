/** Notices a vendor whose pages never end. */
import type { Page } from '../contract/reply.js';

/** Far more than a vendor skips in one go. The deadline, if there is one, comes first. */
const longestRunOfEmptyPages = 1_000;

export interface CursorGuard {
  /** Takes each page in turn. Returns the problem if the next page is not worth asking for. */
  problem(page: Page<unknown>): string | undefined;
}

/** A guard for one pass over a list. */
export function createCursorGuard(): CursorGuard {
  const seen = new Set<string>();
  let emptyPages = 0;
  return {
    problem({ items, nextCursor }) {
      if (nextCursor === undefined) return undefined;
      if (seen.has(nextCursor)) return 'the vendor returned the same cursor twice';
      seen.add(nextCursor);
      emptyPages = items.length === 0 ? emptyPages + 1 : 0;
      return emptyPages < longestRunOfEmptyPages
        ? undefined
        : `the vendor returned ${longestRunOfEmptyPages} empty pages in a row; giving up`;
    },
  };
}
