/** Tells a step that was interrupted between two of its requests from a change that somebody else has made. */
import type { JsonValue } from '@assistant-provider/core';
import { isList, isObject } from '../manifest/tree.js';
import { canonicalText } from '../plan/equal-json.js';

/**
 * Whether everything in a state was there before the step, or is there after it. Items that a list has before
 * and after may be missing, and so may a whole object: a vendor may clear it on the way.
 */
export function isBetween(
  now: JsonValue | undefined,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): boolean {
  const text = canonicalText(now);
  if (text === canonicalText(before) || text === canonicalText(after)) return true;
  if (isList(now)) {
    const known = new Set([...itemsOf(before), ...itemsOf(after)].map(canonicalText));
    return known.size > 0 && now.every((item) => known.has(canonicalText(item)));
  }
  if (now === undefined) return isObject(before) && isObject(after);
  if (!isObject(now)) return false;
  const [first, last] = [membersOf(before), membersOf(after)];
  return [...new Set([...Object.keys(now), ...Object.keys(first)])].every((name) =>
    isBetween(memberOf(now, name), memberOf(first, name), memberOf(last, name)),
  );
}

type Members = Readonly<Record<string, JsonValue>>;

const itemsOf = (value: JsonValue | undefined): readonly JsonValue[] =>
  isList(value) ? value : [];
const membersOf = (value: JsonValue | undefined): Members => (isObject(value) ? value : {});
const memberOf = (members: Members, name: string): JsonValue | undefined =>
  Object.hasOwn(members, name) ? members[name] : undefined;
