/** One-shot callbacks, most of which are removed before they fire. */

interface Entry {
  /** Undefined once it was removed. */
  callback: (() => void) | undefined;
}

/**
 * Entries stand in slots that are reused. A `Set` rebuilds its table every so often when much is added
 * and deleted, and V8 keeps what the dead table holds, here whole calls, until it collects all of its
 * memory: measured, that was a third of the processor time.
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
      // Removes it also from those that are being called right now.
      entry.callback = undefined;
      // By now the slot may hold another entry.
      if (this.#slots[slot] !== entry) return;
      this.#slots[slot] = undefined;
      this.#free.push(slot);
    };
  }

  isEmpty(): boolean {
    return this.#free.length === this.#slots.length;
  }

  /** Calls each callback once and forgets all of them. */
  call(): void {
    const called = this.#slots.splice(0);
    this.#free.length = 0;
    for (const entry of called) {
      try {
        entry?.callback?.();
      } catch {
        // A failing listener must not affect the others.
      }
    }
  }
}
