/** Stateful emulators of both vendors' APIs, started in process. */
export { startGenesysEmulator } from './genesys/emulator.js';
export type {
  GenesysCredentials,
  GenesysEmulator,
  GenesysEmulatorOptions,
} from './genesys/emulator.js';
export type { GenesysSeed, GenesysSnapshot } from './genesys/resources.js';
export type { GenesysSettings } from './genesys/settings.js';
export { startQConnectEmulator } from './qconnect/emulator.js';
export type { QConnectEmulator, QConnectEmulatorOptions } from './qconnect/emulator.js';
export type { QConnectSeed } from './qconnect/seed-shapes.js';
export type { QConnectSettings } from './qconnect/settings.js';
export type { QConnectSnapshot } from './qconnect/state.js';
export { createEmulatorClock } from './server/clock.js';
export type { ClockMode, EmulatorClock } from './server/clock.js';
export type { EmulatorHandle, EmulatorOptions, QuotaMode } from './server/contract.js';
export type {
  FaultEffect,
  FaultHandle,
  FaultMoment,
  FaultRule,
  Faults,
} from './server/fault-rules.js';
export type { LoggedRequest, RequestLog } from './server/request-log.js';
