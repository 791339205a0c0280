/** For adapter authors: what adapters over HTTP share. Imports core only. */
export { addToEach, type IncludedMembers } from './add-to-each.js';
export { collectBytes, type BodyBytes } from './body-bytes.js';
export {
  defaultMaxResponseBytes,
  maxResponseBytesParser,
  ResponseTooLarge,
  responseTooLarge,
} from './body-limit.js';
export { chunk, mapConcurrent } from './concurrency.js';
export {
  rateLimited,
  refused,
  timedOut,
  unavailable,
  unlisted,
  unreachable,
  unreadable,
  type ErrorRule,
  type SourcedErrorRule,
} from './error-rule.js';
export { connectionErrors, type ConnectionErrorRule } from './connection-errors.js';
export { decodeBody, identityCoding, isEncoded, UndecodableBody } from './content-coding.js';
export { askStore, storeTimeoutMs } from './external-store.js';
export { fetchJson, type JsonRequest, type JsonResponse } from './fetch-json.js';
export {
  connectionErrorFacts,
  ruleForConnectionError,
  type ConnectionErrorFacts,
  type ConnectionErrorLookup,
} from './http-failures.js';
export { isTooDeep, maxJsonDepth } from './json-text.js';
export { createKeyedLock, type HeldKeys, type KeyedLock } from './keyed-lock.js';
export { invalidInput, joinMessages, nameItems, withAdvice } from './messages.js';
export { blameCursor, readPages, type CursorRefusal, type PageLoop } from './pages.js';
export * as shape from './response-shape.js';
export { readRetryAfter } from './retry-after.js';
export {
  cleanJsonBody,
  parseJson,
  readJsonBody,
  writeJson,
  type JsonBodyOptions,
} from './safe-json.js';
