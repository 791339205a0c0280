/** The time source of the library, which tests replace by a clock that they drive by hand. */

/**
 * A source of time. Every wait of a provider uses it, deadlines included: a clock whose `sleep`
 * resolves at once ends every call that has a deadline.
 */
export interface Clock {
  /** Returns milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms`, or as soon as the signal aborts. Must not reject. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The clock of the operating system, which every provider uses unless it is given another one. */
export const systemClock: Clock = {
  now: () => Date.now(),
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
 * Calls `onTime` after `ms` and returns a function that cancels the timer. The system clock gets a
 * plain timer, because a sleep with a signal costs ten times as much.
 */
export function startTimer(clock: Clock, ms: number, onTime: () => void): () => void {
  if (clock === systemClock) {
    const timer = setTimeout(onTime, ms);
    return () => clearTimeout(timer);
  }
  const cancelling = new AbortController();
  void clock.sleep(ms, cancelling.signal).then(
    () => {
      if (!cancelling.signal.aborted) onTime();
    },
    // If the clock fails, the timer never fires.
    () => undefined,
  );
  return () => cancelling.abort();
}
