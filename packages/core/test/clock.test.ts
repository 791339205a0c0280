/** Durations come from a monotonic clock, and a clock that does not work ends calls with an error. */
import { waitForStatus, type Clock } from '@assistant-provider/core';
import { monotonicClock, pollUntil, withTimeout } from '@assistant-provider/core/adapter';
import { createManualClock } from '@assistant-provider/core/testing';
import { errorOf } from '@assistant-provider/test-support';
import { okAsync, ResultAsync, type Result } from 'neverthrow';
import { describe, expect, it, vi } from 'vitest';
import { neverBack, systemClock } from '../src/contract/clock.js';
import { anAssistant, scriptedProvider } from './scripted-driver.js';

const untyped = <T>(value: unknown): T => value as T;
const atOnce = () => Promise.resolve();
const never = () => new ResultAsync(new Promise<Result<never, never>>(() => undefined));

/** A provider whose calls have a deadline of 5 s, by this clock. */
const boundedBy = (clock: Clock) =>
  scriptedProvider(
    { assistants: { get: never } },
    {
      clock,
      interceptors: [
        (next) => (call) =>
          withTimeout(call, call.startedAt + 5_000 - call.clock.monotonic(), next, {
            message: 'too late',
            retry: 'never',
          }),
      ],
    },
  );

describe('monotonic time', () => {
  it("of the system is not the machine's date", () => {
    const before = systemClock.monotonic();
    const date = vi.spyOn(Date, 'now').mockReturnValue(0);
    try {
      expect(systemClock.now()).toBe(0);
      expect(systemClock.monotonic()).toBeGreaterThanOrEqual(before);
    } finally {
      date.mockRestore();
    }
  });

  it('adds what a clock moves forward, and nothing when it is set back', () => {
    let now = 1_000;
    const clock = monotonicClock({ now: () => now, sleep: atOnce });
    const times = [1_000, 1_500, 400, 450, 2_000].map((time) => {
      now = time;
      return clock.monotonic();
    });
    expect(times).toEqual([1_000, 1_500, 1_500, 1_550, 3_100]);
    expect(clock.now()).toBe(2_000);
  });

  it("is the clock's own if it has one", () => {
    const clock = monotonicClock({ now: () => 1_000, monotonic: () => 7, sleep: atOnce });
    expect([clock.now(), clock.monotonic()]).toEqual([1_000, 7]);
  });

  it('is shared by all that use one clock', () => {
    const clock = createManualClock();
    const made = monotonicClock(clock);
    expect(monotonicClock(clock)).toBe(made);
    expect(monotonicClock(made)).toBe(made);
    expect(monotonicClock(systemClock)).toBe(systemClock);
  });

  it('stands still where its source goes back', () => {
    const times = [5, 9, 2, 4];
    const read = neverBack(() => times.shift() ?? 0);
    expect([read(), read(), read(), read()]).toEqual([5, 9, 9, 11]);
  });
});

