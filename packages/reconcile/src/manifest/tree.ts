/** Values of YAML and JSON as trees: what a file may hold, before a schema checks it. */
import type { JsonObject, JsonValue } from '@assistant-provider/core';

/** The keys and indexes that lead to a value. */
export type Path = readonly (string | number)[];

/** Notes a broken rule. */
export type NoteRule = (path: Path, rule: string, message: string) => void;

/** Deeper than any manifest: the content of a part has 100 levels at most. */
const maximumDepth = 120;

/** Whether a value is an object with members. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns the items of a list. `Array.isArray` alone loses the type of a read-only list. */
export const isList = (value: unknown): value is readonly JsonValue[] => Array.isArray(value);

/**
 * Checks that a value is JSON, and not too deep. `takesAnyKey` returns whether the object at a path may
 * have the key `__proto__`, which the schema does not look at.
 */
export function checkTree(
  value: unknown,
  note: NoteRule,
  takesAnyKey: (path: Path) => boolean,
  path: Path = [],
): void {
  if (path.length > maximumDepth) {
    note(path, 'depth', `must not be nested deeper than ${maximumDepth} levels`);
    return;
  }
  if (typeof value === 'number' && !Number.isFinite(value))
    return note(path, 'type', 'must be a finite number');
  if (isList(value))
    for (const [index, item] of value.entries())
      checkTree(item, note, takesAnyKey, [...path, index]);
  else if (isObject(value))
    for (const [name, member] of Object.entries(value)) {
      const below = [...path, name];
      if (name === '__proto__' && !takesAnyKey(path))
        note(below, 'unknownField', 'is not a known member');
      checkTree(member, note, takesAnyKey, below);
    }
}

/** Returns the name that a token of a JSON pointer stands for. */
export const nameOfToken = (token: string): string =>
  token.replaceAll('~1', '/').replaceAll('~0', '~');
