/** Finds the fields of a vendor's objects that neither the portable model nor a part has. */
import type {
  Crosswalk,
  CrosswalkField,
  CrosswalkObject,
  JsonObject,
  JsonValue,
} from '@assistant-provider/core';
import { isList, isObject } from '../manifest/tree.js';

/** A field of the vendor that no manifest carries. */
export interface Uncarried {
  /** The vendor's object that has the field. */
  readonly object: CrosswalkObject;
  /** The field as a JSON pointer into the vendor's object. */
  readonly field: string;
  /** The value. */
  readonly value: JsonValue;
  /** The reason in a sentence. */
  readonly reason: string;
}

/** Returns the fields of one of the vendor's objects that are not carried. */
export type UncarriedFinder = (vendorData: unknown) => readonly Uncarried[];

/** A step of the pointers of all rows: the row that ends here, and the members below. */
interface Place {
  readonly row?: CrosswalkField;
  readonly below: Map<string, Place>;
}

/**
 * Returns the finder of each kind of object that may have such fields. The others cost nothing, however
 * many they are.
 */
export function uncarriedFinders(
  crosswalk: Crosswalk | undefined,
): ReadonlyMap<CrosswalkObject, UncarriedFinder> {
  const { fields = [] } = crosswalk ?? {};
  const objects = new Set(fields.filter(isUncarried).map(({ object }) => object));
  return new Map(
    [...objects].map((object) => {
      const root = placesOf(fields.filter((row) => row.object === object));
      return [object, (data) => [...fieldsIn(object, root, data as JsonValue)]];
    }),
  );
}

const isUncarried = ({ as, setByVendor }: CrosswalkField): boolean =>
  as === undefined && setByVendor !== true;

function placesOf(rows: readonly CrosswalkField[]): Place {
  const root: Place = { below: new Map() };
  for (const row of rows) {
    const tokens = row.field.split('/').slice(1);
    let place = root;
    for (const [index, token] of tokens.entries()) {
      const next = place.below.get(token) ?? { below: new Map<string, Place>() };
      const isEnd = index === tokens.length - 1;
      place.below.set(token, isEnd ? { ...next, row } : next);
      place = place.below.get(token) as Place;
    }
  }
  return root;
}

function* fieldsIn(
  object: CrosswalkObject,
  { row, below }: Place,
  value: JsonValue,
  at = '',
  inherited?: CrosswalkField,
): Generator<Uncarried> {
  const speaking = row ?? inherited;
  if (below.size > 0 && (isObject(value) || isList(value))) {
    for (const [name, member] of Object.entries<JsonValue>(value as JsonObject)) {
      const token = name.replaceAll('~', '~0').replaceAll('/', '~1');
      const next = below.get(token) ?? below.get('*') ?? { below: new Map<string, Place>() };
      yield* fieldsIn(object, next, member, `${at}/${token}`, speaking);
    }
    return;
  }
  if (speaking === undefined || !isUncarried(speaking) || isEmpty(value)) return;
  yield {
    object,
    field: at,
    value,
    reason: speaking.reason ?? 'The portable model has no place for it.',
  };
}

const isEmpty = (value: JsonValue): boolean =>
  value === null || (typeof value === 'object' && Object.keys(value).length === 0);
