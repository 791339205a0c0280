/** Ends a call as `timeout` when its time is up, without waiting for what it was at. */
import { ResultAsync } from 'neverthrow';
import { forwardAbort, FollowedAbortController, untilAborted } from './abort.js';
import type { Call, Handler } from './call.js';
import { startTimer } from './clock.js';
import { createAssistantError, isAssistantError, type AssistantError } from './error.js';
import type { Reply } from './reply.js';

/** What `next` answers, or a `timeout` error after so many milliseconds. For interceptors. */
export function endAfter(
  call: Call,
  milliseconds: number,
  next: Handler,
  timeout: Pick<AssistantError, 'message' | 'retry'>,
): Reply<unknown> {
  const { vendor, operation, clock } = call;
  const timedOut = () =>
    createAssistantError({
      kind: 'timeout',
      vendor,
      operation,
      ...timeout,
      // A try that was under way may have done its work. Core corrects this for whole calls,
      // of which it knows what was sent.
      effect: call.writes && call.level === 'request' ? 'maybe' : 'none',
    });

  const ending = new FollowedAbortController();
  const stopForwarding = forwardAbort(call.signal, ending, (reason) => reason);
  const reply = next({ ...call, signal: ending.signal });
  // Not before: what follows may throw, and a timer would keep the process.
  const stopTimer = startTimer(clock, Math.max(0, milliseconds), () => ending.abort(timedOut()));
  return new ResultAsync(
    untilAborted(
      reply,
      ending.signal,
      (reason) => (isAssistantError(reason) ? reason : timedOut()),
      () => {
        stopForwarding();
        stopTimer();
      },
    ),
  );
}
