/** Stateful emulators of both vendors' APIs, to start in process. */
export type { ClockMode, EmulatorClock } from './server/clock.js';
export type { FaultEffect, FaultHandle, FaultMoment, FaultRule, Faults } from './server/faults.js';
export type { LoggedRequest, RequestLog } from './server/request-log.js';
