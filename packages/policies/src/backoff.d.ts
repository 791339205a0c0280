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
export declare function backoffDelay(
  { baseDelayMs, maxDelayMs }: Backoff,
  failures: number,
  random: () => number,
): number;
