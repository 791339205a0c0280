/** One-shot callbacks, most of which are removed before they fire. */
import { observe } from './observe.js';

interface Entry {
  /** Undefined after its removal. */
  callback: (() => void) | undefined;
}

/**
 * Entries are in an array whose slots are reused. A `Set` with many additions and deletions rebuilds
 * its table often, and V8 keeps the entries of a dead table, here whole calls, until a full garbage
 * collection. In a measurement that took a third of the processor time.
 */
export class Callbacks {
  readonly #slots: (Entry | undefined)[] = [];
  readonly #free: number[] = [];

  /** Returns a function that removes the callback. */
  add(callback: () => void): () => void {
    const slot = this.#free.pop() ?? this.#slots.length;
    const entry: Entry = { callback };
    this.#slots[slot] = entry;
    return () => {
      // Also prevents the callback if `call` is running right now.
      entry.callback = undefined;
      // The slot may hold another entry now.
      if (this.#slots[slot] !== entry) return;
      this.#slots[slot] = undefined;
      this.#free.push(slot);
    };
  }

  isEmpty(): boolean {
    return this.#free.length === this.#slots.length;
  }

  /** Calls each callback once, and removes all of them. */
  call(): void {
    const called = this.#slots.splice(0);
    this.#free.length = 0;
    for (const entry of called) {
      // A failing listener must not affect the others.
      observe(() => entry?.callback?.());
    }
  }
}
