/** Tells what could not be read. */
import type { Unseen } from '../observe/observed.js';

/** What to look for. A missing kind or assistant stands for any. */
export type Hidden = Pick<Unseen, 'what' | 'kind' | 'assistantId'>;

/** Whether something could not be read, at least in part. */
export type IsHidden = (hidden: Hidden) => boolean;

/** Returns the search in what is unseen. There may be an entry for each of thousands of assistants. */
export function hiddenIn(unseen: readonly Unseen[]): IsHidden {
  const all = new Map<string, Set<string>>();
  const note = (key: string, kind: string): void => {
    const kinds = all.get(key) ?? new Set();
    all.set(key, kinds.add(kind));
  };
  for (const { what, kind = '', assistantId = '', ids } of unseen) {
    // Single names are unknown, and all others are known.
    if (ids !== undefined) continue;
    note(what, kind);
    note(`${what}\n${assistantId}`, kind);
  }
  const has = (key: string, kind: string | undefined): boolean => {
    const kinds = all.get(key);
    return kinds !== undefined && (kind === undefined || kinds.has(kind) || kinds.has(''));
  };
  return ({ what, kind, assistantId }) =>
    assistantId === undefined
      ? has(what, kind)
      : has(`${what}\n${assistantId}`, kind) || has(`${what}\n`, kind);
}
