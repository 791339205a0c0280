/** The public exports: `createQConnectProvider`, and the vendor's own types. */
export { createQConnectDriver, type QConnectDriver } from './driver.js';
export type { QConnectIdentity } from './http/auth/identity.js';
export type { QConnectAssistantOptions } from './mapping/vendor-options.js';
export type { QConnectNative } from './native/client.js';
export type { AiAgentsQuery } from './native/input.js';
export type {
  GivenConnection,
  OwnConnection,
  QConnectConnectionOptions,
  QConnectCredentials,
} from './options.js';
export {
  createQConnectProvider,
  type QConnectProvider,
  type QConnectProviderOptions,
} from './provider.js';
export type { QConnectCommand } from './wire/sdk-types.js';
export type {
  QConnectAiAgent,
  QConnectAiAgentConfiguration,
  QConnectAiAgentResponse,
  QConnectAssistant,
  QConnectAssociation,
  QConnectExternalKnowledgeBase,
  QConnectOrchestratorConfiguration,
} from './wire/vendor-types.js';
