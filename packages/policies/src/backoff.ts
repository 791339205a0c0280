/** How long to wait before the next attempt. */

/** The bounds of the delay between two attempts. */
export interface Backoff {
  /** Upper bound of the first delay in milliseconds. It doubles with each failure. */
  readonly baseDelayMs: number;
  /** Upper bound of every delay in milliseconds. */
  readonly maxDelayMs: number;
}

/**
 * Returns a random delay between 0 and a bound that doubles with each failure (exponential backoff
 * with full jitter). The jitter keeps callers that failed together from returning together. Source:
 * AWS Architecture Blog, "Exponential Backoff And Jitter"; the AWS SDK does the same.
 */
export function backoffDelay(
  { baseDelayMs, maxDelayMs }: Backoff,
  failures: number,
  random: () => number,
): number {
  // Limit the exponent, because 0 × Infinity is NaN.
  const doublings = Math.min(failures - 1, 31);
  return Math.floor(random() * Math.min(maxDelayMs, baseDelayMs * 2 ** doublings));
}
