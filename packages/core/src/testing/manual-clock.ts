/** A clock that stands still until a test moves it. */
import type { MonotonicClock } from '../contract/clock.js';

/** The options of `createManualClock`. */
export interface ManualClockOptions {
  /** The time at the start, in milliseconds since the epoch. Defaults to 0. */
  readonly now?: number;
}

/** A sleep that has not ended. */
export interface Sleeper {
  /** The length of the sleep in milliseconds, as it was asked for. */
  readonly ms: number;
  /** The time at which the sleep ends, in milliseconds since the epoch. */
  readonly wakeAt: number;
}

/** A clock that stands still until a test moves it. */
export interface ManualClock extends MonotonicClock {
  /**
   * Moves the time forward by `ms`, from one sleeper to the next. Each sleeper wakes at its own
   * time, and what it starts runs before the time moves on. Resolves at the end of that time.
   *
   * ```ts
   * const waiting = waitForStatus(provider, id, 'active', { clock });
   * await clock.advance(30_000);
   * ```
   */
  advance(ms: number): Promise<void>;
  /**
   * Moves the time from sleeper to sleeper until `promise` settles, and returns what it settles
   * with. Use it where the test does not care how long the work takes. Never resolves if the
   * promise waits for something that neither this clock nor the event loop can bring.
   *
   * ```ts
   * const result = await clock.runUntil(provider.assistants.get('a-1'));
   * ```
   */
  runUntil<T>(promise: PromiseLike<T>): Promise<T>;
  /** The number of sleeps that have not ended. A test can assert that a call leaves none behind. */
  sleeping(): number;
  /** The sleeps that have not ended, the first to wake first. */
  sleepers(): readonly Sleeper[];
}

// Read now: a test may replace the timers of the platform later. `setImmediate` is optional.
const { setTimeout, setImmediate } = globalThis as typeof globalThis & {
  readonly setImmediate?: (callback: () => void) => unknown;
};

/** Resolves after everything that can happen at this moment has happened. */
const nextTurn = (): Promise<void> =>
  new Promise((resolve) => void (setImmediate ? setImmediate(resolve) : setTimeout(resolve, 0)));

/**
 * Returns a clock for tests, which stands still until the test moves it. Pass it as the `clock`
 * option of a provider: retries, rate limits, deadlines and waits then take no real time.
 *
 * ```ts
 * import { createManualClock } from '@assistant-provider/core/testing';
 *
 * const clock = createManualClock({ now: Date.UTC(2026, 0, 1) });
 * const provider = createMemoryProvider({ clock, settleMs: 5_000 });
 * await provider.assistants.create({ name: 'Returns desk' }); // status: creating
 * await clock.advance(5_000); // status: active
 * ```
 */
export function createManualClock(options: ManualClockOptions = {}): ManualClock {
  let now = options.now ?? 0;
  const sleepers = new Set<Sleeper & { readonly wake: () => void }>();

  const inOrder = () => [...sleepers].sort((a, b) => a.wakeAt - b.wakeAt);

  const moveTo = (time: number): void => {
    now = Math.max(now, time);
    for (const { wakeAt, wake } of inOrder()) if (wakeAt <= now) wake();
  };

  const advance = async (ms: number): Promise<void> => {
    const end = now + ms;
    let next = inOrder()[0];
    while (next !== undefined && next.wakeAt <= end) {
      moveTo(next.wakeAt);
      await nextTurn();
      next = inOrder()[0];
    }
    moveTo(end);
    await nextTurn();
  };

  const runUntil = async <T>(promise: PromiseLike<T>): Promise<T> => {
    let settled = false;
    const settle = () => (settled = true);
    promise.then(settle, settle);
    while (!settled) {
      await nextTurn();
      const next = inOrder()[0];
      if (!settled && next !== undefined) moveTo(next.wakeAt);
    }
    return promise;
  };

  return {
    now: () => now,
    monotonic: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const wake = () => {
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        const sleeper = { ms, wakeAt: now + ms, wake };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', wake);
      }),
    advance,
    runUntil,
    sleeping: () => sleepers.size,
    sleepers: () => inOrder().map(({ ms, wakeAt }) => ({ ms, wakeAt })),
  };
}
