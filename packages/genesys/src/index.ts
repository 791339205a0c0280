/** Genesys Cloud agent assistants behind the interface of assistant-provider. */
export { createGenesysDriver, type GenesysDriver, type GenesysFeatures } from './driver.js';
export type { CopilotDefaults } from './copilot-functions.js';
export type { GenesysClient, NativeOptions } from './native.js';
export type {
  AssistantBody as GenesysAssistantBody,
  AssistantPatchBody as GenesysAssistantPatchBody,
  CopilotBody as GenesysCopilotBody,
  QueueBody as GenesysQueueBody,
  QueuesPatchBody as GenesysQueuesPatchBody,
} from './native-input.js';
export type {
  AssistantQuery as GenesysAssistantQuery,
  AssistantsQuery as GenesysAssistantsQuery,
  BoundQueuesQuery as GenesysBoundQueuesQuery,
  QueueQuery as GenesysQueueQuery,
  QueuesQuery as GenesysQueuesQuery,
} from './operations.js';
export type {
  AccessToken,
  ClientCredentials,
  GenesysOptions,
  GenesysSharedOptions,
} from './options.js';
export { createGenesysProvider, type GenesysProvider } from './provider.js';
export type { RawRequest as GenesysRawRequest } from './raw-request.js';
export { genesysDomains, type GenesysRegion } from './regions.js';
export type { TokenStore } from './token-store.js';
export type { GenesysAssistantOptions, GenesysKnowledgeOptions } from './vendor-options.js';
export type {
  GenesysAssistant,
  GenesysAssistantQueue,
  GenesysCopilot,
  GenesysKnowledgeBaseReference,
  GenesysKnowledgeSuggestionConfig,
  GenesysListing,
} from './wire.js';
