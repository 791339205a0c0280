/** Limits a whole call: all its attempts and requests. `waitForStatus` has a limit of its own. */
import { changeCall, withTimeout, type Interceptor } from '@assistant-provider/core/adapter';

/** 60 s: longer than any single response of the vendors, shorter than a person's patience. */
export const defaultTimeoutMs = 60_000;

/**
 * Returns an interceptor for calls. A call that takes longer than `timeoutMs` fails with `timeout`;
 * `false` means no limit. The limit applies to each page of an `all`. The time that the call waits for our own quota does not count, because
 * `maxWaitMs` limits that. The caller's own `timeoutMs` takes precedence, counts all time, and covers
 * all pages.
 * Defaults to 60,000.
 */
export function deadline(timeoutMs: number | false = defaultTimeoutMs): Interceptor {
  return (next) => (call) => {
    const isCallers = call.timeoutMs !== undefined;
    const bound = call.timeoutMs ?? timeoutMs;
    if (bound === false) return next(call);
    const deadlineAt = call.startedAt + bound;
    const limited = changeCall(call, isCallers ? { deadlineAt } : { budgetMs: bound });
    const rest = isCallers ? deadlineAt - call.clock.monotonic() : bound - call.stopwatch.elapsed();
    return withTimeout(limited, rest, next, {
      message: `the call did not finish within ${bound} ms (timeoutMs)`,
      // The application set this limit, so a retry is the application's decision.
      retry: 'never',
      excludesWaits: !isCallers,
    });
  };
}
