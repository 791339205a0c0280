import type { Clock } from '@assistant-provider/core';

export interface DrivenClock extends Clock {
  /** Lets time pass, and wakes who has slept enough. */
  advance(ms: number): void;
}

/** Time that stands still until the test moves it. */
export function drivenClock(): DrivenClock {
  let now = Date.UTC(2026, 0, 1);
  const sleepers = new Set<{ readonly wakeAt: number; readonly wake: () => void }>();
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const wake = () => {
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        const sleeper = { wakeAt: now + ms, wake };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', wake);
      }),
    advance: (ms) => {
      now += ms;
      for (const { wakeAt, wake } of [...sleepers]) if (wakeAt <= now) wake();
    },
  };
}
