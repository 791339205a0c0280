/** Helpers that the tests of several packages share. */
export { createManualClock, type ManualClock } from '@assistant-provider/core/testing';
export { createAutoClock, type AutoClock } from './auto-clock.js';
export { errorOf, valueOf } from './results.js';
export { nextTurn, untilAsleep } from './turns.js';
export { crosswalkGaps, type SchemaFields } from './crosswalk.js';
export { growthOf } from './growth.js';
export { hostileTexts } from './hostile-texts.js';
