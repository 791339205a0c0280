/**
 * For authors of adapters and interceptors. Read `contract/driver.ts` first. The model and the types of
 * the provider are in `@assistant-provider/core`.
 */
export {
  createContextKey,
  noContextValues,
  type ContextKey,
  type ContextValues,
} from './contract/context-values.js';
export type * from './contract/driver.js';
export type * from './contract/driver-context.js';
export type { AssistantErrorDetails, AssistantFailure, ErrorDetails } from './contract/error.js';
export { featureOperations } from './contract/features.js';
export {
  composeInterceptors,
  type Call,
  type CallEvent,
  type Handler,
  type Interceptor,
} from './contract/interceptor.js';
export {
  operations,
  type DriverOperationName,
  type InputName,
  type OperationRow,
} from './contract/operations.js';
export type { OperationName } from './contract/operation-groups.js';
export type { DriverPermissions } from './contract/permission.js';
export type { DriverReply } from './contract/reply.js';
export type { Stopwatch } from './contract/stopwatch.js';
export { createAssistantError } from './errors/assistant-error.js';
export { isError } from './errors/brands.js';
export { createFailure, isFailure, reviseFailure } from './errors/failure.js';
export { maskKnownSecrets } from './errors/known-secrets.js';
export { maskAndCut } from './errors/mask-and-cut.js';
export { redactSecrets } from './errors/redact.js';
export { changeCall } from './runtime/call.js';
export {
  abortError,
  isAborted,
  onAbort,
  raceAbort,
  type AbortSource,
} from './runtime/cancellation.js';
export { observe } from './runtime/observe.js';
export { createProvider, type ProviderOptions } from './runtime/create-provider.js';
export { monotonicClock } from './runtime/monotonic-clock.js';
export { createCursorGuard, type CursorGuard } from './runtime/cursor-guard.js';
export { pollUntil, type Polling } from './runtime/poll-until.js';
export { createStopwatch } from './runtime/stopwatch.js';
export { withTimeout, type TimeoutRule } from './runtime/with-timeout.js';
export { baseUrl } from './validation/base-url.js';
export { checkInput } from './validation/check-input.js';
export { jsonObject } from './validation/json.js';
export {
  clockParser,
  labelParser,
  laneParser,
  signalParser,
  timeoutParser,
} from './validation/inputs.js';
export {
  parseArguments,
  type Arguments,
  type ParsedArguments,
} from './validation/parse-arguments.js';
export { parse } from './validation/parse.js';
export * from './validation/parser.js';
export { readConfiguration } from './validation/read-options.js';
