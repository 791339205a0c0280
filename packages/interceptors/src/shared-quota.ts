/** A quota that several processes share through a store of theirs. */
import type { Call } from '@assistant-provider/core';

/**
 * Whoever keeps the count. Any limiter of the package rate-limiter-flexible is one, such as its
 * `RateLimiterRedis` over Redis or Valkey: resolved is a turn, rejected with `msBeforeNext` is the
 * time until the next.
 */
export interface RateLimitStore {
  consume(key: string): Promise<unknown>;
}

export type SharedTurn = 'granted' | 'tooLong' | 'aborted';

/**
 * Asks until there is a turn. A store that is out of order lets the request pass: this process
 * still keeps to its own window, and the vendor's answer decides.
 */
export async function sharedTurn(
  store: RateLimitStore,
  key: string,
  { clock, signal, notify }: Call,
  patienceUntil: number,
): Promise<SharedTurn> {
  while (!signal.aborted) {
    try {
      await store.consume(key);
      return 'granted';
    } catch (refusal) {
      const waitMs = waitOf(refusal);
      if (waitMs === undefined) {
        notify?.({ name: 'storeFailed' });
        return 'granted';
      }
      if (clock.now() + waitMs > patienceUntil) return 'tooLong';
      await clock.sleep(waitMs, signal);
    }
  }
  return 'aborted';
}

/** At least a millisecond, so that a store that says 0 is not asked in a circle. */
function waitOf(refusal: unknown): number | undefined {
  if (typeof refusal !== 'object' || refusal === null || !('msBeforeNext' in refusal))
    return undefined;
  const { msBeforeNext } = refusal;
  return typeof msBeforeNext === 'number' && msBeforeNext >= 0
    ? Math.max(1, msBeforeNext)
    : undefined;
}
