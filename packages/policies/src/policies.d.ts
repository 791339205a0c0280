/** The policies that every factory takes, and the stack they make. */
import type { Clock } from '@assistant-provider/core';
import type { Interceptor, ProviderOptions } from '@assistant-provider/core/adapter';
import { type Parser } from '@assistant-provider/core/adapter';
import { type RequestLogListener } from './log-requests.js';
import { type RateLimitOptions } from './rate-limit.js';
import { type RetryOptions } from './retry.js';
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
/** Members for the parser of a factory's options. */
export declare const policyOptionParsers: {
  timeoutMs: Parser<number | false>;
  tryTimeoutMs: Parser<number | false>;
  retry: Parser<false | Partial<RetryOptions>>;
  rateLimit: Parser<false | Partial<RateLimitOptions>>;
  interceptors: Parser<readonly unknown[]>;
  requestInterceptors: Parser<readonly unknown[]>;
  onRequest: Parser<unknown>;
  clock: Parser<Clock>;
};
/**
 * What `createProvider` takes, with our policies in their order, outermost first: trace, deadline;
 * for each request retry; for each try its span, the request log, rate limit, per-try timeout.
 */
export declare function policiesOf(
  options: PolicyOptions,
  defaults?: PolicyDefaults,
): Required<Omit<ProviderOptions, 'clock'>> & Pick<ProviderOptions, 'clock'>;
