/** Stateful emulators of both vendors' APIs, started in process. */
export { startEmulators } from './emulators.js';
export type { Emulators, EmulatorsOptions } from './emulators.js';
export { startGenesysEmulator } from './genesys/emulator.js';
export type {
  GenesysCredentials,
  GenesysEmulator,
  GenesysEmulatorOptions,
} from './genesys/emulator.js';
export type { GenesysSnapshot } from './genesys/resources.js';
export type {
  GenesysAssistantQueueSeed,
  GenesysAssistantSeed,
  GenesysChecklistSeed,
  GenesysClientSeed,
  GenesysKnowledgeBaseSeed,
  GenesysRoutingQueueSeed,
  GenesysScriptSeed,
  GenesysSeed,
  GenesysSummarySettingSeed,
  GenesysUserJobSeed,
  GenesysUserSeed,
  GenesysVariationSeed,
} from './genesys/seed-types.js';
export type { GenesysSettings } from './genesys/settings.js';
export { startQConnectEmulator } from './qconnect/emulator.js';
export type { QConnectEmulator, QConnectEmulatorOptions } from './qconnect/emulator.js';
export type {
  QConnectAIAgentConfiguration,
  QConnectAIAgentContentSeed,
  QConnectAIAgentSeed,
  QConnectAIGuardrailContentSeed,
  QConnectAIGuardrailSeed,
  QConnectAIPromptContentSeed,
  QConnectAIPromptSeed,
  QConnectAssistantSeed,
  QConnectAssociationSeed,
  QConnectClientSeed,
  QConnectKnowledgeBaseSeed,
  QConnectSeed,
} from './qconnect/seed-types.js';
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
