/** Keeps requests within the vendor's quota, so that a burst queues instead of failing. */
import {
  createAssistantError,
  type Call,
  type Interceptor,
} from '@assistant-provider/core/adapter';
import { err, ResultAsync } from 'neverthrow';
import { createRequestWindow } from './request-window.js';
import { longestRetryAfterMs } from './longest-retry-after.js';
import { createSharedQuota, type RateLimitStore } from './shared-quota.js';

export interface RateLimitOptions {
  /** How many requests may go out within any `perMs`. */
  readonly requests: number;
  readonly perMs: number;
  /** Longest wait for a turn; default 5 minutes. What would wait longer fails at once. */
  readonly maxWaitMs?: number;
  /** Counts for several processes that share one quota; default: this process alone. */
  readonly store?: RateLimitStore;
  /** Names the quota in the store; default the vendor's name. Give accounts names of their own. */
  readonly key?: string;
}

/** 5 minutes: longer than any default deadline, so that the deadline decides. */
export const defaultMaxWaitMs = 5 * 60_000;

/**
 * First come, first served. A call that is cancelled leaves the queue. When the vendor says
 * `rateLimited` and how long to wait, everyone waits.
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
      const { clock, ending, deadlineAt = Infinity } = call;
      const arrivedAt = clock.now();
      const asked = window.turn(call, Math.min(arrivedAt + maxWaitMs, deadlineAt));
      const turn = asked instanceof Promise ? await asked : asked;
      if (turn.outcome === 'tooLong')
        return err(
          turn.vendorAsked ? heldBack(call, turn.waitMs) : queueTooLong(call, turn.waitMs),
        );
      // Whoever aborted it tells the caller why; nothing was sent.
      if (turn.outcome === 'aborted' || ending.aborted) return err(givenUp(call));
      if (turn.outcome === 'failed') return err(clockFailed(call, turn.thrown));
      if (turn.storeFailed) call.notify?.({ name: 'storeFailed' });
      const waitMs = clock.now() - arrivedAt;
      if (waitMs > 0) call.notify?.({ name: 'wait', waitMs });
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

/** `exhausted`, since it has waited, or seen that it would wait, as long as it may. */
function queueTooLong({ vendor, operation }: Call, waitMs: number) {
  const retryAfterMs = Math.ceil(waitMs);
  return createAssistantError({
    kind: 'rateLimited',
    vendor,
    operation,
    message: `the rate limit of ${vendor} has no turn for this request in time: the next is in ${retryAfterMs} ms`,
    retry: 'exhausted',
    retryAfterMs,
  });
}

/**
 * As the call that the vendor told to wait: `transient` where the deadline is what is too short,
 * since whoever has more patience may try again.
 */
function heldBack({ vendor, operation, clock, deadlineAt = Infinity }: Call, waitMs: number) {
  const retryAfterMs = Math.ceil(waitMs);
  return createAssistantError({
    kind: 'rateLimited',
    vendor,
    operation,
    message:
      `${vendor} throttled an earlier request and asked to wait (Retry-After): ` +
      `the next turn is in ${retryAfterMs} ms`,
    retry: clock.now() + waitMs > deadlineAt ? 'transient' : 'exhausted',
    retryAfterMs,
  });
}

function givenUp({ vendor, operation, ending }: Call) {
  return createAssistantError({
    kind: 'cancelled',
    vendor,
    operation,
    message: 'the call ended while it waited for its turn',
    cause: ending.reason,
  });
}

/** Nothing was sent, so that even a write has had no effect. */
function clockFailed({ vendor, operation }: Call, thrown: unknown) {
  return createAssistantError({
    kind: 'unknown',
    vendor,
    operation,
    message: 'the clock failed while the call waited for its turn',
    cause: thrown,
  });
}
