/**
 * A plain deadline, where the stack under test is not given: `timeoutMs` is a policy's to keep, and
 * what a driver does when it strikes is part of the contract.
 */
import {
  createAssistantError,
  forwardAbort,
  isAssistantError,
  untilAborted,
  type Call,
  type Handler,
  type Interceptor,
} from '@assistant-provider/core';
import { ResultAsync } from 'neverthrow';

export const plainDeadline: Interceptor = (next) => (call) =>
  call.timeoutMs === undefined || call.timeoutMs === false
    ? next(call)
    : new ResultAsync(endAt(call, call.startedAt + call.timeoutMs, next));

async function endAt(call: Call, deadlineAt: number, next: Handler) {
  const { vendor, operation, clock } = call;
  const timedOut = () =>
    createAssistantError({ kind: 'timeout', vendor, operation, message: 'no outcome in time' });
  const ending = new AbortController();
  const settled = new AbortController();
  const stopForwarding = forwardAbort(call.signal, ending, (reason) => reason);
  void clock.sleep(Math.max(0, deadlineAt - clock.now()), settled.signal).then(() => {
    if (!settled.signal.aborted) ending.abort(timedOut());
  });
  try {
    return await untilAborted(
      next({ ...call, deadlineAt, signal: ending.signal }),
      ending.signal,
      (reason) => (isAssistantError(reason) ? reason : timedOut()),
    );
  } finally {
    stopForwarding();
    settled.abort();
  }
}
