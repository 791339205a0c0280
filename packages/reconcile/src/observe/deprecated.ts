/** Finds deprecated settings in a vendor's own object, which is too large to keep. */
import type { Crosswalk, CrosswalkField, CrosswalkObject } from '@assistant-provider/core';
import { isList, isObject, nameOfToken } from '../manifest/tree.js';

/** Returns the deprecated fields that an object uses, as the crosswalk names them. */
export type FindDeprecated = (object: CrosswalkObject, vendorData: unknown) => readonly string[];

/** Returns the search for the deprecated fields of a crosswalk. */
export function findDeprecated({ fields }: Pick<Crosswalk, 'fields'>): FindDeprecated {
  const byObject = new Map<CrosswalkObject, Deprecated[]>();
  for (const row of fields)
    if (row.deprecated !== undefined) {
      const path = row.field.split('/').slice(1).map(nameOfToken);
      byObject.set(row.object, [...(byObject.get(row.object) ?? []), { row, path }]);
    }
  return (object, vendorData) =>
    (byObject.get(object) ?? [])
      .filter(({ row, path }) => isUsed(vendorData, path, row))
      .map(({ row }) => row.field);
}

/** A deprecated field, and the names of the members that lead to it. */
interface Deprecated {
  readonly row: CrosswalkField;
  readonly path: readonly string[];
}

function isUsed(
  value: unknown,
  path: readonly string[],
  row: Pick<CrosswalkField, 'deprecatedValues'>,
  depth = 0,
): boolean {
  const name = path[depth];
  if (name === undefined)
    return row.deprecatedValues
      ? row.deprecatedValues.some((deprecated) => deprecated === value)
      : isSet(value);
  if (name === '*') {
    const below = isList(value) ? value : isObject(value) ? Object.values(value) : [];
    return below.some((each) => isUsed(each, path, row, depth + 1));
  }
  return isObject(value) && Object.hasOwn(value, name) && isUsed(value[name], path, row, depth + 1);
}

/** A vendor may show a setting that nobody has set, or a function that is off. */
function isSet(value: unknown): boolean {
  if (isList(value)) return value.length > 0;
  if (isObject(value)) return Object.keys(value).length > 0 && value['enabled'] !== false;
  return value !== undefined && value !== null && value !== false && value !== '';
}
