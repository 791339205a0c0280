/** The one hook for a log of requests: who asks whom for what, how long it took, what came of it. */
import {} from '@assistant-provider/core';
import { redactSecrets } from '@assistant-provider/core/adapter';
import { ResultAsync } from 'neverthrow';
/**
 * Tells the listener of each try when it stands inside of `retry`, where the option `onRequest`
 * puts it; outside of it, of each request with all its tries as one.
 */
export function logRequests(listener) {
  return (next) => (call) => {
    const { vendor, operation, request = operation, tryNumber, clock } = call;
    const startedAt = clock.now();
    let waitMs = 0;
    const notify = (event) => {
      if (event.name === 'wait') waitMs += event.waitMs;
      call.notify?.(event);
    };
    const told = async () => {
      const result = await next({ ...call, notify });
      const durationMs = clock.now() - startedAt - waitMs;
      const about = { vendor, operation, request, tryNumber, startedAt, waitMs, durationMs };
      try {
        listener({ ...about, ...outcomeOf(result) });
      } catch {
        // Whoever logs has no part in the call.
      }
      return result;
    };
    return new ResultAsync(told());
  };
}
/** Without the message, in which vendors repeat what they were sent. */
function outcomeOf(result) {
  if (result.isOk()) return { outcome: 'ok' };
  const { kind, status, vendorCode, requestId, retryAfterMs } = result.error;
  return {
    outcome: kind,
    ...(status !== undefined && { status }),
    ...(vendorCode !== undefined && { vendorCode: redactSecrets(vendorCode) }),
    ...(requestId !== undefined && { requestId: redactSecrets(requestId) }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}
