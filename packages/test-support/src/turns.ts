/** Waiting for the code under test, not for the time. */
import type { ManualClock } from '@assistant-provider/core/testing';

/** Resolves after everything that can happen at this moment has happened. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Resolves as soon as somebody sleeps on the clock for exactly `ms`. */
export async function untilAsleep(clock: ManualClock, ms: number): Promise<void> {
  while (!clock.sleepers().some((sleeper) => sleeper.ms === ms)) await nextTurn();
}
