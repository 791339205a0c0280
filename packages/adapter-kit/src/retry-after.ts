/** How long a vendor asks to wait. */

/** `Date.parse` accepts almost anything; an HTTP date begins with a weekday (RFC 9110, 5.6.7). */
const httpDate = /^[A-Z][a-z]{2,8},? /;

/**
 * Returns the milliseconds of a `Retry-After` header, which holds whole seconds or a date (RFC 9110,
 * 10.2.3), or undefined if it holds neither. For `context.error({ retryAfterMs })`.
 *
 * @example
 * ```ts
 * const retryAfterMs = readRetryAfter(response.headers.get('Retry-After'), context.clock.now());
 * ```
 */
export function readRetryAfter(value: string | null | undefined, now: number): number | undefined {
  const text = value?.trim() ?? '';
  // Not Infinity, which JSON cannot hold.
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1_000, Number.MAX_SAFE_INTEGER);
  if (!httpDate.test(text)) return undefined;
  // The asctime form names no zone and means UTC.
  const date = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
