/** The end of a wait: reachable statuses, timeouts, errors, and no leftovers. */
import {
  assistantStatuses,
  systemClock,
  waitForStatus,
  type Assistant,
  type AssistantStatus,
} from '@assistant-provider/core';
import { ResultAsync } from 'neverthrow';
import { createAssistantError } from '@assistant-provider/core/adapter';
import { createManualClock } from '@assistant-provider/core/testing';
import { createAutoClock } from '@assistant-provider/test-support';
import { errAsync, okAsync } from 'neverthrow';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { anAssistant, never, scriptedProvider } from './scripted-driver.js';

afterEach(() => {
  vi.restoreAllMocks();
});

/** A vendor whose assistant has these statuses, one after another, and keeps the last. */
const passing = (first: AssistantStatus, then: AssistantStatus = first) => {
  let looks = 0;
  return scriptedProvider({
    assistants: {
      get: (id) => {
        looks += 1;
        return okAsync(anAssistant({ id, status: looks === 1 ? first : then }));
      },
    },
  });
};

const all = assistantStatuses;
const onceMade = all.filter((status) => status !== 'creating');

describe('a status', () => {
  it.each<[AssistantStatus, readonly AssistantStatus[]]>([
    ['creating', all],
    ['active', onceMade],
    ['inactive', onceMade],
    ['failed', ['failed', 'deleting', 'deleted']],
    ['deleting', ['failed', 'deleting', 'deleted']],
    ['deleted', ['deleted']],
    ['unknown', all],
  ])('%s can become only %j', async (from, reachable) => {
    const outcomes = await Promise.all(
      all.map(async (wanted) => {
        const waited = await waitForStatus(passing(from, wanted), 'a-1', wanted, {
          clock: createAutoClock(),
          timeoutMs: false,
        });
        return waited.match(
          (assistant) => assistant?.status,
          ({ kind }) => kind,
        );
      }),
    );

    expect(outcomes).toEqual(
      all.map((wanted) => (reachable.includes(wanted) ? wanted : 'conflict')),
    );
  });
});

describe('a wait', () => {
  it('polls at growing intervals up to five seconds, for five minutes', async () => {
    const clock = createAutoClock();
    const standing = createManualClock();
    let looks = 0;
    const impatient = {
      // The first sleep belongs to the deadline.
      now: () => clock.now(),
      sleep: (ms: number, signal?: AbortSignal) =>
        ms === 300_000 ? standing.sleep(ms, signal) : clock.sleep(ms, signal),
    };

    const waited = await waitForStatus(passing('creating'), 'a-1', 'active', {
      clock: impatient,
      onPoll: () => {
        looks += 1;
        if (looks === 12) void standing.advance(300_000);
      },
    });

    expect(waited._unsafeUnwrapErr()).toMatchObject({
      kind: 'timeout',
      message: 'the assistant was not active within 300000 ms (timeoutMs)',
    });
    expect(clock.slept.slice(0, 3)).toEqual([250, 375, 562.5]);
    expect(clock.slept.slice(-3)).toEqual([5_000, 5_000, 5_000]);
    expect(Math.max(...clock.slept)).toBe(5_000);
    expect(standing.sleeping()).toBe(0);
  });

  it('cancels the pending request when its time is up', async () => {
    const clock = createManualClock();
    let reason: unknown;
    const provider = scriptedProvider({
      assistants: {
        get: (_, { signal }) => {
          signal.addEventListener('abort', () => {
            reason = signal.reason;
          });
          return never<Assistant>();
        },
      },
    });

    const waiting = waitForStatus(provider, 'a-1', 'active', { clock, timeoutMs: 1_000 });
    await clock.advance(1_000);
    void (await waiting);

    expect(reason).toMatchObject({ kind: 'cancelled' });
  });

  it('leaves no timer, no sleeper and no listener after it has resolved', async () => {
    const clock = createManualClock();
    const { signal } = new AbortController();
    const listened = vi.spyOn(signal, 'addEventListener');
    const left = vi.spyOn(signal, 'removeEventListener');

    const waited = await waitForStatus(passing('active'), 'a-1', 'active', {
      clock,
      signal,
    });

    expect(waited.isOk()).toBe(true);
    expect(clock.sleeping()).toBe(0);
    expect(listened).toHaveBeenCalled();
    expect(left).toHaveBeenCalledTimes(listened.mock.calls.length);
  });

  it("goes by the system's clock for a provider that something else has made", async () => {
    const copied = { ...passing('creating', 'active') };
    const slept = vi.spyOn(systemClock, 'sleep').mockResolvedValue();

    const waited = await waitForStatus(copied, 'a-1', 'active');

    expect(waited.isOk()).toBe(true);
    expect(slept).toHaveBeenCalledWith(250, expect.anything());
  });
});

