/**
 * A plain deadline, for runs without a stack of interceptors. A policy applies `timeoutMs`, but what a
 * driver does at the deadline is part of the contract.
 */
import { withTimeout, type Interceptor } from '@assistant-provider/core/adapter';

export const plainDeadline: Interceptor = (next) => (call) => {
  if (call.timeoutMs === undefined || call.timeoutMs === false) return next(call);
  const deadlineAt = call.startedAt + call.timeoutMs;
  return withTimeout({ ...call, deadlineAt }, deadlineAt - call.clock.monotonic(), next, {
    message: 'the call did not finish within timeoutMs',
    retry: 'never',
  });
};
