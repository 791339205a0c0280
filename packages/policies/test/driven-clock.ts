/** Clocks for tests: one that stands still until it is moved, one that leaps to the next sleeper. */
import type { Clock } from '@assistant-provider/core';

export function drivenClock() {
  let now = 0;
  const sleepers = new Set<{ readonly wakeAt: number; readonly wake: () => void }>();
  const clock: Clock = {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const sleeper = { wakeAt: now + ms, wake: () => (sleepers.delete(sleeper), resolve()) };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', sleeper.wake, { once: true });
      }),
  };
  const wakeDue = () => {
    for (const sleeper of [...sleepers]) if (sleeper.wakeAt <= now) sleeper.wake();
  };
  return {
    clock,
    sleeping: () => sleepers.size,
    advance: (ms: number) => {
      now += ms;
      wakeDue();
    },
    /** Leaps from sleeper to sleeper until the promise is settled. */
    runUntil: async <T>(promise: PromiseLike<T>): Promise<T> => {
      let settled = false;
      const watched = Promise.resolve(promise).finally(() => (settled = true));
      while (!settled) {
        // All that can happen at this moment happens first.
        await new Promise((resolve) => setImmediate(resolve));
        if (settled || sleepers.size === 0) continue;
        now = Math.max(now, Math.min(...[...sleepers].map(({ wakeAt }) => wakeAt)));
        wakeDue();
      }
      return watched;
    },
  };
}
