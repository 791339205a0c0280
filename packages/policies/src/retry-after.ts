/** What a vendor's `Retry-After` says, and how far it is believed. */

/**
 * Longest wait that a vendor can ask for: the official Genesys Go SDK's bound of 180 s. Three times
 * the longest window of a published quota; what is longer is a mistake, or for the caller to decide.
 */
export const longestRetryAfterMs = 180_000;

/** `Date.parse` takes almost anything; a date of HTTP begins with a day. Source: RFC 9110, 5.6.7. */
const httpDate = /^[A-Z][a-z]{2,8},? /;

/**
 * The milliseconds of a `Retry-After`, which is whole seconds or a date (RFC 9110, section 10.2.3).
 * What is neither is ignored. For a driver's table of errors: `context.error({ retryAfterMs })`.
 *
 * @example
 * ```ts
 * const retryAfterMs = readRetryAfter(response.headers.get('Retry-After'), context.clock.now());
 * ```
 */
export function readRetryAfter(value: string | null | undefined, now: number): number | undefined {
  const said = value?.trim() ?? '';
  // JSON has no Infinity.
  if (/^\d+$/.test(said)) return Math.min(Number(said) * 1_000, Number.MAX_SAFE_INTEGER);
  if (!httpDate.test(said)) return undefined;
  // The form of asctime names no zone, and means UTC.
  const date = Date.parse(said.endsWith('GMT') ? said : `${said} GMT`);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
