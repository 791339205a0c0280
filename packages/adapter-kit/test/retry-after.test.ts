import { describe, expect, test } from 'vitest';
import { readRetryAfter } from '../src/index.js';

const now = Date.UTC(2026, 0, 5, 10, 0, 0);

describe('`readRetryAfter`', () => {
  const told: readonly (readonly [value: string | null | undefined, ms: number | undefined])[] = [
    ['0', 0],
    [' 120 ', 120_000],
    ['9'.repeat(400), Number.MAX_SAFE_INTEGER],
    // The three forms of a date in HTTP.
    ['Mon, 05 Jan 2026 10:00:30 GMT', 30_000],
    ['Monday, 05-Jan-26 10:00:30 GMT', 30_000],
    ['Mon Jan  5 10:00:30 2026', 30_000],
    ['Mon, 05 Jan 2026 09:59:00 GMT', 0],
    [null, undefined],
    [undefined, undefined],
    ['', undefined],
    ['1.5', undefined],
    ['-3', undefined],
    ['2026-01-05T10:00:30Z', undefined],
    ['Mon, in a while GMT', undefined],
    ['soon', undefined],
  ];

  test.each(told)('reads %j as %j milliseconds', (value, ms) => {
    expect(readRetryAfter(value, now)).toBe(ms);
  });
});
