/** The options that every factory takes, and the interceptors made from them. */
import type { Checked, Clock } from '@assistant-provider/core';
import type { Interceptor, ProviderOptions } from '@assistant-provider/core/adapter';
import {
  custom,
  clockParser,
  integer,
  isPlainObject,
  labelParser,
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
  /**
   * Tells this provider from others of the same vendor, for example the name of the organisation: 1 to
   * 100 characters. Errors, request log and spans show it. Defaults to none.
   */
  readonly label?: string | undefined;
  /**
   * Limit on a whole call in milliseconds; for `all`, on each page. The time that the call waits for the
   * vendor's quota, or for another call that holds a lock, does not count. Defaults to 60,000.
   */
  readonly timeoutMs?: number | false | undefined;
  /** Limit on one attempt of one request in milliseconds. Defaults to 15,000. */
  readonly tryTimeoutMs?: number | false | undefined;
  /** Defaults to 4 attempts with jittered pauses of up to 200 ms at first and up to 10 s at most. */
  readonly retry?:
    false | { readonly [M in keyof RetryOptions]?: RetryOptions[M] | undefined } | undefined;
  /** Defaults to the vendor's published quota. */
  readonly rateLimit?:
    | false
    | { readonly [M in keyof RateLimitOptions]?: RateLimitOptions[M] | undefined }
    | undefined;
  /** Run around each call, outside the built-in policies. The first is outermost. */
  readonly interceptors?: readonly Interceptor[] | undefined;
  /** Run around each request of a call, outside the built-in policies. The first is outermost. */
  readonly requestInterceptors?: readonly Interceptor[] | undefined;
  /** Called after each attempt of each request. The library logs nothing by itself. */
  readonly onRequest?: RequestLogListener | undefined;
  /** The clock of all timers and timestamps. Defaults to the system's clock. */
  readonly clock?: Clock | undefined;
}

/** The policies' defaults that differ between vendors. */
export interface PolicyDefaults {
  /** The vendor's published quota. Without it, only the application's own option limits requests. */
  readonly rateLimit?: RateLimitOptions | undefined;
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

/** One parser for each member of `PolicyOptions`, for the adapter's own options parser. */
export const policyOptionParsers = {
  label: optional(labelParser),
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
        maxBulkWaitMs: milliseconds,
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
 * Returns the options for `createProvider`, with the policies in this order, outermost first. Each
 * call: span, deadline. Each request: retry. Each attempt: span, request log, rate limit, timeout.
 */
export function policiesOf(
  options: PolicyOptions,
  defaults: PolicyDefaults = {},
): Required<Omit<ProviderOptions, 'label' | 'clock'>> & Pick<ProviderOptions, 'label' | 'clock'> {
  const { timeoutMs, tryTimeoutMs, interceptors = [], requestInterceptors = [] } = options;
  const { label, onRequest, clock } = options;
  const quota = quotaOf(options, defaults);
  return {
    ...(label !== undefined && { label }),
    // A call can set a deadline even if the provider has none.
    interceptors: [...interceptors, traceCall, deadline(timeoutMs)],
    requestInterceptors: [
      ...requestInterceptors,
      ...(options.retry === false
        ? []
        : [retry({ ...defaultRetryOptions, ...present(options.retry) })]),
      traceTry,
      ...(onRequest ? [logRequests(onRequest)] : []),
      ...(quota ? [rateLimit(quota)] : []),
      ...(tryTimeoutMs === false ? [] : [tryTimeout(tryTimeoutMs)]),
    ],
    ...(clock && { clock }),
  };
}

/** The members that are not undefined, which would hide a default. */
const present = <T extends object>(options: T | undefined): Partial<Checked<T>> =>
  Object.fromEntries(
    Object.entries(options ?? {}).filter(([, value]) => value !== undefined),
  ) as Partial<Checked<T>>;

function quotaOf(
  { rateLimit: wanted }: PolicyOptions,
  { rateLimit: published }: PolicyDefaults,
): RateLimitOptions | undefined {
  if (wanted === false) return undefined;
  const quota = { perMs: aMinute, ...published, ...present(wanted) };
  return quota.requests === undefined ? undefined : { ...quota, requests: quota.requests };
}
