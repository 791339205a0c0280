/** Fails a call with `timeout` when its time is up, without waiting for its pending work. */
import { err, errAsync, ResultAsync, type Result } from 'neverthrow';
import { startTimer } from '../contract/clock.js';
import type { AssistantFailure, ErrorDetails } from '../contract/error.js';
import type { Call, Handler } from '../contract/interceptor.js';
import type { DriverReply } from '../contract/reply.js';
import { clockFailure } from '../errors/clock-error.js';
import { createFailure } from '../errors/failure.js';
import { makeCall } from './call.js';
import { Cancellation, onAbort, reasonOf } from './cancellation.js';

type Outcome = Result<unknown, AssistantFailure>;

/** The error after the time is up, and how the time is measured. */
export interface TimeoutRule extends Pick<AssistantFailure, 'message' | 'retry'> {
  /** Whether the time stands still while a request of the call waits for our own quota. */
  readonly excludesWaits?: boolean;
}

/**
 * For interceptors. Resolves to the result of `next`, or fails with `timeout` after `milliseconds` and
 * aborts the call that `next` received. Does not call `next` if no time is left. Rejects if `next`
 * rejects.
 */
export function withTimeout(
  call: Call,
  milliseconds: number,
  next: Handler,
  { excludesWaits = false, ...timeout }: TimeoutRule,
): DriverReply<unknown> {
  const { vendor, label, operation, clock } = call;
  const failure = (details: ErrorDetails) =>
    createFailure({
      vendor,
      label,
      operation,
      ...details,
      // A write attempt may have taken effect. For a whole call, core sets the effect from its ledger.
      effect: call.writes && call.level === 'request' ? 'maybe' : 'none',
    });

  // The time was up before, so nothing is sent.
  if (milliseconds <= 0)
    return errAsync(createFailure({ vendor, label, operation, kind: 'timeout', ...timeout }));
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
      const end = (reason: AssistantFailure) => {
        cancellation.abort(reason);
        settle(err(reason));
      };
      const onOuterAbort = () => {
        end(reasonOf(call, { error: failure }));
      };
      try {
        unsubscribe = onAbort(call, onOuterAbort);
        const reply = next(makeCall(call, cancellation));
        // If `reply` rejects, the promise rejects with the same reason.
        reply.then(settle, () => settle(reply));
        // Start the timer last: if `next` throws, no timer must keep the process alive.
        if (settled) return;
        const onTime = () => end(failure({ kind: 'timeout', ...timeout }));
        const onFailure = (thrown: unknown) => end(failure(clockFailure(thrown)));
        stopTimer = excludesWaits
          ? call.stopwatch.startTimer(milliseconds, onTime, onFailure)
          : startTimer(clock, milliseconds, onTime, onFailure);
      } catch (thrown) {
        unsubscribe();
        // The promise rejects with it.
        throw thrown;
      }
    }),
  );
}
