/** Makes the clock of all calls from the application's, which may have no `monotonic` or break its type. */
import { neverBack, systemClock, type Clock, type MonotonicClock } from '../contract/clock.js';
import { ClockError } from '../errors/clock-error.js';

/** One for each clock, so that all that share the clock share its time. */
const made = new WeakMap<Clock, MonotonicClock>([[systemClock, systemClock]]);

/**
 * Returns the clock with `monotonic`. All its methods throw or reject if the application's clock
 * fails or returns a wrong value; a call then fails with `misconfigured`.
 */
export function monotonicClock(clock: Clock): MonotonicClock {
  const known = made.get(clock);
  if (known) return known;
  const checked = makeClock(clock);
  made.set(clock, checked);
  made.set(checked, checked);
  return checked;
}

const makeClock = (clock: Clock): MonotonicClock => ({
  now: () => readTime(clock, 'now'),
  monotonic: neverBack(() =>
    hasMonotonic(clock) ? readTime(clock, 'monotonic') : readTime(clock, 'now'),
  ),
  sleep: async (ms, signal) => {
    const slept: unknown = guarded('sleep', () => clock.sleep(ms, signal));
    // Without a promise a wait would end at once, and a loop of waits never.
    if (!isPromiseLike(slept)) throw new ClockError('clock.sleep() must return a promise');
    await Promise.resolve(slept).catch((cause: unknown) => {
      throw new ClockError('clock.sleep() rejected', { cause });
    });
  },
});

const hasMonotonic = (clock: Clock): clock is MonotonicClock => clock.monotonic !== undefined;

/** The range of a `Date` in ECMAScript. */
const longestTime = 8.64e15;

function readTime<M extends 'now' | 'monotonic'>(
  clock: { readonly [K in M]: () => number },
  method: M,
): number {
  const time: unknown = guarded(method, () => clock[method]());
  if (typeof time === 'number' && Math.abs(time) <= longestTime) return time;
  const returned = typeof time === 'number' ? String(time) : `a value of type ${typeof time}`;
  throw new ClockError(`clock.${method}() must return milliseconds, but returned ${returned}`);
}

function guarded<T>(method: keyof Clock, run: () => T): T {
  try {
    return run();
  } catch (cause) {
    throw new ClockError(`clock.${method}() threw`, { cause });
  }
}

const isPromiseLike = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value;
