/** The calls that wait for a slot: one line for each lane, served alternately. */
import type { Lane } from '@assistant-provider/core';
import type { Call } from '@assistant-provider/core/adapter';
import { Line, type Place } from './line.js';
import type { Slot } from './slot.js';

export interface Waiter {
  readonly call: Call;
  /** A slot after this time is too late. */
  readonly waitUntil: number;
  readonly end: (slot: Slot) => void;
}

/** An urgent call that waits all the same is interactive. */
export const laneOf = ({ lane }: Call): Lane => (lane === 'bulk' ? 'bulk' : 'interactive');

const otherLane = { interactive: 'bulk', bulk: 'interactive' } as const;

export class WaitingCalls {
  readonly #lines = { interactive: new Line<Waiter>(), bulk: new Line<Waiter>() };
  /** Calls with a deadline. In a lane the deadlines are in no order; `maxWaitMs` alone is the same for all. */
  readonly #hurried = new Set<Waiter>();
  /** The lane that gets the next slot, unless it is empty. */
  #next: Lane = 'interactive';

  isEmpty(): boolean {
    return this.#lines.interactive.length + this.#lines.bulk.length === 0;
  }

  /** Returns how many slots go to others before a call that joins this lane now. */
  ahead(lane: Lane): number {
    const own = this.#lines[lane].length;
    const others = this.#lines[otherLane[lane]].length;
    return own + Math.min(others, this.#next === lane ? own : own + 1);
  }

  /** Returns the call that gets the next slot. */
  first(): Waiter | undefined {
    return this.#lines[this.#next].first() ?? this.#lines[otherLane[this.#next]].first();
  }

  /** Returns a function that takes the call out again. */
  join(waiter: Waiter): () => void {
    const { deadlineAt } = waiter.call;
    const lane = laneOf(waiter.call);
    const place: Place<Waiter> = this.#lines[lane].join(waiter);
    if (deadlineAt !== undefined) this.#hurried.add(waiter);
    return () => {
      this.#lines[lane].leave(place);
      this.#hurried.delete(waiter);
    };
  }

  /** Notes that this lane got a slot. */
  served(lane: Lane): void {
    this.#next = otherLane[lane];
  }

  /** Returns a call that cannot wait until `time`, among the first of each lane. */
  firstTooLate(time: number): Waiter | undefined {
    const { interactive, bulk } = this.#lines;
    const [one, other] = [interactive.first(), bulk.first()];
    if (one && one.waitUntil < time) return one;
    return other && other.waitUntil < time ? other : undefined;
  }

  /**
   * Returns the calls with a deadline before `time`. There are few: none waits whose slot is not due
   * before its deadline.
   */
  hurriedBefore(time: number): readonly Waiter[] {
    return [...this.#hurried].filter(({ waitUntil }) => waitUntil < time);
  }
}
