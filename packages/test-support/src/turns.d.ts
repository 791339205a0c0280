/** Waiting for the code under test, not for the time. */
import type { ManualClock } from '@assistant-provider/core/testing';
/** Resolves after everything that can happen at this moment has happened. */
export declare const nextTurn: () => Promise<void>;
/** Resolves as soon as somebody sleeps on the clock for exactly `ms`. */
export declare function untilAsleep(clock: ManualClock, ms: number): Promise<void>;
