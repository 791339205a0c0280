/** When turns were given, oldest first, forgotten as they leave the window. */

export interface TurnLog {
  count(): number;
  /** The time of that turn, counted from the oldest that is still there. */
  at(index: number): number;
  add(time: number): void;
  forgetUntil(time: number): void;
}

/** Forgotten entries that are kept until then, since shifting a long array moves all of it. */
const untidiness = 1_024;

export function createTurnLog(): TurnLog {
  let times: number[] = [];
  let first = 0;
  return {
    count: () => times.length - first,
    at: (index) => times[first + index] ?? -Infinity,
    add: (time) => {
      times.push(time);
    },
    forgetUntil(time) {
      while ((times[first] ?? Infinity) <= time) first += 1;
      if (first < untidiness || first * 2 < times.length) return;
      times = times.slice(first);
      first = 0;
    },
  };
}
