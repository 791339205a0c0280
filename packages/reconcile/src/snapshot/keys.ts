/** Local keys: short, readable, unique, and the same in every snapshot. */

const longestKey = 60;

/** Returns a key made of a name, e.g. `returns-desk` of `Returns desk`. */
function keyOf(name: string, fallback: string): string {
  const words = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-');
  const short = words.length > longestKey ? [...words].slice(0, longestKey).join('') : words;
  return short.replace(/^-+|-+$/g, '') || fallback;
}

/** Something that gets a key. */
export interface Keyed {
  /** The vendor's id. */
  readonly id: string;
  /** The name from which a new key is made. */
  readonly name: string;
}

/**
 * Returns the keys by id. An object that has a key in an earlier manifest keeps it. If several objects
 * have the same name, the first by id gets the plain key, so that the keys do not depend on the order of
 * the vendor's list. No object gets a reserved key.
 */
export function chooseKeys(
  objects: readonly Keyed[],
  fallback: string,
  earlier: ReadonlyMap<string, string> = new Map(),
  reserved: Iterable<string> = [],
): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  const taken = new Set<string>([...earlier.values(), ...reserved]);
  for (const { id } of objects) {
    const key = earlier.get(id);
    if (key !== undefined) keys.set(id, key);
  }
  const byId = [...objects].sort((one, other) => (one.id < other.id ? -1 : 1));
  const next = new Map<string, number>();
  for (const { id, name } of byId) {
    if (keys.has(id)) continue;
    const plain = keyOf(name, fallback);
    let key = plain;
    let number = next.get(plain) ?? 2;
    for (; taken.has(key); number += 1) key = `${plain}-${number}`;
    next.set(plain, number);
    taken.add(key);
    keys.set(id, key);
  }
  return keys;
}
