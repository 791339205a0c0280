/** The timeout of one call, for all interceptors. */
import { systemClock, type Reply } from '@assistant-provider/core';
import {
  createStopwatch,
  noContextValues,
  withTimeout,
  type Call,
} from '@assistant-provider/core/adapter';
import { createManualClock } from '@assistant-provider/core/testing';
import { okAsync, ResultAsync, type Result } from 'neverthrow';
import { getEventListeners } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';

const timeout = { message: 'no answer in time', retry: 'transient' } as const;
const never: Reply<unknown> = new ResultAsync(new Promise<Result<unknown, never>>(() => undefined));

const aCall = (over: Partial<Call> = {}): Call => ({
  level: 'request',
  vendor: 'acme',
  operation: 'assistants.create',
  request: 'POST /assistants',
  writes: true,
  repeatable: false,
  startedAt: 0,
  idempotencyKey: 'key',
  tryNumber: 1,
  signal: new AbortController().signal,
  clock: systemClock,
  stopwatch: createStopwatch(systemClock),
  lane: 'interactive',
  values: noContextValues,
  run: () => okAsync('unused'),
  ...over,
});

describe('after its time,', () => {
  it.each([
    { writes: true, level: 'request', effect: 'maybe' },
    { writes: false, level: 'request', effect: 'none' },
    { writes: true, level: 'call', effect: 'none' },
  ] as const)('a $level (writes: $writes) fails with timeout, effect $effect', async (row) => {
    const { writes, level, effect } = row;
    const ended = await withTimeout(aCall({ writes, level }), 1, () => never, timeout);

    expect(ended._unsafeUnwrapErr()).toMatchObject({ kind: 'timeout', ...timeout, effect });
  });
});

describe('after the abort of its signal,', () => {
  it('a call ends as cancelled if the reason is not a failure', async () => {
    const signal = AbortSignal.abort(new Error('somebody else'));

    const ended = await withTimeout(aCall({ signal }), 60_000, () => never, timeout);

    expect(ended._unsafeUnwrapErr()).toMatchObject({
      kind: 'cancelled',
      operation: 'assistants.create',
      effect: 'maybe',
    });
  });
});

it('unsubscribes from the outer signal if the next handler throws', async () => {
  const { signal } = new AbortController();
  const throwing = () => {
    throw new Error('bug');
  };

  const ended = Promise.resolve(withTimeout(aCall({ signal }), 60_000, throwing, timeout));

  await expect(ended).rejects.toThrow('bug');
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

it('returns a result that comes in time', async () => {
  expect(await withTimeout(aCall(), 60_000, () => okAsync('done'), timeout)).toEqual(
    await okAsync('done'),
  );
});

it('rejects if `next` rejects', async () => {
  const bug = new Error('bug');
  const rejecting = () => new ResultAsync<never, never>(Promise.reject(bug));

  await expect(Promise.resolve(withTimeout(aCall(), 60_000, rejecting, timeout))).rejects.toBe(bug);
});

describe('after a call has ended,', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('no system timer is left', async () => {
    vi.useFakeTimers();

    void (await withTimeout(aCall(), 60_000, () => okAsync('done'), timeout));

    expect(vi.getTimerCount()).toBe(0);
  });

  it('no timer is left of a call that had ended before it began', async () => {
    const clock = createManualClock();
    const signal = AbortSignal.abort();

    void (await withTimeout(aCall({ clock, signal }), 60_000, () => never, timeout));

    expect(clock.sleeping()).toBe(0);
  });

  it("the clock's wake-up does not abort the call", async () => {
    const clock = createManualClock();
    const tries: Call[] = [];

    void (await withTimeout(
      aCall({ clock }),
      60_000,
      (call) => {
        tries.push(call);
        return okAsync('done');
      },
      timeout,
    ));
    await new Promise(setImmediate);

    expect(clock.sleeping()).toBe(0);
    expect(tries.map(({ signal }) => signal.aborted)).toEqual([false]);
  });

  it('no listener of a sleep is left', async () => {
    const { signal } = new AbortController();

    await systemClock.sleep(1, signal);

    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});
