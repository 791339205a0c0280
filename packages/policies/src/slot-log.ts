/** The times at which slots were taken, oldest first, forgotten as they leave the window. */

export interface SlotLog {
  count(): number;
  /** Returns the time of the slot at this index; 0 is the oldest that is not forgotten. */
  at(index: number): number;
  add(time: number): void;
  forgetUntil(time: number): void;
}

/** Number of forgotten entries before the array is cut, because cutting moves all other entries. */
const compactionThreshold = 1_024;

export function createSlotLog(): SlotLog {
  let times: number[] = [];
  let first = 0;
  return {
    count: () => times.length - first,
    // A negative index would be looked up as a name, which is slow.
    at: (index) => (index < 0 ? -Infinity : (times[first + index] ?? -Infinity)),
    add: (time) => {
      times.push(time);
    },
    forgetUntil(time) {
      while ((times[first] ?? Infinity) <= time) first += 1;
      if (first < compactionThreshold || first * 2 < times.length) return;
      times = times.slice(first);
      first = 0;
    },
  };
}
