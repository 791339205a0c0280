/** Compares contents, so that a part that is put back unchanged is not written. Pure. */
import { isPlainObject } from '@assistant-provider/core/adapter';

/** Whether two values of JSON mean the same. A member that is null is not set, like one that is absent. */
export function isSameContent(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, at) => isSameContent(item, other[at]));
  if (!isPlainObject(one) || !isPlainObject(other)) return (one ?? null) === (other ?? null);
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => isSameContent(memberOf(one, name), memberOf(other, name)));
}

/** The name may be that of a member of every object, such as `constructor`. */
const memberOf = (object: Readonly<Record<string, unknown>>, name: string): unknown =>
  Object.hasOwn(object, name) ? object[name] : undefined;
