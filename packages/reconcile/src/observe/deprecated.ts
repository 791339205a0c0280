/** Finds deprecated settings in a vendor's own object, which is too large to keep. */
import type { Crosswalk, CrosswalkField, CrosswalkObject } from '@assistant-provider/core';
import { isList, isObject } from '../manifest/tree.js';

/** Returns the deprecated fields that an object uses, as the crosswalk names them. */
export type FindDeprecated = (object: CrosswalkObject, vendorData: unknown) => readonly string[];

/** Returns the search for the deprecated fields of a crosswalk. */
export function findDeprecated({ fields }: Pick<Crosswalk, 'fields'>): FindDeprecated {
  const byObject = new Map<CrosswalkObject, CrosswalkField[]>();
  for (const row of fields)
    if (row.deprecated !== undefined)
      byObject.set(row.object, [...(byObject.get(row.object) ?? []), row]);
  return (object, vendorData) =>
    (byObject.get(object) ?? [])
      .filter((row) => isUsed(vendorData, row.field.split('/').slice(1), row))
      .map(({ field }) => field);
}

function isUsed(
  value: unknown,
  [name, ...rest]: readonly string[],
  row: Pick<CrosswalkField, 'deprecatedValues'>,
): boolean {
  if (name === undefined)
    return row.deprecatedValues
      ? row.deprecatedValues.some((deprecated) => deprecated === value)
      : isSet(value);
  if (name === '*') {
    const below = isList(value) ? value : isObject(value) ? Object.values(value) : [];
    return below.some((each) => isUsed(each, rest, row));
  }
  const key = name.replaceAll('~1', '/').replaceAll('~0', '~');
  return isObject(value) && Object.hasOwn(value, key) && isUsed(value[key], rest, row);
}

/** A vendor may show a setting that nobody has set, or a function that is off. */
function isSet(value: unknown): boolean {
  if (isList(value)) return value.length > 0;
  if (isObject(value)) return Object.keys(value).length > 0 && value['enabled'] !== false;
  return value !== undefined && value !== null && value !== false && value !== '';
}
