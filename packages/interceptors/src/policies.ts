/** The policies that every factory takes, and the stack they make. */
import type { Clock, Interceptor, ProviderOptions } from '@assistant-provider/core';
import {
  asGiven,
  clockParser,
  list,
  optional,
  timeoutParser,
} from '@assistant-provider/core/validation';
import { deadline } from './deadline.js';
import { tryTimeout } from './try-timeout.js';

/** Options that all factories share. `false` turns a policy off. */
export interface PolicyOptions {
  /** Bound on a whole call in milliseconds; default 60,000. */
  readonly timeoutMs?: number | false;
  /** Bound on one try of one request in milliseconds; default 15,000. */
  readonly tryTimeoutMs?: number | false;
  /** The application's own, around each call and outside of ours; the first is outermost. */
  readonly interceptors?: readonly Interceptor[];
  /** The application's own, around each request that serves a call, outside of ours. */
  readonly requestInterceptors?: readonly Interceptor[];
  readonly clock?: Clock;
}

const isInterceptor = (value: unknown): value is Interceptor => typeof value === 'function';
const interceptorsParser = optional(list(asGiven(isInterceptor, 'an interceptor')));

/** Members for the parser of a factory's options. */
export const policyOptionParsers = {
  timeoutMs: optional(timeoutParser),
  tryTimeoutMs: optional(timeoutParser),
  interceptors: interceptorsParser,
  requestInterceptors: interceptorsParser,
  clock: optional(clockParser),
};

/** What `createProvider` takes, with our policies in their order, outermost first. */
export function policiesOf(options: PolicyOptions): ProviderOptions {
  const { timeoutMs, tryTimeoutMs, interceptors = [], requestInterceptors = [], clock } = options;
  return {
    interceptors: [...interceptors, ...(timeoutMs === false ? [] : [deadline(timeoutMs)])],
    requestInterceptors: [
      ...requestInterceptors,
      ...(tryTimeoutMs === false ? [] : [tryTimeout(tryTimeoutMs)]),
    ],
    ...(clock && { clock }),
  };
}
