/** Ends a call as `timeout` when its time is up, without waiting for what it was at. */
import { err, ResultAsync, type Result } from 'neverthrow';
import type { Call, Handler } from '../contract/interceptor.js';
import { startTimer } from '../contract/clock.js';
import { AbortableEnding, onceAborted } from './cancellation.js';
import type { AssistantError } from '../contract/error.js';
import { createAssistantError, isAssistantError } from '../errors/assistant-error.js';
import type { Reply } from '../contract/reply.js';

type Outcome = Result<unknown, AssistantError>;

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

  return new ResultAsync(
    new Promise((resolve) => {
      let stopTimer = (): void => undefined;
      let stopFollowing = stopTimer;
      let settled = false;
      const settle = (outcome: Outcome | PromiseLike<Outcome>) => {
        settled = true;
        stopFollowing();
        stopTimer();
        resolve(outcome);
      };
      const ending = new AbortableEnding();
      const end = (reason: unknown) => {
        ending.abort(reason);
        settle(err(isAssistantError(reason) ? reason : timedOut()));
      };
      stopFollowing = onceAborted(call.ending, () => end(call.ending.reason));
      const reply = next({ ...call, ending });
      // Rejects as it does.
      reply.then(settle, () => settle(reply));
      // Not before: what came first may throw, and a timer would keep the process.
      if (!settled) stopTimer = startTimer(clock, Math.max(0, milliseconds), () => end(timedOut()));
    }),
  );
}
