import { describe, expect, it } from 'vitest';
import { assistantId, errorOf, givenAnswers, sendJson } from './harness.js';

/** The namespace and the link that the vendor's services put around a code. */
const errorType = (code: string) => ({
  'x-amzn-errortype': `${code}:http://internal.amazon.com/coral/com.amazon.wisdom/`,
});

describe('how long to wait', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  const clock = { now: () => now, sleep: () => Promise.resolve() };

  it.each([
    [{ 'retry-after': '7' }, 7_000],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': 'Thu, 01 Jan 2026 00:00:30 GMT' }, 30_000],
    [{ 'retry-after': 'Wed, 31 Dec 2025 00:00:00 GMT' }, 0],
    [{ 'x-amz-retry-after': '250', 'retry-after': '7' }, 250],
    [{ 'retry-after': '9'.repeat(400) }, Number.MAX_SAFE_INTEGER],
    [{ 'retry-after': '-1' }, undefined],
    [{ 'retry-after': '1.5' }, undefined],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after': '' }, undefined],
    [{}, undefined],
  ])('%j', async (headers, retryAfterMs) => {
    const { provider } = await givenAnswers(
      (response) =>
        sendJson(
          response,
          429,
          { message: 'x' },
          {
            ...errorType('ThrottlingException'),
            ...headers,
          },
        ),
      {},
      clock,
    );

    const error = await errorOf(provider.assistants.get(assistantId));

    expect(error.kind).toBe('rateLimited');
    expect(error.retryAfterMs).toBe(retryAfterMs);
  });
});
