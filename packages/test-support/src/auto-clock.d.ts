/** A clock that moves by itself, for tests that only count what is slept. */
import type { MonotonicClock } from '@assistant-provider/core';
export interface AutoClock extends MonotonicClock {
    /** Moves the time; nobody is woken by it. */
    advance(ms: number): void;
    /** The length of each sleep, in the order in which they began. */
    readonly slept: readonly number[];
}
/**
 * Returns a clock on which each sleep ends at the next turn of the event loop and moves the time by
 * its length, unless its signal aborts before. Timeouts end at once, so turn them off.
 */
export declare function createAutoClock(start?: number): AutoClock;
