/** How long the vendor asks to wait. */
import { readRetryAfter as readStandard } from '@assistant-provider/adapter-kit';

/** Reads the headers that the SDK reads: `x-amz-retry-after` in milliseconds, else HTTP's `retry-after`. */
export function readRetryAfter(
  headers: Readonly<Record<string, string>>,
  now: number,
): number | undefined {
  const milliseconds = wholeNumber(headers['x-amz-retry-after']);
  // JSON has no Infinity.
  return milliseconds === undefined
    ? readStandard(headers['retry-after'], now)
    : Math.min(milliseconds, Number.MAX_SAFE_INTEGER);
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text.trim()) ? Number(text) : undefined;
}
