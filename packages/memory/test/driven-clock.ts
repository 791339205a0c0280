import type { Clock } from '@assistant-provider/core';

export interface DrivenClock extends Clock {
  /** Lets time pass, and wakes who has slept enough. */
  advance(ms: number): void;
  /** Resolves as soon as somebody sleeps for so long. */
  asleepFor(ms: number): Promise<void>;
}

/** Time that stands still until the test moves it. */
export function drivenClock(): DrivenClock {
  let now = Date.UTC(2026, 0, 1);
  const sleepers = new Set<{ readonly wakeAt: number; readonly wake: () => void }>();
  const watchers = new Set<() => void>();
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
        for (const look of watchers) look();
        signal?.addEventListener('abort', wake);
      }),
    asleepFor: (ms) =>
      new Promise((resolve) => {
        const look = () => {
          if (![...sleepers].some(({ wakeAt }) => wakeAt === now + ms)) return;
          watchers.delete(look);
          resolve();
        };
        watchers.add(look);
        look();
      }),
    advance: (ms) => {
      now += ms;
      for (const { wakeAt, wake } of [...sleepers]) if (wakeAt <= now) wake();
    },
  };
}
