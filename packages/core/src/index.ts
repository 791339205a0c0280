/** What applications and adapters import. Read `provider.ts` and `driver.ts` first. */
export type * from './ai-agent.js';
export { aiAgentRoles } from './ai-agent.js';
export type * from './assistant.js';
export { assistantStatuses } from './assistant.js';
export {
  composeInterceptors,
  type Call,
  type CallEvent,
  type Handler,
  type Interceptor,
} from './call.js';
export { systemClock, type Clock } from './clock.js';
export { createCursorTrail } from './cursor-trail.js';
export { createProvider, type ProviderOptions } from './create-provider.js';
export type * from './driver.js';
export { endedBy } from './ended-by.js';
export { endingOf, whenAborted, type Ending } from './ending.js';
export { endAfter } from './end-after.js';
export * from './error.js';
export { featureNames, featureOperations } from './features.js';
export { findPossiblyCreated, type PossiblyCreatedOptions } from './find-possibly-created.js';
export type * from './knowledge.js';
export type * from './limits.js';
export type * from './provider.js';
export type * from './queue-binding.js';
export { mediaTypes } from './queue-binding.js';
export { redactSecrets } from './redact.js';
export type * from './reply.js';
export { requireFeatures } from './require-features.js';
export { untilAborted } from './until-aborted.js';
export type * from './vendor-types.js';
export { waitForStatus, type WaitOptions } from './wait-for-status.js';
