/** Keeps requests within the vendor's quota, so that a burst queues instead of failing. */
import { createAssistantError, type Call, type Interceptor } from '@assistant-provider/core';
import { err, ResultAsync } from 'neverthrow';
import { createRequestWindow } from './request-window.js';

export interface RateLimitOptions {
  /** How many requests may go out within any `perMs`. */
  readonly requests: number;
  readonly perMs: number;
  /** Longest wait for a turn; default 5 minutes. What would wait longer fails at once. */
  readonly maxWaitMs?: number;
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
}: RateLimitOptions): Interceptor {
  const window = createRequestWindow(requests, perMs);

  return (next) => (call) => {
    const afterTurn = async () => {
      const { clock, signal, deadlineAt = Infinity } = call;
      const arrivedAt = clock.now();
      const patience = Math.min(maxWaitMs, deadlineAt - arrivedAt);
      const turn = await window.turn(clock, patience, signal);
      if (turn.outcome === 'tooLong') return err(queueTooLong(call, turn.waitMs));
      // Whoever aborted it tells the caller why; nothing was sent.
      if (turn.outcome === 'aborted') return err(givenUp(call));
      const waitMs = clock.now() - arrivedAt;
      if (waitMs > 0) call.notify?.({ name: 'wait', waitMs });
      const result = await next(call);
      if (result.isErr() && result.error.kind === 'rateLimited')
        window.pauseUntil(clock.now() + (result.error.retryAfterMs ?? 0));
      return result;
    };
    return new ResultAsync(afterTurn());
  };
}

function queueTooLong({ vendor, operation }: Call, waitMs: number) {
  return createAssistantError({
    kind: 'rateLimited',
    vendor,
    operation,
    message: `the queue for the quota of ${vendor} is ${Math.ceil(waitMs)} ms long`,
    retry: 'transient',
    retryAfterMs: Math.ceil(waitMs),
  });
}

function givenUp({ vendor, operation, signal }: Call) {
  return createAssistantError({
    kind: 'cancelled',
    vendor,
    operation,
    message: 'the call ended while it waited for its turn',
    cause: signal.reason,
  });
}
