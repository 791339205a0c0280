/** Notices a vendor whose pages never end. */
import type { Page } from '../contract/reply.js';

/** Far more than a vendor skips in one go; the deadline, where there is one, comes first. */
const longestRunOfEmptyPages = 1_000;

/** Takes each page in turn. Answers what is wrong when the next one is not worth asking for. */
export function createCursorGuard(): (page: Page<unknown>) => string | undefined {
  const seen = new Set<string>();
  let emptyPages = 0;
  return ({ items, nextCursor }) => {
    if (nextCursor === undefined) return undefined;
    if (seen.has(nextCursor)) return 'the vendor answered a cursor that it had answered before';
    seen.add(nextCursor);
    emptyPages = items.length === 0 ? emptyPages + 1 : 0;
    return emptyPages < longestRunOfEmptyPages
      ? undefined
      : `the vendor answered ${longestRunOfEmptyPages} empty pages in a row, and no end of them`;
  };
}
