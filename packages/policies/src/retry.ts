/**
 * Repeats a request after a transient error, if the request cannot take effect twice. Core's write ledger
 * revokes unsafe retries. An adapter repeats by itself only for a refused token or a page that is too large.
 */
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
import { report, retryEvent } from './events.js';
import { backoffDelay, type Backoff } from './backoff.js';
import { createRetryBudget } from './retry-budget.js';
import { longestRetryAfterMs } from './longest-retry-after.js';
import { timeLeft } from './time-left.js';

/** How often a request is attempted, and how long the pauses are. */
export interface RetryOptions extends Backoff {
  /** Number of attempts, including the first. */
  readonly tries: number;
}

/**
 * - 4 attempts: three retries outlast a short fault, and the deadline limits the call in any case.
 * - 200 ms to 10 s: the range from a network glitch to a vendor's restart.
 */
export const defaultRetryOptions: RetryOptions = {
  tries: 4,
  baseDelayMs: 200,
  maxDelayMs: 10_000,
};

/**
 * Returns an interceptor for requests that retries `transient` errors. It retries a write only if the
 * write had no effect or is harmless to repeat. It waits at least as long as the vendor asks. If the
 * vendor asks for more time than the call has left, or for more than 180 s, the call fails at once.
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
      // The error stays transient, because the caller may call again with more time.
      if (retryAfterMs > longestRetryAfterMs || delay > timeLeft(call)) return result;
      if (!budget.withdraw()) return err(reviseFailure(error, { retry: 'exhausted' }));
      report(call, retryEvent(tryNumber, delay));
      await call.clock.sleep(delay, call.signal);
      if (isAborted(call)) return result;
    }
  };

  return (next) => (call) => new ResultAsync(run(call, next));
}

function mayRepeat({ writes, repeatable }: Call, { effect }: AssistantFailure): boolean {
  return !writes || repeatable || effect === 'none';
}
