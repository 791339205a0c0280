/** The stacks of interceptors that we ship, as the factories make them from their options. */
import type { Interceptor } from '@assistant-provider/core/adapter';
import { policiesOf, type PolicyOptions } from '@assistant-provider/policies';
import type { StackOptions } from '../src/index.js';

/** Passes everything on, as an application's own interceptor must at least do. */
export const passOn: Interceptor = (next) => (call) => next(call);

/** Makes a new stack for each case, since a rate limit and a retry budget keep state. */
export const stackOf = (options: PolicyOptions): StackOptions => ({
  interceptors: () => policiesOf(options).interceptors,
  requestInterceptors: () => policiesOf(options).requestInterceptors,
});

/** Low enough that cases meet it. */
const allOn: PolicyOptions = { rateLimit: { requests: 3, perMs: 1_000 } };

const switches: Readonly<Record<string, PolicyOptions>> = {
  'no deadline': { timeoutMs: false },
  'no retry': { retry: false },
  'no rate limit': { rateLimit: false },
  'no try timeout': { tryTimeoutMs: false },
};

const merged = (all: readonly PolicyOptions[]): PolicyOptions =>
  all.reduce<PolicyOptions>((sum, one) => ({ ...sum, ...one }), allOn);

/** Each policy on and off, with all the others on and off. */
export const everyStack: ReadonlyMap<string, PolicyOptions> = new Map(
  Array.from({ length: 2 ** Object.keys(switches).length }, (_, bits) => {
    const off = Object.entries(switches).filter((__, index) => (bits >> index) % 2 === 1);
    const name = off.map(([which]) => which).join(', ') || 'all policies';
    return [name, merged(off.map(([, options]) => options))];
  }),
);

/** Those that differ in one policy from all, or from none; and an application's own, with a log, around them. */
export const principalStacks: ReadonlyMap<string, PolicyOptions> = new Map([
  ['all policies', allOn],
  ...Object.entries(switches).map(([name, off]) => [name, merged([off])] as const),
  ['no policy', merged(Object.values(switches))],
  [
    "an application's own around all policies, and a log",
    {
      ...allOn,
      interceptors: [passOn],
      requestInterceptors: [passOn],
      onRequest: () => undefined,
    },
  ],
]);
