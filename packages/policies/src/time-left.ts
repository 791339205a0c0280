/** How long a call may continue, whichever of its deadlines ends it first. */
import type { Call } from '@assistant-provider/core/adapter';

/** Returns the milliseconds, waits for our own quota aside; `Infinity` without a deadline. */
export function timeLeft(call: Call): number {
  const { clock, stopwatch, deadlineAt = Infinity, budgetMs = Infinity } = call;
  return Math.min(deadlineAt - clock.monotonic(), budgetMs - stopwatch.elapsed());
}