describe('the error of a wait', () => {
  const options = { clock: createAutoClock(), timeoutMs: false } as const;
  const about = { vendor: 'scripted', operation: 'waitForStatus', assistantId: 'a-1' };

  it('names the status of the assistant and the status that it cannot reach', async () => {
    const error = (
      await waitForStatus(passing('deleted'), 'a-1', 'active', options)
    )._unsafeUnwrapErr();

    expect(error).toMatchObject({
      ...about,
      kind: 'conflict',
      message: 'the assistant is deleted and cannot become active',
    });
    expect(error).not.toHaveProperty('vendorCode');
  });

  it("says that the caller cancelled, and has the assistant's id", async () => {
    const waited = await waitForStatus(passing('creating'), 'a-1', 'active', {
      ...options,
      signal: AbortSignal.abort('enough'),
    });

    expect(waited._unsafeUnwrapErr()).toMatchObject({
      ...about,
      kind: 'cancelled',
      message: 'the caller cancelled',
      cause: 'enough',
    });
  });

  it('says that onPoll failed', async () => {
    const onPoll = () => {
      throw new Error('bug of the application');
    };
    const waited = await waitForStatus(passing('creating'), 'a-1', 'active', {
      ...options,
      onPoll,
    });

    expect(waited._unsafeUnwrapErr()).toMatchObject({
      kind: 'unknown',
      vendor: 'scripted',
      operation: 'waitForStatus',
      message: 'onPoll failed',
      cause: { message: 'bug of the application' },
    });
  });

  it('blames the provider for a `get` that rejects, and not onPoll', async () => {
    const provider = passing('creating');
    const get = () => new ResultAsync(Promise.reject(new Error('bug of the provider')));
    const waited = await waitForStatus(
      { ...provider, assistants: { ...provider.assistants, get: get as never } },
      'a-1',
      'active',
      options,
    );

    expect(waited._unsafeUnwrapErr()).toMatchObject({
      kind: 'unknown',
      message: 'the provider threw an error that is not an AssistantError',
      cause: { message: 'bug of the provider' },
    });
  });

  it('says that an asynchronous onPoll failed', async () => {
    const waited = await waitForStatus(passing('creating'), 'a-1', 'active', {
      ...options,
      onPoll: () => Promise.reject(new Error('bug of the application')),
    });

    expect(waited._unsafeUnwrapErr()).toMatchObject({ message: 'onPoll failed' });
  });

  it('comes in time, although an asynchronous onPoll never settles', async () => {
    const clock = createManualClock();
    const waiting = waitForStatus(passing('creating'), 'a-1', 'active', {
      clock,
      timeoutMs: 1_000,
      onPoll: () => new Promise(() => undefined),
    });

    expect((await clock.runUntil(waiting))._unsafeUnwrapErr().kind).toBe('timeout');
  });

  it('is the error that onPoll throws, if that is an AssistantError', async () => {
    const thrown = createAssistantError({
      kind: 'quotaExceeded',
      vendor: 'scripted',
      operation: 'billing',
      message: 'no budget left',
    });
    const onPoll = () => {
      throw thrown;
    };
    const waited = await waitForStatus(passing('creating'), 'a-1', 'active', {
      ...options,
      onPoll,
    });

    expect(waited._unsafeUnwrapErr()).toBe(thrown);
  });

  it('is the error of `assistants.get`, also in a wait for `deleted`', async () => {
    const provider = scriptedProvider({
      assistants: {
        get: (_, context) => errAsync(context.error({ kind: 'unavailable', message: 'down' })),
      },
    });
    const waited = await waitForStatus(provider, 'a-1', 'deleted', options);

    expect(waited._unsafeUnwrapErr()).toMatchObject({ kind: 'unavailable', message: 'down' });
  });

  it.each([
    ['signal', { signal: 'stop' }, 'options.signal must be an AbortSignal'],
    ['onPoll', { onPoll: 'tell me' }, 'options.onPoll must be a function'],
  ])('names a wrong %s', async (field, wrong: object, message) => {
    const error = (
      await waitForStatus(passing('active'), 'a-1', 'active', wrong)
    )._unsafeUnwrapErr();

    expect(error).toMatchObject({
      kind: 'invalidInput',
      vendor: 'scripted',
      operation: 'waitForStatus',
      message,
      issues: [{ field: `options.${field}` }],
    });
  });

  it.each([
    ['nothing', undefined],
    ['no vendor', { assistants: {} }],
    ['a vendor that is not a string', { vendor: 7, assistants: {} }],
    ['no assistants', { vendor: 'acme' }],
  ])('names a provider with %s', async (_, provider) => {
    const error = (await waitForStatus(provider as never, 'a-1', 'active'))._unsafeUnwrapErr();

    expect(error).toMatchObject({
      kind: 'invalidInput',
      vendor: 'unknown',
      message: 'provider must be a provider',
    });
  });
});
