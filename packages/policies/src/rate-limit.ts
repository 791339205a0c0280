/** Keeps requests within the vendor's quota, so that a burst queues instead of failing. */
import type { Lane } from '@assistant-provider/core';
import {
  abortError,
  createFailure,
  type AssistantFailure,
  type Call,
  type ErrorDetails,
  type Interceptor,
} from '@assistant-provider/core/adapter';
import { err, ResultAsync } from 'neverthrow';
import { report, storeFailedEvent, waitEvent } from './events.js';
import { createRequestWindow } from './request-window.js';
import { longestRetryAfterMs } from './longest-retry-after.js';
import { createSharedQuota, type RateLimitStore } from './shared-quota.js';
import { timeLeft } from './time-left.js';
import { laneOf } from './waiting-calls.js';

/** The quota, and how long a request may wait for it. */
export interface RateLimitOptions {
  /** Maximum number of requests within any `perMs`. */
  readonly requests: number;
  /** Length of the window in milliseconds. */
  readonly perMs: number;
  /**
   * Longest wait of one request for a slot in milliseconds; a longer one fails at once. Defaults to
   * 5 minutes.
   */
  readonly maxWaitMs?: number | undefined;
  /** The same for requests in the `bulk` lane. Defaults to 1 hour. */
  readonly maxBulkWaitMs?: number | undefined;
  /** Counts the requests of several processes that share one quota. Defaults to this process alone. */
  readonly store?: RateLimitStore | undefined;
  /** Name of the quota in the store; each account needs its own. Defaults to the vendor's name. */
  readonly key?: string | undefined;
}

/** 5 minutes: a burst of 1,000 calls takes three at Genesys Cloud. A longer queue is a mistake or a job. */
export const defaultMaxWaitMs = 5 * 60_000;

/** 1 hour: nobody waits in person for a job of 10,000 calls, which takes 34 minutes at Genesys Cloud. */
const defaultMaxBulkWaitMs = 60 * 60_000;

/**
 * Returns an interceptor for requests that delays them if they would exceed the quota. The lanes get
 * slots alternately, requests within a lane are served in order of arrival, and a cancelled call leaves the queue.
 * If the vendor responds with `rateLimited` and a time to wait, all requests wait that long. While a
 * request waits, the call's `stopwatch` stands still. A request fails with `rateLimited` if the next
 * slot is after the lane's longest wait or after the call's `deadlineAt`.
 */
export function rateLimit({
  requests,
  perMs,
  maxWaitMs = defaultMaxWaitMs,
  maxBulkWaitMs = defaultMaxBulkWaitMs,
  store,
  key,
}: RateLimitOptions): Interceptor {
  const window = createRequestWindow(requests, perMs, store && createSharedQuota(store, key));
  const longestWaits: Readonly<Record<Lane, number>> = {
    interactive: maxWaitMs,
    bulk: maxBulkWaitMs,
  };

  return (next) => (call) => {
    const sendInSlot = async () => {
      const { clock, stopwatch, deadlineAt = Infinity } = call;
      const lane = laneOf(call);
      const arrivedAt = clock.monotonic();
      const longestUntil = arrivedAt + longestWaits[lane];
      let slot = window.takeSlot(call, {
        waitUntil: Math.min(longestUntil, deadlineAt),
        pauseUntil: arrivedAt + timeLeft(call),
      });
      if (!('outcome' in slot)) {
        const goOn = stopwatch.pause();
        try {
          slot = await slot;
        } finally {
          goOn();
        }
      }
      // Nothing was sent, and core has settled the call with the same error.
      const ended = abortError(call, errorsOf(call));
      if (ended) return err(ended);
      if (slot.outcome === 'tooLong')
        return err(
          slot.vendorAsked
            ? heldBack(call, slot.waitMs)
            : queueTooLong(call, slot.waitMs, longestUntil <= deadlineAt && longestWaits[lane]),
        );
      if (slot.outcome === 'failed') return err(clockFailed(call, slot.thrown));
      if (slot.outcome === 'granted' && slot.storeFailed) report(call, storeFailedEvent);
      const waitMs = clock.monotonic() - arrivedAt;
      if (waitMs > 0) report(call, waitEvent(waitMs));
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

/** How each lane's bound can be raised, and its calls moved to a lane with a longer one. */
const adviceFor: Readonly<Record<Lane, string>> = {
  interactive: "start fewer calls at once, pass lane: 'bulk', or raise rateLimit.maxWaitMs",
  bulk: 'start fewer calls at once, or raise rateLimit.maxBulkWaitMs',
};

const errorsOf = ({ vendor, label, operation }: Call) => ({
  error: (details: ErrorDetails): AssistantFailure =>
    createFailure({ vendor, label, operation, ...details }),
});

/**
 * `exhausted`, because the call has waited, or would wait, as long as it may: until its deadline, if
 * `longest` is false.
 */
function queueTooLong(call: Call, waitMs: number, longest: number | false): AssistantFailure {
  const { vendor } = call;
  const retryAfterMs = Math.ceil(waitMs);
  const reason =
    longest === false
      ? "after this call's timeoutMs; raise it, or call again later"
      : `but a request waits at most ${longest} ms; ${adviceFor[laneOf(call)]}`;
  return errorsOf(call).error({
    kind: 'rateLimited',
    message: `rate limit of ${vendor} reached: the next slot is in ${retryAfterMs} ms, ${reason}`,
    retry: 'exhausted',
    retryAfterMs,
  });
}

/**
 * Reports the same error as the call that the vendor throttled. The error is `transient` if only the
 * deadline is too short, because a caller with more time may call again.
 */
function heldBack(call: Call, waitMs: number): AssistantFailure {
  const retryAfterMs = Math.ceil(waitMs);
  return errorsOf(call).error({
    kind: 'rateLimited',
    message:
      `${call.vendor} throttled an earlier request and asked to wait (Retry-After): ` +
      `the next slot is in ${retryAfterMs} ms`,
    retry: waitMs > timeLeft(call) ? 'transient' : 'exhausted',
    retryAfterMs,
  });
}

/** Nothing was sent, so even a write had no effect. */
function clockFailed(call: Call, thrown: unknown): AssistantFailure {
  return errorsOf(call).error({
    kind: 'misconfigured',
    message: 'the clock failed while the call waited for its slot; check the clock option',
    issues: [{ field: 'options.clock', rule: 'clock', message: 'the clock failed' }],
    cause: thrown,
  });
}
