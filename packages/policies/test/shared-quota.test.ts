import { systemClock } from '@assistant-provider/core';
import { type Call } from '@assistant-provider/core/adapter';
import { createManualClock } from '@assistant-provider/core/testing';
import { rateLimit, type RateLimitStore } from '@assistant-provider/policies';
import { err, okAsync, ResultAsync } from 'neverthrow';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterUnion } from 'rate-limiter-flexible';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { aCall, aFailure } from './calls.js';

const startedAt = Date.parse('2026-06-01T00:00:00Z');

/** A vendor that records when each request reached it. */
function noting() {
  const sentAt: number[] = [];
  const served: string[] = [];
  return {
    sentAt,
    served,
    handle: ({ clock, operation }: Call) => {
      sentAt.push(clock.now() - startedAt);
      served.push(operation);
      return okAsync('here');
    },
  };
}

const toItsOwn = { requests: 100, perMs: 1_000 };

describe('a quota shared through rate-limiter-flexible', () => {
  beforeEach(() => vi.useFakeTimers({ now: startedAt }));
  afterEach(() => vi.useRealTimers());

  /** Uses the system's clock and the real package, as an application does. */
  const call = (over: Partial<Call> = {}) => aCall(systemClock, over);

  it('limits two providers together', async () => {
    const store = new RateLimiterMemory({ points: 2, duration: 1 });
    const vendor = noting();
    const options = { ...toItsOwn, store };
    const [one, other] = [rateLimit(options)(vendor.handle), rateLimit(options)(vendor.handle)];

    const replies = Promise.all([1, 2, 3].flatMap(() => [one(call()), other(call())]));
    await vi.advanceTimersByTimeAsync(3_000);

    expect((await replies).every((result) => result.isOk())).toBe(true);
    expect(vendor.sentAt).toEqual([0, 0, 1_000, 1_000, 2_000, 2_000]);
  });

  it('is one quota for each key, which defaults to the vendor’s name', async () => {
    const store = new RateLimiterMemory({ points: 1, duration: 1 });
    const vendor = noting();
    const unnamed = rateLimit({ ...toItsOwn, store })(vendor.handle);
    const named = rateLimit({ ...toItsOwn, store, key: 'acme of tenant 7' })(vendor.handle);

    for (const reply of [unnamed(call()), unnamed(call({ vendor: 'another' })), named(call())])
      expect((await reply).isOk()).toBe(true);

    expect(vendor.sentAt).toEqual([0, 0, 0]);
    for (const key of ['acme', 'another', 'acme of tenant 7'])
      expect(await store.get(key)).toMatchObject({ consumedPoints: 1 });
  });

  it('waits for the slowest of several limiters', async () => {
    const store = new RateLimiterUnion(
      new RateLimiterMemory({ keyPrefix: 'a second', points: 1, duration: 1 }),
      new RateLimiterMemory({ keyPrefix: 'an hour', points: 1, duration: 3_600 }),
    );
    const vendor = noting();
    const handle = rateLimit({ ...toItsOwn, store })(vendor.handle);

    expect((await handle(call())).isOk()).toBe(true);
    const refused = await handle(call({ deadlineAt: systemClock.monotonic() + 60_000 }));

    expect(refused._unsafeUnwrapErr()).toMatchObject({
      kind: 'rateLimited',
      retry: 'exhausted',
      retryAfterMs: 3_600_000,
    });
    expect(vendor.sentAt).toEqual([0]);
  });

  /** A Redis client rejects like this if its server is down. */
  const withoutServer = {
    defineCommand: () => undefined,
    rlflxIncr: () => Promise.reject(new Error('connect ECONNREFUSED 127.0.0.1:6379')),
  };

  it('sends requests without the quota if the server is down, and reports an event', async () => {
    const store = new RateLimiterRedis({ storeClient: withoutServer, points: 1, duration: 1 });
    const events: string[] = [];
    const vendor = noting();
    const handle = rateLimit({ ...toItsOwn, store })(vendor.handle);
    const notify: Call['notify'] = ({ name }) => events.push(name);

    await Promise.all([1, 2, 3].map(() => handle(call({ notify }))));

    expect(vendor.sentAt).toEqual([0, 0, 0]);
    expect(events).toEqual(['storeFailed']);
  });

  it('uses the limiter’s insurance if the server is down', async () => {
    const insuranceLimiter = new RateLimiterMemory({ points: 1, duration: 1 });
    const store = new RateLimiterRedis({
      storeClient: withoutServer,
      points: 2,
      duration: 1,
      insuranceLimiter,
    });
    const vendor = noting();
    const handle = rateLimit({ ...toItsOwn, store })(vendor.handle);

    const replies = Promise.all([1, 2, 3].map(() => handle(call())));
    await vi.advanceTimersByTimeAsync(3_000);
    await replies;

    expect(vendor.sentAt).toEqual([0, 1_000, 2_000]);
  });
});

