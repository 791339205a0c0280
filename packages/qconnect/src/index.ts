/** What applications import: `createQConnectProvider`, and the vendor's own types. */
export type { QConnectCommand } from './wire/commands.js';
export { createQConnectDriver, type QConnectDriver } from './driver.js';
export type { QConnectAssistantOptions } from './mapping/vendor-options.js';
export type { AiAgentsQuery, NativeCallOptions, QConnectNative } from './native/client.js';
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
export type {
  QConnectAiAgent,
  QConnectAiAgentAnswer,
  QConnectAiAgentConfiguration,
  QConnectAssistant,
  QConnectAssociation,
  QConnectExternalKnowledgeBase,
  QConnectOrchestratorConfiguration,
} from './wire/shapes.js';
