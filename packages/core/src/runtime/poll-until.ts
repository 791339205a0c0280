/** Polls at growing intervals until there is a value. */
import type { Clock } from '../contract/clock.js';

/** Suits emulators and fast vendors. */
const firstIntervalMs = 250;
/** Suits a vendor's quota. */
const longestIntervalMs = 5_000;

/** How to poll. */
export interface Polling {
  /** The clock that the intervals sleep on. */
  readonly clock: Clock;
  /** Ends a sleep at once. `look` must then notice the abort, and return or throw. */
  readonly signal: AbortSignal;
  /** The first interval in milliseconds. Defaults to 250. */
  readonly firstIntervalMs?: number;
  /** The longest interval in milliseconds. Defaults to 5,000. */
  readonly longestIntervalMs?: number;
}

/**
 * Resolves to the first value of `look` that is not undefined. Each interval is 1.5 times as long as
 * the previous one. Rejects if `look` or the clock rejects.
 */
export async function pollUntil<R>(
  look: () => PromiseLike<R | undefined>,
  {
    clock,
    signal,
    firstIntervalMs: first = firstIntervalMs,
    longestIntervalMs: longest = longestIntervalMs,
  }: Polling,
): Promise<R> {
  for (let interval = first; ; interval = Math.min(interval * 1.5, longest)) {
    const found = await look();
    if (found !== undefined) return found;
    await clock.sleep(interval, signal);
  }
}