describe('a store of a shared quota', () => {
  const answering = (...answers: readonly (() => Promise<unknown>)[]) => {
    let asked = 0;
    const store: RateLimitStore = {
      consume: () => answers[Math.min((asked += 1), answers.length) - 1]?.() ?? Promise.resolve(),
    };
    return { store, asked: () => asked };
  };
  const turn = () => Promise.resolve({});
  const never = () => new Promise<never>(() => undefined);
  /** The package rejects with a plain object. This is an Error with the same member. */
  const refusal = (msBeforeNext: number) => () =>
    Promise.reject(Object.assign(new Error('refused'), { msBeforeNext }));

  it('is asked for one request at a time, in order of arrival', async () => {
    const clock = createManualClock();
    const vendor = noting();
    let underWay = 0;
    const store = {
      consume: async () => {
        expect((underWay += 1)).toBe(1);
        await Promise.resolve();
        underWay -= 1;
        if (clock.now() === 0 && vendor.served.length === 2) await refusal(500)();
      },
    };
    const handle = rateLimit({ ...toItsOwn, store })(vendor.handle);

    await clock.runUntil(
      Promise.all(['a', 'b', 'c', 'd'].map((operation) => handle(aCall(clock, { operation })))),
    );

    expect(vendor.served).toEqual(['a', 'b', 'c', 'd']);
    expect(vendor.sentAt.map((at) => at + startedAt)).toEqual([0, 0, 500, 500]);
  });

  it('that does not respond times out after two seconds, and is not asked for five', async () => {
    const clock = createManualClock();
    const vendor = noting();
    const { store, asked } = answering(never, turn);
    const handle = rateLimit({ ...toItsOwn, store })(vendor.handle);
    const ask = () => clock.runUntil(handle(aCall(clock)));

    expect((await ask()).isOk()).toBe(true);
    expect([clock.now(), asked()]).toEqual([2_000, 1]);
    expect((await ask()).isOk()).toBe(true);
    expect([clock.now(), asked()]).toEqual([2_000, 1]);
    await clock.runUntil(clock.sleep(5_000));
    expect((await ask()).isOk()).toBe(true);
    expect([clock.now(), asked()]).toEqual([7_000, 2]);
  });

  it('that responded while the process was paused has not timed out', async () => {
    vi.useFakeTimers({ now: startedAt });
    onTestFinished(() => void vi.useRealTimers());
    const events: string[] = [];
    let answer: () => void = () => undefined;
    const store = { consume: () => new Promise<void>((resolve) => (answer = resolve)) };
    const handle = rateLimit({ ...toItsOwn, store })(noting().handle);
    const reply = handle(aCall(systemClock, { notify: ({ name }) => events.push(name) }));

    // The due timer fires first, and then the response in the socket is read.
    vi.advanceTimersByTime(10_000);
    answer();
    await vi.runAllTimersAsync();

    expect((await reply).isOk()).toBe(true);
    expect(events).not.toContain('storeFailed');
  });

  it('that refuses without a time is asked again from time to time', async () => {
    const clock = createManualClock();
    const { store, asked } = answering(refusal(-1), refusal(-1), turn);
    const handle = rateLimit({ ...toItsOwn, store })(noting().handle);

    expect((await clock.runUntil(handle(aCall(clock)))).isOk()).toBe(true);

    expect([clock.now(), asked()]).toEqual([10_000, 3]);
  });

  it.each([
    ['a day', 24 * 3_600_000, 60_000],
    ['forever', Infinity, 5_000],
  ])(
    'that refuses for %s is asked again after a bounded pause',
    async (_, msBeforeNext, pauseMs) => {
      const clock = createManualClock();
      const { store, asked } = answering(refusal(msBeforeNext), turn);
      const handle = rateLimit({ ...toItsOwn, store })(noting().handle);

      const refused = await handle(aCall(clock, { deadlineAt: 1_000 }));
      expect(refused._unsafeUnwrapErr()).toMatchObject({ kind: 'rateLimited' });
      await clock.advance(pauseMs);
      expect((await handle(aCall(clock))).isOk()).toBe(true);
      expect(asked()).toBe(2);
    },
  );

  it('that rejects with an object that cannot be read counts as down', async () => {
    const keepOut = () => {
      throw new Error('keep out');
    };
    const unreadable = new Proxy(new Error('refused'), {
      get: keepOut,
      has: keepOut,
      ownKeys: keepOut,
    });
    const store = { consume: () => Promise.reject(unreadable) };
    const handle = rateLimit({ ...toItsOwn, store })(noting().handle);

    expect((await handle(aCall(createManualClock()))).isOk()).toBe(true);
  });

  it('fails calls whose slot is after their deadline, and calls behind them with no more time', async () => {
    const clock = createManualClock();
    const vendor = noting();
    const { store } = answering(refusal(1_000), turn);
    const handle = rateLimit({ ...toItsOwn, store })(vendor.handle);

    const [hurried, patient, alsoHurried] = [500, 5_000, 900].map((deadlineAt) =>
      handle(aCall(clock, { deadlineAt })),
    );
    for (const refused of [hurried, alsoHurried])
      expect((await refused)?._unsafeUnwrapErr()).toMatchObject({
        kind: 'rateLimited',
        effect: 'none',
        retryAfterMs: 1_000,
      });
    expect(clock.now()).toBe(0);
    if (patient) expect((await clock.runUntil(patient)).isOk()).toBe(true);
    expect(vendor.sentAt.map((at) => at + startedAt)).toEqual([1_000]);
  });

  it('is not asked again for a cancelled call', async () => {
    const clock = createManualClock();
    const caller = new AbortController();
    const { store, asked } = answering(refusal(1_000));
    const handle = rateLimit({ ...toItsOwn, store })(noting().handle);
    const reply = handle(aCall(clock, { signal: caller.signal }));
    await new Promise((resolve) => setImmediate(resolve));

    caller.abort();

    expect((await reply)._unsafeUnwrapErr().kind).toBe('cancelled');
    await new Promise((resolve) => setImmediate(resolve));
    expect([asked(), clock.sleeping()]).toEqual([1, 0]);
  });

  it('leaves no timer behind when the only call leaves while it is asked', async () => {
    const clock = createManualClock();
    const caller = new AbortController();
    const { store, asked } = answering(never);
    const handle = rateLimit({ ...toItsOwn, store })(noting().handle);
    const reply = handle(aCall(clock, { signal: caller.signal }));
    await vi.waitUntil(() => asked() === 1 && clock.sleeping() === 1);

    caller.abort();

    expect((await reply)._unsafeUnwrapErr().kind).toBe('cancelled');
    expect(clock.sleeping()).toBe(0);
  });

  it('counts as down after two seconds of silence, also if each call leaves earlier', async () => {
    const clock = createManualClock();
    const { store, asked } = answering(never);
    const handle = rateLimit({ ...toItsOwn, store })(noting().handle);
    for (const at of [1_500, 3_000]) {
      const caller = new AbortController();
      const reply = handle(aCall(clock, { signal: caller.signal }));
      await vi.waitUntil(() => clock.sleeping() === 1);
      await clock.advance(at - clock.now());
      caller.abort();
      void (await reply);
    }

    expect(asked()).toBe(2);
    expect((await handle(aCall(clock))).isOk()).toBe(true);
    expect([clock.now(), asked()]).toEqual([3_000, 2]);
  });

  it('that responds late is not down', async () => {
    const clock = createManualClock();
    const caller = new AbortController();
    let answer: () => void = () => undefined;
    const { store, asked } = answering(() => new Promise<void>((done) => (answer = done)), turn);
    const handle = rateLimit({ ...toItsOwn, store })(noting().handle);
    const left = handle(aCall(clock, { signal: caller.signal }));
    await vi.waitUntil(() => asked() === 1);
    caller.abort();
    void (await left);
    answer();
    await clock.advance(60_000);

    expect((await clock.runUntil(handle(aCall(clock)))).isOk()).toBe(true);
    expect(asked()).toBe(2);
  });

  it('is not asked twice if the vendor asks to wait after the slot was granted', async () => {
    const clock = createManualClock();
    let answer: () => void = () => undefined;
    const { store, asked } = answering(turn, () => new Promise<void>((done) => (answer = done)));
    const sentAt: number[] = [];
    let throttle: () => void = () => undefined;
    const throttled = new Promise<void>((resolve) => (throttle = resolve));
    const handle = rateLimit({ ...toItsOwn, store })(() => {
      sentAt.push(clock.now());
      return sentAt.length > 1
        ? okAsync('here')
        : ResultAsync.fromSafePromise(throttled).andThen(() =>
            err(aFailure({ kind: 'rateLimited', retryAfterMs: 3_000 })),
          );
    });
    const first = handle(aCall(clock));
    const second = handle(aCall(clock));
    await vi.waitUntil(() => asked() === 2);

    // When the vendor throttles the first, and then the store grants the second
    throttle();
    void (await first);
    answer();

    expect((await clock.runUntil(second)).isOk()).toBe(true);
    expect(sentAt).toEqual([0, 3_000]);
    expect(asked()).toBe(2);
  });

  it('keeps to its quota if a call leaves while the store is asked', async () => {
    const clock = createManualClock();
    const caller = new AbortController();
    let answer: () => void = () => undefined;
    const { store } = answering(() => new Promise<void>((done) => (answer = done)), turn, turn);
    const vendor = noting();
    const handle = rateLimit({ requests: 1, perMs: 1_000, store })(vendor.handle);
    const left = handle(aCall(clock, { signal: caller.signal }));
    caller.abort();
    void (await left);

    // When two calls arrive before the store has replied to the call that left
    const replies = Promise.all([handle(aCall(clock)), handle(aCall(clock))]);
    answer();
    await clock.runUntil(replies);

    expect(vendor.sentAt.map((at) => at + startedAt)).toEqual([0, 1_020]);
  });
});
