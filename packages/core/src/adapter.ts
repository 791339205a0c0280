/**
 * For adapter authors and authors of interceptors. Read `contract/driver.ts` first. The model and the
 * provider's types are in `@assistant-provider/core`.
 */
export type * from './contract/driver.js';
export type { AssistantErrorDetails, ErrorDetails } from './contract/error.js';
export { featureOperations } from './contract/features.js';
export {
  composeInterceptors,
  type Call,
  type CallEvent,
  type Handler,
  type Interceptor,
} from './contract/interceptor.js';
export { createAssistantError, reviseError } from './errors/assistant-error.js';
export { redactSecrets } from './errors/redact.js';
export { endingOf, whenAborted, type Ending } from './runtime/cancellation.js';
export { createProvider, type ProviderOptions } from './runtime/create-provider.js';
export { createCursorGuard } from './runtime/cursor-guard.js';
export { endedBy } from './runtime/ended-by.js';
export { untilAborted } from './runtime/until-aborted.js';
export { endAfter } from './runtime/with-timeout.js';
export { baseUrl } from './validation/base-url.js';
export { checkInput } from './validation/check-input.js';
export { clockParser, signalParser, timeoutParser } from './validation/inputs.js';
export {
  parseArguments,
  type Arguments,
  type ParsedArguments,
} from './validation/parse-arguments.js';
export { parse } from './validation/parse.js';
export * from './validation/parser.js';
export { readConfiguration } from './validation/read-options.js';
