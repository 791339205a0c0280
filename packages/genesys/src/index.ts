/** An assistant provider for the agent assistants of Genesys Cloud. */
export { createGenesysDriver, type GenesysDriver, type GenesysFeatures } from './driver.js';
export type { CopilotDefaults } from './mapping/copilot.js';
export type { GenesysNative } from './native/client.js';
export type {
  AssistantBody as GenesysAssistantBody,
  AssistantPatchBody as GenesysAssistantPatchBody,
  CopilotBody as GenesysCopilotBody,
  QueueBody as GenesysQueueBody,
  QueuesPatchBody as GenesysQueuesPatchBody,
} from './native/input.js';
export type {
  AssistantQuery as GenesysAssistantQuery,
  AssistantsQuery as GenesysAssistantsQuery,
  BoundQueuesQuery as GenesysBoundQueuesQuery,
  QueueQuery as GenesysQueueQuery,
  QueuesQuery as GenesysQueuesQuery,
} from './wire/requests.js';
export type {
  AccessToken,
  ClientCredentials,
  GenesysProviderOptions,
  GenesysSharedOptions,
} from './options.js';
export { createGenesysProvider, type GenesysProvider } from './provider.js';
export type { RawRequest as GenesysRawRequest } from './native/raw-request.js';
export { genesysDomains, type GenesysRegion } from './http/regions.js';
export type { ProxyOptions as GenesysProxyOptions } from './http/proxy.js';
export type { TokenStore } from './http/auth/token-store.js';
export type { GenesysAssistantOptions, GenesysKnowledgeOptions } from './mapping/vendor-options.js';
export type {
  GenesysAssistant,
  GenesysAssistantQueue,
  GenesysCopilot,
  GenesysKnowledgeBaseReference,
  GenesysKnowledgeSuggestionConfig,
  GenesysListing,
} from './wire/vendor-types.js';
