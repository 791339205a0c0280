/** A line: first come, first served, and everybody may leave from anywhere. */

/** A place in a line. */
export interface Place<T> {
  readonly member: T;
  before: Place<T> | undefined;
  after: Place<T> | undefined;
}

/**
 * A linked list, so that joining, leaving and finding the first cost the same at any length. Finding the
 * first of a `Set` means going past every member that has left before.
 */
export class Line<T> {
  #first: Place<T> | undefined;
  #last: Place<T> | undefined;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  first(): T | undefined {
    return this.#first?.member;
  }

  join(member: T): Place<T> {
    const place: Place<T> = { member, before: this.#last, after: undefined };
    if (this.#last) this.#last.after = place;
    else this.#first = place;
    this.#last = place;
    this.#length += 1;
    return place;
  }

  /** Call it once for each place. */
  leave(place: Place<T>): void {
    const { before, after } = place;
    if (before) before.after = after;
    else this.#first = after;
    if (after) after.before = before;
    else this.#last = before;
    this.#length -= 1;
    // An old object that still refers to young ones keeps them in memory until a full collection.
    place.before = undefined;
    place.after = undefined;
  }
}
