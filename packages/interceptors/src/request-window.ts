/** A sliding window over the requests sent, and the queue of those that wait for their turn. */
import type { Clock } from '@assistant-provider/core';

export type Turn =
  | { readonly outcome: 'granted' }
  | { readonly outcome: 'aborted' }
  | { readonly outcome: 'tooLong'; readonly waitMs: number };

export interface RequestWindow {
  /** Waits for a turn, first come first served. */
  turn(clock: Clock, maxWaitMs: number, signal: AbortSignal): Promise<Turn>;
  /** Gives no turn before that time: the vendor asked for it. */
  pauseUntil(time: number): void;
}

/**
 * Requests travel for different times, so that what left in two windows can arrive in one. The
 * window is made longer by this share of itself.
 */
const slack = 0.02;

const granted: Turn = { outcome: 'granted' };
const aborted: Turn = { outcome: 'aborted' };

/** At most `requests` turns within any `perMs`. */
export function createRequestWindow(requests: number, perMs: number): RequestWindow {
  const windowMs = perMs * (1 + slack);
  const given = createTurnLog();
  // A set keeps the order and lets one that gives up leave from the middle.
  const waiting = new Set<() => void>();
  let pausedUntil = -Infinity;
  let pumping: AbortController | undefined;

  /** When the turn comes of one behind `ahead` others. */
  const turnTime = (now: number, ahead: number): number => {
    given.forgetUntil(now - windowMs);
    const behindFree = ahead - (requests - given.count());
    if (behindFree < 0) return Math.max(now, pausedUntil);
    const rounds = 1 + Math.floor(behindFree / requests);
    return Math.max(now, pausedUntil, given.at(behindFree % requests) + rounds * windowMs);
  };

  /** Runs while anyone waits, and no longer: nothing of it keeps a process alive. */
  const pump = async (clock: Clock, stop: AbortController) => {
    while (!stop.signal.aborted) {
      const now = clock.now();
      const wait = turnTime(now, 0) - now;
      if (wait > 0) {
        await clock.sleep(wait, stop.signal);
        continue;
      }
      const [first] = waiting;
      given.add(now);
      first?.();
    }
  };

  return {
    turn(clock, maxWaitMs, signal) {
      const now = clock.now();
      const waitMs = turnTime(now, waiting.size) - now;
      if (signal.aborted) return Promise.resolve(aborted);
      if (waitMs > maxWaitMs) return Promise.resolve({ outcome: 'tooLong', waitMs });
      if (waitMs <= 0 && waiting.size === 0) {
        given.add(now);
        return Promise.resolve(granted);
      }
      return new Promise((resolve) => {
        const leave = (turn: Turn) => {
          waiting.delete(go);
          signal.removeEventListener('abort', giveUp);
          if (waiting.size === 0) {
            pumping?.abort();
            pumping = undefined;
          }
          resolve(turn);
        };
        const go = () => leave(granted);
        const giveUp = () => leave(aborted);
        waiting.add(go);
        signal.addEventListener('abort', giveUp);
        if (pumping) return;
        pumping = new AbortController();
        void pump(clock, pumping);
      });
    },
    pauseUntil(time) {
      pausedUntil = Math.max(pausedUntil, time);
    },
  };
}

/** When turns were given, oldest first, forgotten as they leave the window. */
function createTurnLog() {
  let times: number[] = [];
  let first = 0;
  return {
    count: () => times.length - first,
    at: (index: number) => times[first + index] ?? -Infinity,
    add: (time: number) => {
      times.push(time);
    },
    forgetUntil(time: number) {
      while ((times[first] ?? Infinity) <= time) first += 1;
      // Now and then, since shifting a long array moves all of it.
      if (first < 1_024 || first * 2 < times.length) return;
      times = times.slice(first);
      first = 0;
    },
  };
}
