/** The time source of the library, which tests replace by a clock that they drive by hand. */

/**
 * A source of time. Every wait of a provider uses it, deadlines included: a clock whose `sleep`
 * resolves at once ends every call that has a deadline.
 */
export interface Clock {
  /** Returns milliseconds since the epoch. It may jump when somebody sets the machine's clock. */
  now(): number;
  /** Resolves after `ms`, or as soon as the signal aborts. Must not reject. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /**
   * Returns milliseconds since any fixed moment, and never jumps. Durations and deadlines use it.
   * Defaults to a time that begins at `now()` and stands still while `now()` goes back.
   */
  monotonic?(): number;
}

/** The clock that interceptors and drivers get. */
export interface MonotonicClock extends Clock {
  /** Returns the time for durations and deadlines; `now()` is for dates only. */
  monotonic(): number;
}

/** Returns the times of `read`, but stands still where `read` goes back. */
export function neverBack(read: () => number): () => number {
  let last = -Infinity;
  let lost = 0;
  return () => {
    const time = read();
    if (time < last) lost += last - time;
    last = time;
    return time + lost;
  };
}

// Not `performance.timeOrigin`, which some fake timers replace by a function.
const startedAt = Date.now() - performance.now();

/** The clock of the operating system, which every provider uses unless it is given another one. */
export const systemClock: MonotonicClock = {
  now: () => Date.now(),
  // Fake timers start `performance.now()` at 0 again.
  monotonic: neverBack(() => startedAt + performance.now()),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const wake = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      signal?.addEventListener('abort', wake);
    }),
};

/**
 * Calls `onTime` after `ms`, or `onFailure` if the clock fails. Returns a function that cancels the
 * timer. The system clock gets a plain timer, because a sleep with a signal costs ten times as much.
 */
export function startTimer(
  clock: Clock,
  ms: number,
  onTime: () => void,
  onFailure: (thrown: unknown) => void,
): () => void {
  if (clock === systemClock) {
    const timer = setTimeout(onTime, ms);
    return () => clearTimeout(timer);
  }
  const cancelling = new AbortController();
  const { signal } = cancelling;
  clock.sleep(ms, signal).then(
    () => {
      if (!signal.aborted) onTime();
    },
    (thrown: unknown) => {
      if (!signal.aborted) onFailure(thrown);
    },
  );
  return () => cancelling.abort();
}
