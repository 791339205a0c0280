/** Detects a vendor whose pages never end. */
import type { Page } from '../contract/reply.js';

/** Far more empty pages than a vendor returns in a row. A deadline, if set, usually ends the call first. */
const longestRunOfEmptyPages = 1_000;

/** Checks the pages of one pass over a list. */
export interface CursorGuard {
  /** Call it with each page. Returns an error message if the caller must not read the next page. */
  problem(page: Page<unknown>): string | undefined;
}

/** Returns a guard for one pass over a list. */
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
