/** The policies that all adapters share: tracing, deadline, retry, rate limit, timeout of an attempt. */
export { deadline, defaultTimeoutMs } from './deadline.js';
export { logRequests, type RequestLogEntry, type RequestLogListener } from './log-requests.js';
export {
  policiesOf,
  policyOptionParsers,
  type PolicyDefaults,
  type PolicyOptions,
} from './policy-stack.js';
export { defaultMaxWaitMs, rateLimit, type RateLimitOptions } from './rate-limit.js';
export { defaultRetryOptions, retry, type RetryOptions } from './retry.js';
export { defaultTryTimeoutMs, tryTimeout } from './try-timeout.js';
export { traceCall, traceTry } from './trace.js';
export type { RateLimitStore } from './shared-quota.js';
