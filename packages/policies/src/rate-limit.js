/** Keeps requests within the vendor's quota, so that a burst queues instead of failing. */
import { createAssistantError } from '@assistant-provider/core/adapter';
import { err, ResultAsync } from 'neverthrow';
import { createRequestWindow } from './request-window.js';
import { longestRetryAfterMs } from './retry-after.js';
import { createSharedQuota } from './shared-quota.js';
/** 5 minutes: longer than any default deadline, so that the deadline decides. */
export const defaultMaxWaitMs = 5 * 60_000;
/**
 * First come, first served. A call that is cancelled leaves the queue. When the vendor says
 * `rateLimited` and how long to wait, everyone waits.
 */
export function rateLimit({ requests, perMs, maxWaitMs = defaultMaxWaitMs, store, key }) {
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
function queueTooLong({ vendor, operation }, waitMs) {
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
function heldBack({ vendor, operation, clock, deadlineAt = Infinity }, waitMs) {
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
function givenUp({ vendor, operation, ending }) {
  return createAssistantError({
    kind: 'cancelled',
    vendor,
    operation,
    message: 'the call ended while it waited for its turn',
    cause: ending.reason,
  });
}
/** Nothing was sent, so that even a write has had no effect. */
function clockFailed({ vendor, operation }, thrown) {
  return createAssistantError({
    kind: 'unknown',
    vendor,
    operation,
    message: 'the clock failed while the call waited for its turn',
    cause: thrown,
  });
}
