/** Functions that are to be called once something happens, of which most are taken away before. */

interface Added {
  /** Undefined once it was taken away. */
  callback: (() => void) | undefined;
}

/**
 * They stand in places that are used again. A `Set` makes its table anew every so often when much is
 * added and deleted, and V8 keeps what a dead table holds, whole calls here, until it collects all
 * of its memory: measured, every answered call was moved there, at a third of the processor time.
 */
export class Callbacks {
  readonly #places: (Added | undefined)[] = [];
  readonly #free: number[] = [];

  /** Answers a function that takes it away again. */
  add(callback: () => void): () => void {
    const place = this.#free.pop() ?? this.#places.length;
    const added: Added = { callback };
    this.#places[place] = added;
    return () => {
      // Also from those that are being called just now.
      added.callback = undefined;
      // By now the place may be another's.
      if (this.#places[place] !== added) return;
      this.#places[place] = undefined;
      this.#free.push(place);
    };
  }

  isEmpty(): boolean {
    return this.#free.length === this.#places.length;
  }

  /** Calls each, once and for all; one that throws keeps no other from being called. */
  call(): void {
    const called = this.#places.splice(0);
    this.#free.length = 0;
    for (const added of called) {
      try {
        added?.callback?.();
      } catch {
        // It was to be told, and nobody asked it for anything.
      }
    }
  }
}
