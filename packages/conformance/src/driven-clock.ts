/**
 * The time of a world. It stands still until a case moves it, but for one thing: when somebody
 * sleeps and no exchange with the vendor is under way, nothing else can happen, and it moves on to
 * the first who wakes. So waits and backoffs take no real time, and deadlines never strike by it.
 */
import type { Clock } from '@assistant-provider/core';

export interface DrivenClock extends Clock {
  /** Lets time pass and wakes who has slept enough. */
  advance(ms: number): Promise<void>;
  /** How many sleep now. */
  readonly sleeping: number;
  /** Tells that an exchange has ended. */
  nudge(): void;
  stop(): void;
}

/** Between two exchanges a driver only computes: it is at the next one, or asleep, by then. */
const quietTurns = 5;

export function createDrivenClock(setup: {
  readonly isBusy: () => boolean;
  readonly passTime: (ms: number) => void | Promise<void>;
}): DrivenClock {
  let now = Date.now();
  let stopped = false;
  let looking = false;
  let happenings = 0;
  const sleepers = new Set<{ readonly wakeAt: number; readonly wake: () => void }>();

  const advance = async (ms: number): Promise<void> => {
    const passing = setup.passTime(ms);
    if (passing) await passing;
    now += ms;
    const due = [...sleepers].filter(({ wakeAt }) => wakeAt <= now);
    for (const { wake } of due.sort((a, b) => a.wakeAt - b.wakeAt)) wake();
  };

  const look = async (): Promise<void> => {
    let quiet = 0;
    let seen = happenings;
    while (mayLook()) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      quiet = seen === happenings ? quiet + 1 : 0;
      seen = happenings;
      if (quiet < quietTurns || !mayLook()) continue;
      const first = Math.min(...[...sleepers].map(({ wakeAt }) => wakeAt));
      await advance(Math.max(0, first - now));
      quiet = 0;
    }
  };

  const mayLook = (): boolean => !stopped && sleepers.size > 0 && !setup.isBusy();

  const nudge = (): void => {
    happenings += 1;
    if (looking) return;
    looking = true;
    void look().finally(() => {
      looking = false;
      // Somebody may have fallen asleep since the last look.
      if (mayLook()) nudge();
    });
  };

  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const wake = () => {
          happenings += 1;
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        const sleeper = { wakeAt: now + ms, wake };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', wake);
        nudge();
      }),
    advance,
    get sleeping() {
      return sleepers.size;
    },
    nudge,
    stop: () => {
      stopped = true;
    },
  };
}
