/** Limits the time of one attempt of one request. */
import { withTimeout, type Interceptor } from '@assistant-provider/core/adapter';

/** 15 s: near the 16 s of the official Genesys SDK (its ApiClient.js), and a quarter of the deadline. */
export const defaultTryTimeoutMs = 15_000;

/**
 * Returns an interceptor for requests. An attempt that takes longer than `timeoutMs` fails with
 * `timeout`, and `retry` repeats it. Defaults to 15,000.
 */
export function tryTimeout(timeoutMs: number = defaultTryTimeoutMs): Interceptor {
  return (next) => (call) =>
    withTimeout(call, timeoutMs, next, {
      message: `the vendor did not respond within ${timeoutMs} ms (tryTimeoutMs)`,
      retry: 'transient',
    });
}
