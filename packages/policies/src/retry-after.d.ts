/** What a vendor's `Retry-After` says, and how far it is believed. */
/**
 * Longest wait that a vendor can ask for: the official Genesys Go SDK's bound of 180 s. Three times
 * the longest window of a published quota; what is longer is a mistake, or for the caller to decide.
 */
export declare const longestRetryAfterMs = 180000;
/**
 * The milliseconds of a `Retry-After`, which is whole seconds or a date (RFC 9110, section 10.2.3).
 * What is neither is ignored. For a driver's table of errors: `context.error({ retryAfterMs })`.
 *
 * @example
 * ```ts
 * const retryAfterMs = readRetryAfter(response.headers.get('Retry-After'), context.clock.now());
 * ```
 */
export declare function readRetryAfter(
  value: string | null | undefined,
  now: number,
): number | undefined;