describe('a clock that', () => {
  const sleep = () => new Promise<void>(() => undefined);
  const now = () => 0;
  const throwing = () => {
    throw new Error('no time');
  };
  const clocks: readonly (readonly [string, Clock, string])[] = [
    [
      'returns NaN',
      { now: () => NaN, sleep },
      'clock.now() must return milliseconds, but returned NaN',
    ],
    ['returns Infinity', { now: () => Infinity, sleep }, 'but returned Infinity'],
    ['returns more than a date', { now: () => 1e300, sleep }, 'but returned 1e+300'],
    ['returns a text', { now: untyped(() => '5'), sleep }, 'but returned a value of type string'],
    ['returns a bigint', { now: untyped(() => 5n), sleep }, 'but returned a value of type bigint'],
    ['throws', { now: throwing, sleep }, 'clock.now() threw'],
    ['has a monotonic time of NaN', { now, sleep, monotonic: () => NaN }, 'clock.monotonic() must'],
    ['sleeps without a promise', { now, sleep: untyped(() => undefined) }, 'must return a promise'],
    ['has a sleep that throws', { now, sleep: throwing }, 'clock.sleep() threw'],
    [
      'has a sleep that rejects',
      { now, sleep: () => Promise.reject(new Error('no timer')) },
      'clock.sleep() rejected',
    ],
  ];

  it.each(clocks)('%s ends a call with misconfigured', async (_, clock, message) => {
    expect(await errorOf(boundedBy(clock).assistants.get('a-1'))).toMatchObject({
      kind: 'misconfigured',
      operation: 'assistants.get',
      message: expect.stringContaining(message) as string,
      issues: [{ field: 'options.clock', rule: 'clock' }],
    });
  });

  it.each(clocks.slice(-3))(
    '%s ends waitForStatus with misconfigured',
    async (_, clock, message) => {
      const get = () => okAsync(anAssistant({ status: 'creating' }));
      const provider = scriptedProvider({ assistants: { get } });
      // Without a timeout it is the pause between two looks that fails.
      for (const timeoutMs of [1_000, false] as const)
        expect(
          await errorOf(waitForStatus(provider, 'a-1', 'active', { clock, timeoutMs })),
        ).toMatchObject({
          kind: 'misconfigured',
          operation: 'waitForStatus',
          message: expect.stringContaining(message) as string,
        });
    },
  );

  it('has a sleep that rejects once nobody needs it changes nothing', async () => {
    let reject: (reason: Error) => void = () => undefined;
    const clock = {
      now,
      sleep: () => new Promise<void>((_, rejectSleep) => (reject = rejectSleep)),
    };
    const { error } = { error: new Error('too late') };
    const bounded = scriptedProvider(
      {},
      {
        clock,
        interceptors: [
          (next) => (call) => withTimeout(call, 5, next, { message: 'late', retry: 'never' }),
        ],
      },
    );
    expect((await bounded.assistants.get('a-1')).isOk()).toBe(true);
    reject(error);
    await new Promise(setImmediate);
  });

  it('is not a clock if its monotonic is no function', async () => {
    const clock = untyped<Clock>({ now, sleep, monotonic: 5 });
    const waiting = waitForStatus(scriptedProvider(), 'a-1', 'active', { clock });
    expect((await errorOf(waiting)).kind).toBe('invalidInput');
  });
});

it('a clock that fails without the checks of a provider is misconfigured as well', async () => {
  const clock = { ...systemClock, sleep: () => Promise.reject(new Error('no timer')) };
  const polling = pollUntil(() => Promise.resolve(undefined), {
    clock,
    signal: new AbortController().signal,
  });
  await expect(polling).rejects.toThrow('no timer');

  const provider = scriptedProvider(
    { assistants: { get: never } },
    {
      interceptors: [
        (next) => (call) =>
          withTimeout({ ...call, clock }, 5, next, { message: 'late', retry: 'never' }),
      ],
    },
  );
  expect(await errorOf(provider.assistants.get('a-1'))).toMatchObject({
    kind: 'misconfigured',
    message: 'the clock failed; check the clock option',
    cause: { message: 'no timer' },
  });
});

it('an `all` that reads on after its deadline ends with timeout, and sends nothing', async () => {
  const clock = createManualClock();
  let pages = 0;
  const list = () => okAsync({ items: [anAssistant()], nextCursor: `p${(pages += 1)}` });
  const { assistants } = scriptedProvider(
    { assistants: { list } },
    {
      clock,
      interceptors: [
        (next) => (call) =>
          withTimeout(call, call.startedAt + 300 - call.clock.monotonic(), next, {
            message: 'too late',
            retry: 'never',
          }),
      ],
    },
  );
  const kinds: string[] = [];
  for await (const entry of assistants.all()) {
    kinds.push(entry.isOk() ? 'ok' : entry.error.kind);
    await clock.advance(120);
  }
  expect(kinds).toEqual(['ok', 'ok', 'ok', 'ok', 'timeout']);
  expect(pages).toBe(4);
});
