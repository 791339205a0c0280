/**
 * Time as the library sees it; given by tests to drive it by hand. Deadlines sleep on it as well:
 * a clock whose sleepers wake at once ends every call that has one.
 */

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms`, or at once when the signal aborts. Never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

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
 * Calls back after `ms` unless that is cancelled, which the answered function does. On the system's
 * clock it is a plain timer: a sleep with a signal to end it costs ten times as much.
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
    // A clock that fails has no time to tell.
    () => undefined,
  );
  return () => cancelling.abort();
}
