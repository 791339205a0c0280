/** Looks again and again, at growing intervals, until there is something to return. */
import type { Clock } from '../contract/clock.js';

export interface Polling {
  readonly clock: Clock;
  /** Ends a sleep at once; the next look then finds that the call has ended. */
  readonly signal: AbortSignal;
  /** Default 250 ms: it suits emulators and fast vendors. */
  readonly firstIntervalMs?: number;
  /** Default 5,000 ms: it suits a vendor's quota. */
  readonly longestIntervalMs?: number;
}

/** What `look` returned first that is not undefined. Rejects if `look` or the clock does. */
export async function pollUntil<R>(
  look: () => PromiseLike<R | undefined>,
  { clock, signal, firstIntervalMs = 250, longestIntervalMs = 5_000 }: Polling,
): Promise<R> {
  for (let interval = firstIntervalMs; ; interval = Math.min(interval * 1.5, longestIntervalMs)) {
    const found = await look();
    if (found !== undefined) return found;
    await clock.sleep(interval, signal);
  }
}
