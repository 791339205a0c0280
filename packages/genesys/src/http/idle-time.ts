/** How long ago the last request was sent, also in a process that was frozen. */
import type { MonotonicClock } from '@assistant-provider/core';

/**
 * Returns a function that tells whether more than `limitMs` passed since its last call. While a machine
 * sleeps, the monotonic clock of Linux stands still and only the date moves on (clock_gettime(2)). The
 * date may be set back, and then only the monotonic clock counts. So the larger time decides.
 */
export function idleFor(limitMs: number): (clock: MonotonicClock) => boolean {
  let date = Infinity;
  let time = Infinity;
  return (clock) => {
    const [lastDate, lastTime] = [date, time];
    date = clock.now();
    time = clock.monotonic();
    return Math.max(date - lastDate, time - lastTime) > limitMs;
  };
}
