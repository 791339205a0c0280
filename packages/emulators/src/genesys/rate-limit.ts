/** Counts requests per key in windows of one minute on the emulator's clock. */
import type { EmulatorClock } from '../server/clock.js';

const windowMilliseconds = 60_000;
/** Above this number of keys, expired windows are removed. */
const manyKeys = 1000;

export interface RateLimit {
  readonly allowed: number;
  /** Counts one request. `retryAfterSeconds` is set only above the limit. */
  take(key: string): {
    readonly count: number;
    readonly retryAfterSeconds?: number;
    readonly resetSeconds: number;
  };
}

export function createRateLimit(clock: EmulatorClock, allowed: number): RateLimit {
  const windows = new Map<string, { readonly startedAt: number; count: number }>();
  return {
    allowed,
    take(key) {
      const now = clock.now();
      let window = windows.get(key);
      if (!window || now - window.startedAt >= windowMilliseconds) {
        window = { startedAt: now, count: 0 };
        if (windows.size > manyKeys)
          for (const [other, { startedAt }] of windows)
            if (now - startedAt >= windowMilliseconds) windows.delete(other);
        windows.set(key, window);
      }
      window.count += 1;
      const resetSeconds = Math.max(
        1,
        Math.ceil((window.startedAt + windowMilliseconds - now) / 1000),
      );
      return {
        count: window.count,
        resetSeconds,
        ...(window.count > allowed && { retryAfterSeconds: resetSeconds }),
      };
    },
  };
}
