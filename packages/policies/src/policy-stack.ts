/** The policies that every factory takes, and the stack they make. */
import type { Clock } from '@assistant-provider/core';
import type { Interceptor, ProviderOptions } from '@assistant-provider/core/adapter';
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
  type Parser,
} from '@assistant-provider/core/adapter';
import { deadline } from './deadline.js';
import { logRequests, type RequestLogListener } from './log-requests.js';
import { rateLimit, type RateLimitOptions } from './rate-limit.js';
import { defaultRetryOptions, retry, type RetryOptions } from './retry.js';
import type { RateLimitStore } from './shared-quota.js';
import { traceCall, traceTry } from './trace.js';
import { tryTimeout } from './try-timeout.js';

/** Options that all factories share. `false` turns a policy off. */
export interface PolicyOptions {
  /** Bound on a whole call in milliseconds; default 60,000. */
  readonly timeoutMs?: number | false;
  /** Bound on one try of one request in milliseconds; default 15,000. */
  readonly tryTimeoutMs?: number | false;
  /** Default 4 tries, 200 ms to 10 s apart, with jitter. */
  readonly retry?: false | Partial<RetryOptions>;
  /** Default the vendor's published quota. */
  readonly rateLimit?: false | Partial<RateLimitOptions>;
  /** The application's own, around each call and outside of ours; the first is outermost. */
  readonly interceptors?: readonly Interceptor[];
  /** The application's own, around each request that serves a call, outside of ours. */
  readonly requestInterceptors?: readonly Interceptor[];
  /** Told of each try of each request, for a log; nothing is logged otherwise. */
  readonly onRequest?: RequestLogListener;
  readonly clock?: Clock;
}

/** What differs between vendors. */
export interface PolicyDefaults {
  /** The vendor's published quota; without it nothing is limited unless the application says so. */
  readonly rateLimit?: RateLimitOptions;
}

const aMinute = 60_000;

const isInterceptor = (value: unknown): value is Interceptor => typeof value === 'function';
const interceptorsParser = optional(list(custom(isInterceptor, 'an interceptor')));

const isListener = (value: unknown): value is RequestLogListener => typeof value === 'function';

const isStore = (value: unknown): value is RateLimitStore =>
  isPlainObject(value) && typeof value['consume'] === 'function';

const milliseconds = optional(integer({ min: 0, max: 2 ** 31 - 1 }));
const count = optional(integer({ min: 1, max: 1_000_000_000 }));

const orFalse =
  <T>(parser: Parser<T>): Parser<T | false> =>
  (value, field, issues) =>
    value === false ? value : parser(value, field, issues);

/** Members for the parser of a factory's options. */
export const policyOptionParsers = {
  timeoutMs: optional(timeoutParser),
  tryTimeoutMs: optional(timeoutParser),
  retry: optional(
    orFalse(
      object<Partial<RetryOptions>>({
        tries: count,
        baseDelayMs: milliseconds,
        maxDelayMs: milliseconds,
      }),
    ),
  ),
  rateLimit: optional(
    orFalse(
      object<Partial<RateLimitOptions>>({
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
export function policiesOf(
  options: PolicyOptions,
  defaults: PolicyDefaults = {},
): Required<Omit<ProviderOptions, 'clock'>> & Pick<ProviderOptions, 'clock'> {
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

function quotaOf(
  { rateLimit: wanted }: PolicyOptions,
  { rateLimit: published }: PolicyDefaults,
): RateLimitOptions | undefined {
  if (wanted === false) return undefined;
  const quota = { perMs: aMinute, ...published, ...wanted };
  return quota.requests === undefined ? undefined : { ...quota, requests: quota.requests };
}
