/** The time that a call has used, which is what a deadline limits. */

/**
 * Measures the time that a call has used. It stands still while one of the call's requests waits for
 * our own quota, or the call waits for another call that holds a lock. Each page of an `all` has its own.
 */
export interface Stopwatch {
  /** Returns the milliseconds that the call has used so far. */
  elapsed(): number;
  /**
   * Makes the stopwatch stand still until the returned function is called. Pauses may overlap: the
   * stopwatch runs again after the last one.
   */
  pause(): () => void;
  /**
   * Calls `onTime` once the stopwatch has run for `ms` from now, or `onFailure` if the clock fails.
   * Returns a function that cancels the timer.
   */
  startTimer(ms: number, onTime: () => void, onFailure: (thrown: unknown) => void): () => void;
}
