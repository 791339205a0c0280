import type { DriverReply } from '@assistant-provider/core/adapter';
import {
  createProvider,
  type AssistantDriver,
  type DriverContext,
} from '@assistant-provider/core/adapter';
import { createManualClock } from '@assistant-provider/core/testing';
import { deadline, tryTimeout } from '@assistant-provider/policies';
import { okAsync, ResultAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';

const assistant = {
  id: 'a-1',
  vendor: 'scripted',
  name: 'x',
  status: 'active',
  locator: 'x',
  vendorData: {},
} as const;
const hanging = () => new ResultAsync<never, never>(new Promise(() => undefined));

function driverOf(create: (context: DriverContext) => DriverReply<unknown>): AssistantDriver {
  return {
    vendor: 'scripted',
    limits: { assistantId: {}, name: {}, pageSize: { min: 1, max: 10 } },
    assistants: {
      create: (_, context) => create(context) as never,
      get: (_, context) => context.request({ name: 'get', writes: false }, hanging),
      list: () => okAsync({ items: [] }),
      delete: () => okAsync(undefined),
    },
    native: () => undefined,
  };
}

const aWrite = driverOf((context) => context.request({ name: 'post', writes: true }, hanging));

describe('deadline', () => {
  it('fails with timeout, without waiting for the driver, and leaves no timer', async () => {
    const clock = createManualClock();
    const provider = createProvider(aWrite, { clock, interceptors: [deadline(1_000)] });

    const reply = provider.assistants.get('a-1');
    await clock.advance(999);
    expect(clock.sleeping()).toBe(1);
    await clock.advance(1);

    expect((await reply)._unsafeUnwrapErr()).toMatchObject({
      kind: 'timeout',
      retry: 'never',
      effect: 'none',
      message: 'the call did not finish within 1000 ms (timeoutMs)',
    });
    expect(clock.sleeping()).toBe(0);
  });

  it('reports the effect `maybe` if a write was sent', async () => {
    const clock = createManualClock();
    const provider = createProvider(aWrite, { clock, interceptors: [deadline(1_000)] });
    const reply = provider.assistants.create({ name: 'x' });
    await clock.advance(1_000);
    expect((await reply)._unsafeUnwrapErr()).toMatchObject({ kind: 'timeout', effect: 'maybe' });
  });

  it("uses the caller's timeoutMs if there is one", async () => {
    const clock = createManualClock();
    const provider = createProvider(aWrite, { clock, interceptors: [deadline(1_000)] });

    const hurried = provider.assistants.get('a-1', { timeoutMs: 10 });
    await clock.advance(10);
    expect((await hurried)._unsafeUnwrapErr().kind).toBe('timeout');

    const patient = provider.assistants.get('a-1', { timeoutMs: false });
    expect(clock.sleeping()).toBe(0);
    await provider.close().unwrapOr(undefined);
    expect((await patient)._unsafeUnwrapErr().kind).toBe('cancelled');
  });

  it('reports a cancellation that comes before the deadline as cancelled', async () => {
    const clock = createManualClock();
    const caller = new AbortController();
    const provider = createProvider(aWrite, { clock, interceptors: [deadline(1_000)] });

    const reply = provider.assistants.get('a-1', { signal: caller.signal });
    caller.abort(new DOMException('aborted by a timer of the caller', 'TimeoutError'));

    expect((await reply)._unsafeUnwrapErr().kind).toBe('cancelled');
    await Promise.resolve();
    expect(clock.sleeping()).toBe(0);
  });
});

describe('tryTimeout', () => {
  it('is transient, because another attempt may succeed', async () => {
    const clock = createManualClock();
    const provider = createProvider(aWrite, { clock, requestInterceptors: [tryTimeout(100)] });
    const reply = provider.assistants.get('a-1');
    await clock.advance(100);
    expect((await reply)._unsafeUnwrapErr()).toMatchObject({
      kind: 'timeout',
      retry: 'transient',
      effect: 'none',
    });
  });

  it('reports the effect `maybe` for a write, which is not repeated', async () => {
    const clock = createManualClock();
    const provider = createProvider(aWrite, { clock, requestInterceptors: [tryTimeout(100)] });
    const reply = provider.assistants.create({ name: 'x' });
    await clock.advance(100);
    expect((await reply)._unsafeUnwrapErr()).toMatchObject({
      kind: 'timeout',
      retry: 'never',
      effect: 'maybe',
    });
  });

  it('starts again for each request of a call', async () => {
    const clock = createManualClock();
    const slow = (context: DriverContext) =>
      context.request({ name: 'step', writes: false }, () => {
        void clock.advance(80);
        return okAsync(undefined);
      });
    const driver = driverOf((context) =>
      slow(context)
        .andThen(() => slow(context))
        .map(() => assistant),
    );
    const provider = createProvider(driver, { clock, requestInterceptors: [tryTimeout(100)] });

    expect((await provider.assistants.create({ name: 'x' })).isOk()).toBe(true);
  });
});
