/** Compares what a vendor says that it has written with what was planned. */
import type { JsonValue } from '@assistant-provider/core';
import { isSameUnordered } from './unordered.js';
import { isList, isObject } from '../manifest/tree.js';

/** Whether a value has everything that was planned. A vendor may add members of its own. */
export function contains(written: JsonValue, planned: JsonValue): boolean {
  if (isList(planned))
    return (
      isList(written) &&
      (isSameUnordered(written, planned) ||
        (written.length === planned.length &&
          planned.every((item, index) => contains(written[index] ?? null, item))))
    );
  if (!isObject(planned)) return written === planned;
  return (
    isObject(written) &&
    Object.entries<JsonValue>(planned).every(
      ([name, member]) => Object.hasOwn(written, name) && contains(written[name] ?? null, member),
    )
  );
}
