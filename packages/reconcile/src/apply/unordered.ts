/** Compares states without the order of ids: a vendor returns the users of a queue in an order of its own. */
import type { JsonValue } from '@assistant-provider/core';
import { isList } from '../manifest/tree.js';
import { canonicalText } from '../plan/equal-json.js';

/** Whether two values are the same, but for the order of lists that hold nothing but texts. */
export const isSameUnordered = (one: JsonValue, other: JsonValue): boolean =>
  unordered(one) === unordered(other);

const unordered = (value: JsonValue): string =>
  canonicalText(
    JSON.parse(JSON.stringify(value), (_, member: JsonValue) =>
      isList(member) && member.every((item) => typeof item === 'string')
        ? [...member].sort()
        : member,
    ),
  );
