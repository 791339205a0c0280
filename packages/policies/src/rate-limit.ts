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

/** The quota, and how long a request may wait for it. */
export interface RateLimitOptions {
  /** Maximum number of requests within any `perMs`. */
  readonly requests: number;
  /** Length of the window in milliseconds. */
  readonly perMs: number;
  /** Longest wait for a slot in milliseconds; a longer one fails at once. Defaults to 5 minutes. */
  readonly maxWaitMs?: number;
  /** Counts the requests of several processes that share one quota. Defaults to this process alone. */
  readonly store?: RateLimitStore;
  /** Name of the quota in the store; each account needs its own. Defaults to the vendor's name. */
  readonly key?: string;
}

/** 5 minutes: longer than the default deadline, so that the deadline decides. */
export const defaultMaxWaitMs = 5 * 60_000;

/**
 * Returns an interceptor for requests that delays them if they would exceed the quota. Requests are
 * served in order of arrival, and a cancelled call leaves the queue. If the vendor responds with
 * `rateLimited` and a time to wait, all requests wait that long. A request fails with `rateLimited` if
 * the next slot is after the call's deadline or `maxWaitMs`.
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
    const sendInSlot = async () => {
      const { clock, deadlineAt = Infinity } = call;
      const arrivedAt = clock.monotonic();
      const taken = window.takeSlot(call, Math.min(arrivedAt + maxWaitMs, deadlineAt));
      const slot = 'outcome' in taken ? taken : await taken;
      if (slot.outcome === 'tooLong')
        return err(
          slot.vendorAsked ? heldBack(call, slot.waitMs) : queueTooLong(call, slot.waitMs),
        );
      // The caller gets the error of the abort instead. Nothing was sent.
      if (slot.outcome === 'aborted' || isAborted(call)) return err(cancelled(call));
      if (slot.outcome === 'failed') return err(clockFailed(call, slot.thrown));
      if (slot.storeFailed) call.notify?.(storeFailedEvent);
      const waitMs = clock.monotonic() - arrivedAt;
      if (waitMs > 0) call.notify?.(waitEvent(waitMs));
      const result = await next(call);
      if (result.isErr() && result.error.kind === 'rateLimited') {
        const { retryAfterMs = 0 } = result.error;
        window.pauseUntil(clock.monotonic() + Math.min(retryAfterMs, longestRetryAfterMs));
      }
      return result;
    };
    return new ResultAsync(sendInSlot());
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
 * Reports the same error as the call that the vendor throttled. The error is `transient` if only the
 * deadline is too short, because a caller with more time may call again.
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
    retry: clock.monotonic() + waitMs > deadlineAt ? 'transient' : 'exhausted',
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
    kind: 'misconfigured',
    vendor,
    operation,
    message: 'the clock failed while the call waited for its slot; check the clock option',
    issues: [{ field: 'options.clock', rule: 'clock', message: 'the clock failed' }],
    cause: thrown,
  });
}
