/** Repeats a request that failed in passing, where repeating it cannot do it twice. */
import {
  changeCall,
  isAborted,
  reviseFailure,
  type AssistantFailure,
  type Call,
  type Handler,
  type Interceptor,
} from '@assistant-provider/core/adapter';
import { err, ResultAsync, type Result } from 'neverthrow';
import { retryEvent } from './events.js';
import { backoffDelay, type Backoff } from './backoff.js';
import { createRetryBudget } from './retry-budget.js';
import { longestRetryAfterMs } from './longest-retry-after.js';

export interface RetryOptions extends Backoff {
  /** All tries, the first included. */
  readonly tries: number;
}

/**
 * - 4 tries: three retries outlast a passing fault; the deadline bounds the whole anyway.
 * - 200 ms to 10 s: from a hiccup of the network to a vendor that restarts.
 */
export const defaultRetryOptions: RetryOptions = {
  tries: 4,
  baseDelayMs: 200,
  maxDelayMs: 10_000,
};

/**
 * Retries `transient` errors; of a write only what cannot have happened, or is harmless to repeat.
 * Waits at least as long as the vendor asks. A vendor that asks for more time than the call has, or
 * than is believed, ends it at once.
 */
export function retry(
  options: RetryOptions = defaultRetryOptions,
  random: () => number = Math.random,
): Interceptor {
  const budget = createRetryBudget();

  const run = async (call: Call, next: Handler): Promise<Result<unknown, AssistantFailure>> => {
    for (let tryNumber = 1; ; tryNumber += 1) {
      const result = await next(
        tryNumber === call.tryNumber ? call : changeCall(call, { tryNumber }),
      );
      if (result.isOk()) {
        budget.deposit();
        return result;
      }
      const { error } = result;
      if (error.retry !== 'transient' || !mayRepeat(call, error)) return result;
      if (tryNumber >= options.tries) return err(reviseFailure(error, { retry: 'exhausted' }));
      const { retryAfterMs = 0 } = error;
      const delay = Math.max(backoffDelay(options, tryNumber, random), retryAfterMs);
      // The caller may have more patience than this call: the error stays transient.
      if (retryAfterMs > longestRetryAfterMs || delay > timeLeft(call)) return result;
      if (!budget.withdraw()) return err(reviseFailure(error, { retry: 'exhausted' }));
      call.notify?.(retryEvent(tryNumber, delay));
      await call.clock.sleep(delay, call.signal);
      if (isAborted(call)) return result;
    }
  };

  return (next) => (call) => new ResultAsync(run(call, next));
}

function mayRepeat({ writes, repeatable }: Call, { effect }: AssistantFailure): boolean {
  return !writes || repeatable || effect === 'none';
}

function timeLeft({ deadlineAt = Infinity, clock }: Call): number {
  return deadlineAt - clock.now();
}
