/**
 * A list that stays sorted by key. It holds its entries in blocks, so that finding, adding and deleting take
 * about the same time in a list of a hundred entries and in one of a million.
 */

/** Compared member by member. The keys of one list have the same shape and are unique. */
export type SortKey = readonly (string | number)[];

export interface SortedList<T> {
  readonly size: number;
  readonly keyOf: (entry: T) => SortKey;
  add(entry: T): void;
  /** Deletes the entry that has the key of this one, if there is one. */
  delete(entry: T): void;
  /** Returns the position of the first entry that passes; every later entry must pass too. The size if none does. */
  positionOf(passes: (entry: T) => boolean): number;
  /** Yields the entries from this position on, forwards or backwards. The list must not change meanwhile. */
  walk(position: number, step: 1 | -1): Generator<T, void>;
}

/** Long enough to keep the number of blocks low, and short enough to move entries within a block cheaply. */
const maxBlockSize = 512;

export function createSortedList<T>(
  keyOf: (entry: T) => SortKey,
  entries: Iterable<T> = [],
): SortedList<T> {
  const list = new Blocks(keyOf);
  for (const entry of entries) list.add(entry);
  return list;
}

/** A class, because a table has a list for each group: closures would take most of its memory. */
class Blocks<T> implements SortedList<T> {
  size = 0;
  readonly keyOf: (entry: T) => SortKey;
  readonly #blocks: T[][] = [];

  constructor(keyOf: (entry: T) => SortKey) {
    this.keyOf = keyOf;
  }

  add(entry: T): void {
    const blocks = this.#blocks;
    const found = this.#findKey(this.keyOf(entry));
    this.size += 1;
    if (blocks.length === 0) {
      blocks.push([entry]);
      return;
    }
    const index = Math.min(found.block, blocks.length - 1);
    const block = blocks[index] ?? [];
    block.splice(found.block > index ? block.length : found.offset, 0, entry);
    if (block.length <= maxBlockSize) return;
    // A list that only grows at its end keeps full blocks.
    const isLast = index === blocks.length - 1;
    blocks.splice(index + 1, 0, block.splice(isLast ? maxBlockSize : maxBlockSize / 2));
  }

  delete(entry: T): void {
    const key = this.keyOf(entry);
    const { block: index, offset } = this.#findKey(key);
    const block = this.#blocks[index];
    const found = block?.[offset];
    if (!block || found === undefined || compareKeys(this.keyOf(found), key) !== 0) return;
    block.splice(offset, 1);
    this.size -= 1;
    if (block.length === 0) this.#blocks.splice(index, 1);
  }

  positionOf(passes: (entry: T) => boolean): number {
    const { block, offset } = this.#find(passes);
    let position = offset;
    for (let index = 0; index < block; index += 1) position += this.#blocks[index]?.length ?? 0;
    return position;
  }

  *walk(position: number, step: 1 | -1): Generator<T, void> {
    if (position < 0 || position >= this.size) return;
    const blocks = this.#blocks;
    let index = 0;
    let offset = position;
    for (let block = blocks[0]; block && offset >= block.length; block = blocks[index]) {
      offset -= block.length;
      index += 1;
    }
    for (let block = blocks[index]; block; block = blocks[index]) {
      for (; offset >= 0 && offset < block.length; offset += step) yield block[offset] as T;
      index += step;
      offset = step > 0 ? 0 : (blocks[index]?.length ?? 0) - 1;
    }
  }

  #findKey(key: SortKey): { readonly block: number; readonly offset: number } {
    return this.#find((entry) => compareKeys(this.keyOf(entry), key) >= 0);
  }

  /** The first block whose last entry passes, and the first position in it that passes. */
  #find(passes: (entry: T) => boolean): { readonly block: number; readonly offset: number } {
    const blocks = this.#blocks;
    const block = firstIndex(blocks.length, (index) => passes(blocks[index]?.at(-1) as T));
    const inside = blocks[block] ?? [];
    return { block, offset: firstIndex(inside.length, (index) => passes(inside[index] as T)) };
  }
}

export function compareKeys(left: SortKey, right: SortKey): number {
  for (let index = 0; index < left.length; index += 1) {
    const a = left[index];
    const b = right[index];
    if (a === undefined || b === undefined || a === b) continue;
    return a < b ? -1 : 1;
  }
  return 0;
}

/** The lowest index that passes, by binary search; `length` if none does. */
function firstIndex(length: number, passes: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (passes(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
