/** Compares values of JSON. */
import type { JsonValue, PartReference } from '@assistant-provider/core';
import { isList, isObject } from '../manifest/tree.js';

/** Returns the same text for values that are equal; the order of members makes no difference. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    isObject(member)
      ? Object.fromEntries(Object.entries(member).sort(([one], [other]) => (one < other ? -1 : 1)))
      : member,
  );
}

/** Content with the places in it that name other objects. */
export interface ContentWithReferences {
  readonly content: JsonValue;
  readonly references: readonly Pick<PartReference, 'at'>[];
}

/**
 * Returns the same text for contents that say the same. A list that holds nothing but references is a
 * set: ids of another account come in another order.
 */
export function canonicalContent({ content, references }: ContentWithReferences): string {
  const places = new Set(references.map(({ at }) => at));
  const ordered = (value: JsonValue, at: string): JsonValue => {
    if (isList(value)) {
      const items = value.map((item, index) => ordered(item, `${at}/${index}`));
      const isSet = items.length > 1 && items.every((_, index) => places.has(`${at}/${index}`));
      return isSet ? items.sort() : items;
    }
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        name,
        ordered(member, `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
      ]),
    );
  };
  return canonicalText(ordered(content, ''));
}
