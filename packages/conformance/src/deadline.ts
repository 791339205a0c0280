/**
 * A plain deadline, where the stack under test is not given: `timeoutMs` is a policy's to keep, and
 * what a driver does when it strikes is part of the contract.
 */
import { withTimeout, type Interceptor } from '@assistant-provider/core/adapter';

export const plainDeadline: Interceptor = (next) => (call) => {
  if (call.timeoutMs === undefined || call.timeoutMs === false) return next(call);
  const deadlineAt = call.startedAt + call.timeoutMs;
  return withTimeout({ ...call, deadlineAt }, deadlineAt - call.clock.now(), next, {
    message: 'no outcome in time',
    retry: 'never',
  });
};
