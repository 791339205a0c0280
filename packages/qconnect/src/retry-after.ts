/** How long the vendor asks to wait. */

/**
 * `x-amz-retry-after` in milliseconds, or `retry-after` in seconds or as a date (RFC 9110); so the
 * SDK reads them. What is neither is ignored.
 */
export function readRetryAfter(
  headers: Readonly<Record<string, string>>,
  now: number,
): number | undefined {
  const milliseconds = wholeNumber(headers['x-amz-retry-after']);
  if (milliseconds !== undefined) return bounded(milliseconds);
  const given = headers['retry-after'];
  const seconds = wholeNumber(given);
  if (seconds !== undefined) return bounded(seconds * 1_000);
  // Only the date forms of HTTP, which begin with a day: Date.parse takes almost anything.
  const date = given !== undefined && /^[A-Z][a-z]{2,8},? /.test(given) ? Date.parse(given) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text.trim()) ? Number(text) : undefined;
}

/** JSON has no Infinity. */
const bounded = (milliseconds: number): number => Math.min(milliseconds, Number.MAX_SAFE_INTEGER);
