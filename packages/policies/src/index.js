/** What happens to every call: the policies that all adapters share. */
export { askStore } from './ask-store.js';
export { deadline, defaultTimeoutMs } from './deadline.js';
export { logRequests } from './log-requests.js';
export { policiesOf, policyOptionParsers } from './policies.js';
export { defaultMaxWaitMs, rateLimit } from './rate-limit.js';
export { readRetryAfter } from './retry-after.js';
export { defaultRetryOptions, retry } from './retry.js';
export { defaultTryTimeoutMs, tryTimeout } from './try-timeout.js';
export { traceCall, traceTry } from './trace.js';
