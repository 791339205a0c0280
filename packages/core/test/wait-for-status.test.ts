import { waitForStatus, type Assistant, type AssistantStatus } from '@assistant-provider/core';
import { createManualClock } from '@assistant-provider/core/testing';
import { createAutoClock } from '@assistant-provider/test-support';
import { errAsync, okAsync, ResultAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { anAssistant, scriptedProvider } from './scripted-driver.js';

/** A vendor whose assistant has these statuses, one after another, and keeps the last. */
function passingThrough(...statuses: (AssistantStatus | 'notFound')[]) {
  let looks = 0;
  return scriptedProvider({
    assistants: {
      get: (id, context) => {
        const status = statuses[Math.min(looks, statuses.length - 1)] ?? 'unknown';
        looks += 1;
        return status === 'notFound'
          ? errAsync(context.error({ kind: 'notFound', message: 'no such assistant' }))
          : okAsync(anAssistant({ id, status, vendorStatus: `VENDOR_${status}` }));
      },
    },
  });
}

describe('waitForStatus', () => {
  it('polls at growing intervals until the assistant has the status', async () => {
    const clock = createAutoClock();
    const seen: string[] = [];
    const provider = passingThrough('creating', 'creating', 'creating', 'active');

    const result = await waitForStatus(provider, 'a-1', 'active', {
      clock,
      timeoutMs: false,
      onPoll: ({ status }) => seen.push(status),
    });

    expect(result._unsafeUnwrap()).toMatchObject({ id: 'a-1', status: 'active' });
    expect(seen).toEqual(['creating', 'creating', 'creating', 'active']);
    expect(clock.slept).toEqual([250, 375, 562.5]);
  });

  it.each<[AssistantStatus, AssistantStatus]>([
    ['failed', 'active'],
    ['deleting', 'active'],
    ['deleted', 'active'],
    ['active', 'creating'],
    ['deleted', 'failed'],
  ])('fails at once with conflict, because %s cannot become %s', async (status, wanted) => {
    const result = await waitForStatus(passingThrough(status), 'a-1', wanted, {
      clock: createAutoClock(),
      timeoutMs: false,
    });

    expect(result._unsafeUnwrapErr()).toMatchObject({
      kind: 'conflict',
      assistantId: 'a-1',
      vendorCode: `VENDOR_${status}`,
    });
  });

  it('continues through an unknown status', async () => {
    const provider = passingThrough('unknown', 'active');
    const result = await waitForStatus(provider, 'a-1', 'active', {
      clock: createAutoClock(),
      timeoutMs: false,
    });
    expect(result.isOk()).toBe(true);
  });

  it('treats an assistant that is no longer found as deleted', async () => {
    const options = { clock: createAutoClock(), timeoutMs: false } as const;

    const watched = await waitForStatus(
      passingThrough('deleting', 'notFound'),
      'a-1',
      'deleted',
      options,
    );
    const goneBefore = await waitForStatus(passingThrough('notFound'), 'a-1', 'deleted', options);

    expect(watched._unsafeUnwrap()).toMatchObject({ id: 'a-1', status: 'deleted' });
    expect(goneBefore._unsafeUnwrap()).toBeUndefined();
  });

  it('fails with the errors of `assistants.get`', async () => {
    const result = await waitForStatus(passingThrough('notFound'), 'a-1', 'active', {
      clock: createAutoClock(),
      timeoutMs: false,
    });
    expect(result._unsafeUnwrapErr()).toMatchObject({
      kind: 'notFound',
      operation: 'assistants.get',
    });
  });

  it('times out, also during a request', async () => {
    const clock = createManualClock();
    const provider = scriptedProvider({
      assistants: { get: () => new ResultAsync<Assistant, never>(new Promise(() => undefined)) },
    });

    const reply = waitForStatus(provider, 'a-1', 'active', { clock, timeoutMs: 1_000 });
    await clock.advance(1_000);

    expect((await reply)._unsafeUnwrapErr()).toMatchObject({
      kind: 'timeout',
      operation: 'waitForStatus',
    });
  });

  it('can be cancelled during a sleep, keeps the reason, and leaves no timer', async () => {
    const clock = createManualClock();
    const caller = new AbortController();
    const reply = waitForStatus(passingThrough('creating'), 'a-1', 'active', {
      clock,
      signal: caller.signal,
      onPoll: () => queueMicrotask(() => caller.abort('enough')),
    });

    const error = (await reply)._unsafeUnwrapErr();

    expect(error).toMatchObject({ kind: 'cancelled', cause: 'enough' });
    expect(clock.sleeping()).toBe(0);
  });

  it('ends when its provider is closed, also during a sleep, and leaves no timer', async () => {
    const clock = createManualClock();
    const provider = scriptedProvider(
      { assistants: { get: (id) => okAsync(anAssistant({ id, status: 'creating' })) } },
      { clock },
    );

    const reply = waitForStatus(provider, 'a-1', 'active', {
      onPoll: () => setImmediate(() => void provider.close()),
    });

    expect((await reply)._unsafeUnwrapErr()).toMatchObject({
      kind: 'cancelled',
      operation: 'waitForStatus',
      message: 'the provider is closed',
    });
    expect(clock.sleeping()).toBe(0);
  });

  it("goes by its provider's clock unless it is given another", async () => {
    const clock = createAutoClock();
    const statuses: AssistantStatus[] = ['creating', 'active'];
    const provider = scriptedProvider(
      {
        assistants: {
          get: (id) => okAsync(anAssistant({ id, status: statuses.shift() ?? 'unknown' })),
        },
      },
      { clock },
    );

    expect((await waitForStatus(provider, 'a-1', 'active', { timeoutMs: false })).isOk()).toBe(
      true,
    );
    expect(clock.slept).toEqual([250]);
  });

  it('fails with unknown if onPoll throws', async () => {
    const onPoll = () => {
      throw new Error('bug of the application');
    };
    const result = await waitForStatus(passingThrough('creating'), 'a-1', 'active', {
      clock: createAutoClock(),
      timeoutMs: false,
      onPoll,
    });
    expect(result._unsafeUnwrapErr().kind).toBe('unknown');
  });

  it('never throws, for any failure of onPoll or the clock', async () => {
    const hostile = new Proxy(new Error('bug'), {
      get: () => {
        throw new Error('keep out');
      },
    });
    const throwing = {
      onPoll: () => {
        throw hostile;
      },
    };
    const brokenClock = {
      clock: {
        now: () => 0,
        sleep: () => {
          throw new Error('a timeout of 0');
        },
      },
    };
    for (const [options, kind] of [
      [throwing, 'unknown'],
      [brokenClock, 'misconfigured'],
    ] as const) {
      const result = await waitForStatus(passingThrough('creating'), 'a-1', 'active', options);
      expect(result._unsafeUnwrapErr().kind).toBe(kind);
    }
  });

  it('rejects a value that is not a provider', async () => {
    for (const nothing of [undefined, null, 'provider', {}]) {
      const result = await waitForStatus(nothing as never, 'a-1', 'active');
      expect(result._unsafeUnwrapErr()).toMatchObject({
        kind: 'invalidInput',
        issues: [{ field: 'provider' }],
      });
    }
  });

  it.each([
    ['an unknown status', ['a-1', 'happy'], 'status'],
    ['a timeout of 0', ['a-1', 'active', { timeoutMs: 0 }], 'options.timeoutMs'],
    ['a wrong clock', ['a-1', 'active', { clock: 12 }], 'options.clock'],
    ['no options', ['a-1', 'active', null], 'options'],
    ['no id', [undefined, 'active'], 'assistantId'],
  ])('rejects %s', async (_, args, field) => {
    const wait = waitForStatus as (...args: unknown[]) => ReturnType<typeof waitForStatus>;
    const error = (await wait(passingThrough('active'), ...args))._unsafeUnwrapErr();
    expect(error).toMatchObject({ kind: 'invalidInput' });
    expect(error.issues?.map((issue) => issue.field)).toContain(field);
  });
});
