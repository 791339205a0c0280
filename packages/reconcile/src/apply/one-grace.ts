/** One wait for all steps of a rollback that look undone, instead of one for each. */
import type { Clock } from '@assistant-provider/core';

/** A clock that waits once, until something is written again. */
export interface OneGrace {
  readonly clock: Clock;
  /** Says that something was written, which a list may show late. */
  readonly wrote: () => void;
}

/**
 * Returns the clock. Lists show after one grace time everything that was written before it. A second wait
 * tells nothing new as long as the rollback itself has written nothing.
 */
export function oneGrace(clock: Clock): OneGrace {
  let isSettled = false;
  return {
    clock: {
      now: () => clock.now(),
      sleep: async (ms, signal) => {
        if (isSettled) return;
        await clock.sleep(ms, signal);
        isSettled = signal?.aborted !== true;
      },
    },
    wrote: () => {
      isSettled = false;
    },
  };
}
