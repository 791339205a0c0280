/** Bounds one try of one request. */
import { endAfter } from '@assistant-provider/core/adapter';
/** 15 s: near the 16 s of the official Genesys SDK (its ApiClient.js), and a quarter of the deadline. */
export const defaultTryTimeoutMs = 15_000;
export function tryTimeout(timeoutMs = defaultTryTimeoutMs) {
  return (next) => (call) =>
    endAfter(call, timeoutMs, next, {
      message: `no answer within ${timeoutMs} ms`,
      retry: 'transient',
    });
}
