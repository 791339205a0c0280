/** How long to wait before the next try. */

export interface Backoff {
  readonly baseDelayMs: number;
  readonly maxDelayMs: number;
}

/**
 * Exponential with full jitter: anywhere between nothing and a bound that doubles, so that callers
 * that failed together do not come back together. Source of the shape: AWS Architecture Blog,
 * "Exponential Backoff And Jitter"; the AWS SDK does the same.
 */
export function backoffDelay(
  { baseDelayMs, maxDelayMs }: Backoff,
  failures: number,
  random: () => number,
): number {
  // Bounded, since no delay times a power without bound is no number.
  const doublings = Math.min(failures - 1, 31);
  return Math.floor(random() * Math.min(maxDelayMs, baseDelayMs * 2 ** doublings));
}
