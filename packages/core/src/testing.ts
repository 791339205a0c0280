/** For tests of applications and adapters: a clock that the test moves. */
export {
  createManualClock,
  type ManualClock,
  type ManualClockOptions,
  type Sleeper,
} from './testing/manual-clock.js';
