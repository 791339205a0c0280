import { type AssistantError, type Page } from '@assistant-provider/core';
import { createProvider, type AssistantDriver } from '@assistant-provider/core/adapter';
import { createManualClock } from '@assistant-provider/core/testing';
import { policiesOf, type PolicyOptions, type RequestLogEntry } from '@assistant-provider/policies';
import { err, errAsync, ok, ResultAsync, type Result } from 'neverthrow';
import { expect, it } from 'vitest';
import { aFailure } from './calls.js';

/** A provider whose vendor responds after 7 ms: first with each failure, then with an empty list. */
function givenProvider(failures: readonly AssistantError[], options: PolicyOptions = {}) {
  const clock = createManualClock();
  const left = [...failures];
  const answer = async (): Promise<Result<Page<never>, AssistantError>> => {
    await clock.sleep(7);
    const failure = left.shift();
    return failure ? err(failure) : ok({ items: [] });
  };
  const driver: AssistantDriver = {
    vendor: 'acme',
    limits: { assistantId: {}, name: {}, pageSize: { min: 1, max: 1 } },
    assistants: {
      create: () => errAsync(aFailure()),
      get: () => errAsync(aFailure()),
      delete: () => errAsync(aFailure()),
      list: (_, { request }) =>
        request({ name: 'GET /assistants', writes: false }, () => new ResultAsync(answer())),
    },
    native: () => undefined,
  };
  const entries: RequestLogEntry[] = [];
  const provider = createProvider(
    driver,
    policiesOf({
      retry: { baseDelayMs: 0 },
      onRequest: (entry) => entries.push(entry),
      ...options,
      clock,
    }),
  );
  return { list: () => clock.runUntil(provider.assistants.list()), entries };
}

const request = { vendor: 'acme', operation: 'assistants.list', request: 'GET /assistants' };

it('the request log has an entry for each attempt, with its outcome and duration', async () => {
  const { list, entries } = givenProvider([
    aFailure({ status: 503, vendorCode: 'service.unavailable', requestId: 'r-1' }),
    aFailure({ kind: 'rateLimited', status: 429, retryAfterMs: 2_000 }),
  ]);

  expect((await list()).isOk()).toBe(true);

  expect(entries).toEqual([
    {
      ...request,
      tryNumber: 1,
      startedAt: 0,
      waitMs: 0,
      durationMs: 7,
      outcome: 'unavailable',
      status: 503,
      vendorCode: 'service.unavailable',
      requestId: 'r-1',
    },
    {
      ...request,
      tryNumber: 2,
      startedAt: 7,
      waitMs: 0,
      durationMs: 7,
      outcome: 'rateLimited',
      status: 429,
      retryAfterMs: 2_000,
    },
    { ...request, tryNumber: 3, startedAt: 2_014, waitMs: 0, durationMs: 7, outcome: 'ok' },
  ]);
});

it('the request log separates the wait for a slot from the duration of the request', async () => {
  const { list, entries } = givenProvider([], { rateLimit: { requests: 1, perMs: 1_000 } });

  for (let call = 1; call <= 2; call += 1) expect((await list()).isOk()).toBe(true);

  expect(entries).toMatchObject([
    { startedAt: 0, waitMs: 0, durationMs: 7 },
    { startedAt: 7, waitMs: 1_013, durationMs: 7 },
  ]);
});

it("the request log contains neither secrets nor the vendor's messages", async () => {
  const said = 'Authorization: Bearer abcdef123456';
  const { list, entries } = givenProvider([
    aFailure({ retry: 'never', message: said, vendorCode: said, requestId: said }),
  ]);

  expect((await list()).isErr()).toBe(true);

  expect(JSON.stringify(entries)).not.toContain('abcdef123456');
  expect(Object.keys(entries[0] ?? {})).not.toContain('message');
});

it('a listener that throws does not change the call', async () => {
  const { list } = givenProvider([], {
    onRequest: () => {
      throw new Error('disk full');
    },
  });

  expect((await list()).isOk()).toBe(true);
});

it('an entry has the label of the provider, if it has one', async () => {
  const { list, entries } = givenProvider([], { label: 'north' });
  void (await list());
  expect(entries).toMatchObject([{ ...request, label: 'north' }]);

  const without = givenProvider([]);
  void (await without.list());
  expect(without.entries[0]).not.toHaveProperty('label');
});
