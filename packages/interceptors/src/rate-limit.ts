/** Keeps requests within the vendor's quota, so that a burst queues instead of failing. */
import { createAssistantError, type Call, type Interceptor } from '@assistant-provider/core';
import { err, ResultAsync } from 'neverthrow';
import { createRequestWindow } from './request-window.js';
import { sharedTurn, type RateLimitStore } from './shared-quota.js';

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
  const window = createRequestWindow(requests, perMs);

  return (next) => (call) => {
    const afterTurn = async () => {
      const { clock, signal, vendor, deadlineAt = Infinity } = call;
      const arrivedAt = clock.now();
      const patienceUntil = Math.min(arrivedAt + maxWaitMs, deadlineAt);
      const turn = await window.turn(clock, patienceUntil - arrivedAt, signal);
      if (turn.outcome === 'tooLong') return err(queueTooLong(call, turn.waitMs));
      const shared = store && (await sharedTurn(store, key ?? vendor, call, patienceUntil));
      if (shared === 'tooLong') return err(queueTooLong(call, patienceUntil - arrivedAt));
      // Whoever aborted it tells the caller why; nothing was sent.
      if (signal.aborted) return err(givenUp(call));
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
