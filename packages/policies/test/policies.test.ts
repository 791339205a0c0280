import {
  createProvider,
  type AssistantDriver,
  type Interceptor,
  readConfiguration,
  object,
} from '@assistant-provider/core/adapter';
import { createManualClock } from '@assistant-provider/core/testing';
import {
  policiesOf,
  policyOptionParsers,
  type PolicyDefaults,
  type PolicyOptions,
} from '@assistant-provider/policies';
import { errAsync, ResultAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { aFailure } from './calls.js';

const hanging = () => new ResultAsync<never, never>(new Promise(() => undefined));

/** Returns the times of all requests to a vendor that is down, for this number of calls. */
async function callsTo(calls: number, options: PolicyOptions, defaults?: PolicyDefaults) {
  const clock = createManualClock();
  const askedAt: number[] = [];
  const driver: AssistantDriver = {
    vendor: 'acme',
    limits: { assistantId: {}, name: {}, pageSize: { min: 1, max: 1 } },
    assistants: {
      create: (_, { error }) => errAsync(error({ kind: 'unknown', message: 'not asked here' })),
      list: (_, { error }) => errAsync(error({ kind: 'unknown', message: 'not asked here' })),
      delete: (_, { error }) => errAsync(error({ kind: 'unknown', message: 'not asked here' })),
      get: (_, { request }) =>
        request({ name: 'GET /a', writes: false }, () => {
          askedAt.push(clock.now());
          return errAsync(aFailure());
        }),
    },
    native: () => undefined,
  };
  const provider = createProvider(driver, policiesOf({ ...options, clock }, defaults));
  const results = await clock.runUntil(
    Promise.all(Array.from({ length: calls }, () => provider.assistants.get('a'))),
  );
  return { askedAt, kinds: results.map((result) => result._unsafeUnwrapErr().kind) };
}

describe('policiesOf', () => {
  it('retries by default, up to four attempts', async () => {
    expect((await callsTo(1, {})).askedAt).toHaveLength(4);
    expect((await callsTo(1, { retry: { tries: 2 } })).askedAt).toHaveLength(2);
    expect((await callsTo(1, { retry: false })).askedAt).toHaveLength(1);
  });

  it("counts each attempt against the vendor's published quota", async () => {
    const published = { rateLimit: { requests: 2, perMs: 1_000 } };

    const kept = await callsTo(3, { retry: false }, published);
    expect(kept.askedAt).toEqual([0, 0, 1_020]);
    expect((await callsTo(3, { retry: false, rateLimit: false }, published)).askedAt).toEqual([
      0, 0, 0,
    ]);
    expect(
      (await callsTo(3, { retry: false, rateLimit: { requests: 1 } }, published)).askedAt,
    ).toEqual([0, 1_020, 2_040]);
  });

  it('does not limit requests if no quota is known', async () => {
    expect((await callsTo(50, { retry: false })).askedAt).toEqual(Array(50).fill(0));
  });

  it('does not count the wait for a slot against the timeout of an attempt', async () => {
    const { kinds } = await callsTo(3, {
      retry: false,
      tryTimeoutMs: 500,
      rateLimit: { requests: 1, perMs: 1_000 },
    });
    expect(kinds).toEqual(['unavailable', 'unavailable', 'unavailable']);
  });

  it('applies the deadline of a call if the provider has none', async () => {
    const clock = createManualClock();
    const driver: AssistantDriver = {
      vendor: 'acme',
      limits: { assistantId: {}, name: {}, pageSize: { min: 1, max: 1 } },
      assistants: {
        create: () => hanging(),
        list: () => hanging(),
        delete: () => hanging(),
        get: () => hanging(),
      },
      native: () => undefined,
    };
    const provider = createProvider(driver, policiesOf({ timeoutMs: false, clock }));

    const result = await clock.runUntil(provider.assistants.get('a', { timeoutMs: 70 }));

    expect(result._unsafeUnwrapErr().kind).toBe('timeout');
    expect(clock.now()).toBe(70);
  });

  it("places the policies inside the application's interceptors", async () => {
    const seen: string[] = [];
    const noting: Interceptor = (next) => (call) => {
      seen.push(call.level);
      return next(call);
    };
    await callsTo(1, { interceptors: [noting], requestInterceptors: [noting] });
    // One call and one request; the attempts are inside the request.
    expect(seen).toEqual(['call', 'request']);
  });
});

describe('policyOptionParsers', () => {
  it.each([
    [{ retry: { tries: 0 } }, 'options.retry.tries'],
    [{ retry: true }, 'options.retry'],
    [{ retry: { attempts: 3 } }, 'options.retry.attempts'],
    [{ rateLimit: { requests: 1.5 } }, 'options.rateLimit.requests'],
    [{ rateLimit: { requests: 1, store: {} } }, 'options.rateLimit.store'],
    [{ timeoutMs: -1 }, 'options.timeoutMs'],
    [{ tryTimeoutMs: '15s' }, 'options.tryTimeoutMs'],
    [{ interceptors: [1] }, 'options.interceptors[0]'],
    [{ onRequest: 'console' }, 'options.onRequest'],
    [{ clock: Date }, 'options.clock'],
  ])('names the wrong option of %j', (options, field) => {
    const read = () =>
      readConfiguration('acme', object<PolicyOptions>(policyOptionParsers), options);
    expect(read).toThrow(
      expect.objectContaining({
        kind: 'misconfigured',
        issues: [expect.objectContaining({ field })],
      }) as Error,
    );
  });
});
