/** Keeps requests within the vendor's quota, so that a burst queues instead of failing. */
import {
  createFailure,
  type Call,
  type Interceptor,
  isAborted,
} from '@assistant-provider/core/adapter';
import { err, ResultAsync } from 'neverthrow';
import { storeFailedEvent, waitEvent } from './events.js';
import { createRequestWindow } from './request-window.js';
import { longestRetryAfterMs } from './longest-retry-after.js';
import { createSharedQuota, type RateLimitStore } from './shared-quota.js';

export interface RateLimitOptions {
  /** How many requests may go out within any `perMs`. */
  readonly requests: number;
  /** Length of the window in milliseconds. */
  readonly perMs: number;
  /** Longest wait for a slot in milliseconds; a longer one fails at once. Defaults to 5 minutes. */
  readonly maxWaitMs?: number;
  /** Counts for several processes that share one quota. Defaults to this process alone. */
  readonly store?: RateLimitStore;
  /** Names the quota in the store; accounts need names of their own. Defaults to the vendor's name. */
  readonly key?: string;
}

/** 5 minutes: longer than any default deadline, so that the deadline decides. */
export const defaultMaxWaitMs = 5 * 60_000;

/**
 * Delays requests that would exceed the quota, first come, first served. A cancelled call leaves the
 * queue. If the vendor responds with `rateLimited` and a time to wait, all requests wait that long.
 * Fails with `rateLimited` if the next slot is after the call's deadline or `maxWaitMs`.
 */
export function rateLimit({
  requests,
  perMs,
  maxWaitMs = defaultMaxWaitMs,
  store,
  key,
}: RateLimitOptions): Interceptor {
  const window = createRequestWindow(requests, perMs, store && createSharedQuota(store, key));

  return (next) => (call) => {
    const afterTurn = async () => {
      const { clock, deadlineAt = Infinity } = call;
      const arrivedAt = clock.now();
      const asked = window.turn(call, Math.min(arrivedAt + maxWaitMs, deadlineAt));
      const turn = asked instanceof Promise ? await asked : asked;
      if (turn.outcome === 'tooLong')
        return err(
          turn.vendorAsked ? heldBack(call, turn.waitMs) : queueTooLong(call, turn.waitMs),
        );
      // The abort's own error reaches the caller; nothing was sent.
      if (turn.outcome === 'aborted' || isAborted(call)) return err(cancelled(call));
      if (turn.outcome === 'failed') return err(clockFailed(call, turn.thrown));
      if (turn.storeFailed) call.notify?.(storeFailedEvent);
      const waitMs = clock.now() - arrivedAt;
      if (waitMs > 0) call.notify?.(waitEvent(waitMs));
      const result = await next(call);
      if (result.isErr() && result.error.kind === 'rateLimited') {
        const { retryAfterMs = 0 } = result.error;
        window.pauseUntil(clock.now() + Math.min(retryAfterMs, longestRetryAfterMs));
      }
      return result;
    };
    return new ResultAsync(afterTurn());
  };
}

/** `exhausted`, because the call has waited, or would wait, as long as it may. */
function queueTooLong({ vendor, operation }: Call, waitMs: number) {
  const retryAfterMs = Math.ceil(waitMs);
  return createFailure({
    kind: 'rateLimited',
    vendor,
    operation,
    message:
      `rate limit of ${vendor} reached: the next slot is in ${retryAfterMs} ms, ` +
      "after this call's deadline or maxWaitMs",
    retry: 'exhausted',
    retryAfterMs,
  });
}

/**
 * Reported like the call that the vendor throttled: `transient` if only the deadline is too short,
 * because a caller with more time may try again.
 */
function heldBack({ vendor, operation, clock, deadlineAt = Infinity }: Call, waitMs: number) {
  const retryAfterMs = Math.ceil(waitMs);
  return createFailure({
    kind: 'rateLimited',
    vendor,
    operation,
    message:
      `${vendor} throttled an earlier request and asked to wait (Retry-After): ` +
      `the next slot is in ${retryAfterMs} ms`,
    retry: clock.now() + waitMs > deadlineAt ? 'transient' : 'exhausted',
    retryAfterMs,
  });
}

function cancelled({ vendor, operation, signal }: Call) {
  return createFailure({
    kind: 'cancelled',
    vendor,
    operation,
    message: 'the call ended while it waited for its slot',
    cause: signal.reason,
  });
}

/** Nothing was sent, so even a write had no effect. */
function clockFailed({ vendor, operation }: Call, thrown: unknown) {
  return createFailure({
    kind: 'unknown',
    vendor,
    operation,
    message: 'the clock failed while the call waited for its slot',
    cause: thrown,
  });
}
