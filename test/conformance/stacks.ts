/** Every stack of interceptors that we ship, each policy on and off; and what an application adds. */
import type { Interceptor } from '@assistant-provider/core';
import type { StackOptions } from '@assistant-provider/conformance';
import { policiesOf, type PolicyOptions } from '@assistant-provider/interceptors';

/** Passes everything on: what an application's own interceptor at least has to do. */
export const passOn: Interceptor = (next) => (call) => next(call);

/** Made anew for each case: a rate limit and a retry budget remember. */
export const stackOf = (options: PolicyOptions): StackOptions => ({
  interceptors: () => policiesOf(options).interceptors,
  requestInterceptors: () => policiesOf(options).requestInterceptors,
});

/** Low enough that cases meet it. */
const quota = { requests: 3, perMs: 1_000 };

const policies: readonly {
  readonly name: string;
  readonly on: PolicyOptions;
  readonly off: PolicyOptions;
}[] = [
  { name: 'deadline', on: {}, off: { timeoutMs: false } },
  { name: 'retry', on: {}, off: { retry: false } },
  { name: 'rate limit', on: { rateLimit: quota }, off: { rateLimit: false } },
  { name: 'try timeout', on: {}, off: { tryTimeoutMs: false } },
];

/** All of what is on or off, as the factories take it. */
export const shippedStacks: ReadonlyMap<string, StackOptions> = new Map(
  Array.from({ length: 2 ** policies.length }, (_, bits) => {
    const chosen = policies.map(({ name, on, off }, index) =>
      (bits >> index) % 2 === 0 ? { name, options: on } : { name: `no ${name}`, options: off },
    );
    const options = chosen.reduce<PolicyOptions>((all, one) => ({ ...all, ...one.options }), {});
    return [chosen.map(({ name }) => name).join(', '), stackOf(options)];
  }),
);
