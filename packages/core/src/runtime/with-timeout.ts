/** Ends a call as `timeout` when its time is up, without waiting for what it was doing. */
import { err, ResultAsync, type Result } from 'neverthrow';
import { startTimer } from '../contract/clock.js';
import type { AssistantFailure } from '../contract/error.js';
import type { Call, Handler } from '../contract/interceptor.js';
import type { DriverReply } from '../contract/reply.js';
import { createFailure, isFailure } from '../errors/failure.js';
import { makeCall } from './call.js';
import { abortableOf, Cancellation, onAbort } from './cancellation.js';

type Outcome = Result<unknown, AssistantFailure>;

/**
 * For interceptors: what `next` returns, or a `timeout` error after so many milliseconds. The call that
 * `next` gets is aborted then.
 */
export function withTimeout(
  call: Call,
  milliseconds: number,
  next: Handler,
  timeout: Pick<AssistantFailure, 'message' | 'retry'>,
): DriverReply<unknown> {
  const { vendor, operation, clock } = call;
  const timedOut = () =>
    createFailure({
      kind: 'timeout',
      vendor,
      operation,
      ...timeout,
      // The attempt may have taken effect. For whole calls core knows better what was sent.
      effect: call.writes && call.level === 'request' ? 'maybe' : 'none',
    });

  return new ResultAsync(
    new Promise((resolve) => {
      let stopTimer = (): void => undefined;
      let unsubscribe = stopTimer;
      let settled = false;
      const settle = (outcome: Outcome | PromiseLike<Outcome>) => {
        settled = true;
        unsubscribe();
        stopTimer();
        resolve(outcome);
      };
      const cancellation = new Cancellation();
      const end = (reason: unknown) => {
        cancellation.abort(reason);
        settle(err(isFailure(reason) ? reason : timedOut()));
      };
      const outer = abortableOf(call);
      unsubscribe = onAbort(call, () => end(outer.reason));
      const reply = next(makeCall(call, cancellation));
      // Rejects as `reply` does.
      reply.then(settle, () => settle(reply));
      // Start the timer last: if `next` throws, no timer must keep the process alive.
      if (!settled) stopTimer = startTimer(clock, Math.max(0, milliseconds), () => end(timedOut()));
    }),
  );
}
