/** For applications. Read `contract/provider.ts` first; adapter authors also import `core/adapter`. */
export type * from './contract/ai-agent.js';
export { aiAgentRoles, isAiAgentRole } from './contract/ai-agent.js';
export type * from './contract/assistant.js';
export { assistantIncludes, assistantStatuses } from './contract/assistant.js';
export type { Checked } from './contract/checked.js';
export { systemClock, type Clock, type MonotonicClock } from './contract/clock.js';
export type * from './contract/crosswalk.js';
export type * from './contract/directory.js';
export {
  errorKinds,
  type AssistantError,
  type AssistantErrorOf,
  type Effect,
  type ErrorKind,
  type Issue,
  type Retry,
} from './contract/error.js';
export { featureNames } from './contract/features.js';
export type * from './contract/json.js';
export type * from './contract/knowledge.js';
export type { Lane } from './contract/lane.js';
export type * from './contract/limits.js';

export type * from './contract/part.js';
export type {
  DecidingArgument,
  GivenCondition,
  PatternCondition,
  Permission,
  PermissionCondition,
  ValueCondition,
} from './contract/permission.js';
export type * from './contract/provider.js';
export type * from './contract/queue-binding.js';
export { isMediaType, mediaTypes } from './contract/queue-binding.js';
export type { Page, Reply, ResultStream } from './contract/reply.js';
export type * from './contract/vendor-types.js';
export { isAssistantError } from './errors/assistant-error.js';
export {
  findPossiblyCreated,
  type PossiblyCreatedOptions,
} from './helpers/find-possibly-created.js';
export { byPage } from './helpers/by-page.js';
export { orThrow } from './helpers/or-throw.js';
export { previewDraft, type DraftPreview } from './helpers/preview-draft.js';
export { readOnly } from './helpers/read-only.js';
export { requireFeatures } from './helpers/require-features.js';
export { waitForStatus, type WaitOptions } from './helpers/wait-for-status.js';
export { withReferences, type ReferenceTarget } from './helpers/with-references.js';
