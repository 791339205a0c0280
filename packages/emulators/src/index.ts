/** Stateful emulators of both vendors' APIs, to start in process. */
export { startGenesysEmulator } from './genesys/emulator.js';
export type {
  GenesysCredentials,
  GenesysEmulator,
  GenesysEmulatorOptions,
} from './genesys/emulator.js';
export type { GenesysSeed, GenesysSnapshot } from './genesys/resources.js';
export { DEFAULT_GENESYS_SETTINGS } from './genesys/settings.js';
export type { GenesysSettings } from './genesys/settings.js';
export { createEmulatorClock } from './server/clock.js';
export type { ClockMode, EmulatorClock } from './server/clock.js';
export type { FaultEffect, FaultHandle, FaultMoment, FaultRule, Faults } from './server/faults.js';
export type { LoggedRequest, RequestLog } from './server/request-log.js';
