import {
  custom,
  clockParser,
  integer,
  isPlainObject,
  list,
  object,
  optional,
  text,
  timeoutParser,
} from '@assistant-provider/core/adapter';
import { deadline } from './deadline.js';
import { logRequests } from './log-requests.js';
import { rateLimit } from './rate-limit.js';
import { defaultRetryOptions, retry } from './retry.js';
import { traceCall, traceTry } from './trace.js';
import { tryTimeout } from './try-timeout.js';
const aMinute = 60_000;
const isInterceptor = (value) => typeof value === 'function';
const interceptorsParser = optional(list(custom(isInterceptor, 'an interceptor')));
const isListener = (value) => typeof value === 'function';
const isStore = (value) => isPlainObject(value) && typeof value['consume'] === 'function';
const milliseconds = optional(integer({ min: 0, max: 2 ** 31 - 1 }));
const count = optional(integer({ min: 1, max: 1_000_000_000 }));
const orFalse = (parser) => (value, field, issues) =>
  value === false ? value : parser(value, field, issues);
/** Members for the parser of a factory's options. */
export const policyOptionParsers = {
  timeoutMs: optional(timeoutParser),
  tryTimeoutMs: optional(timeoutParser),
  retry: optional(
    orFalse(
      object({
        tries: count,
        baseDelayMs: milliseconds,
        maxDelayMs: milliseconds,
      }),
    ),
  ),
  rateLimit: optional(
    orFalse(
      object({
        requests: count,
        perMs: count,
        maxWaitMs: milliseconds,
        store: optional(custom(isStore, 'a store: { consume(key) }')),
        key: optional(text()),
      }),
    ),
  ),
  interceptors: interceptorsParser,
  requestInterceptors: interceptorsParser,
  onRequest: optional(custom(isListener, 'a function')),
  clock: optional(clockParser),
};
/**
 * What `createProvider` takes, with our policies in their order, outermost first: trace, deadline;
 * for each request retry; for each try its span, the request log, rate limit, per-try timeout.
 */
export function policiesOf(options, defaults = {}) {
  const { timeoutMs, tryTimeoutMs, interceptors = [], requestInterceptors = [] } = options;
  const { onRequest, clock } = options;
  const quota = quotaOf(options, defaults);
  return {
    // A call can have a deadline where the provider has none.
    interceptors: [...interceptors, traceCall, deadline(timeoutMs)],
    requestInterceptors: [
      ...requestInterceptors,
      ...(options.retry === false ? [] : [retry({ ...defaultRetryOptions, ...options.retry })]),
      traceTry,
      ...(onRequest ? [logRequests(onRequest)] : []),
      ...(quota ? [rateLimit(quota)] : []),
      ...(tryTimeoutMs === false ? [] : [tryTimeout(tryTimeoutMs)]),
    ],
    ...(clock && { clock }),
  };
}
function quotaOf({ rateLimit: wanted }, { rateLimit: published }) {
  if (wanted === false) return undefined;
  const quota = { perMs: aMinute, ...published, ...wanted };
  return quota.requests === undefined ? undefined : { ...quota, requests: quota.requests };
}
