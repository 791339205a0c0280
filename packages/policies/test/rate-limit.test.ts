import { monotonicClock, type Call } from '@assistant-provider/core/adapter';
import { createManualClock } from '@assistant-provider/core/testing';
import { rateLimit, retry } from '@assistant-provider/policies';
import { errAsync, okAsync } from 'neverthrow';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCall, aFailure } from './calls.js';

/** A vendor that records when each request reached it. */
function noting() {
  const sentAt: number[] = [];
  return { sentAt, handle: ({ clock }: Call) => (sentAt.push(clock.now()), okAsync('here')) };
}

describe('rate limit', () => {
  it('sends a burst within the quota at once', async () => {
    const clock = createManualClock();
    const vendor = noting();
    const handle = rateLimit({ requests: 3, perMs: 1_000 })(vendor.handle);
    await Promise.all([1, 2, 3].map(() => handle(aCall(clock))));
    expect(vendor.sentAt).toEqual([0, 0, 0]);
  });

  it('queues requests above the quota, in windows slightly longer than the vendor’s', async () => {
    const clock = createManualClock();
    const vendor = noting();
    const handle = rateLimit({ requests: 2, perMs: 1_000 })(vendor.handle);
    await clock.runUntil(Promise.all([1, 2, 3, 4, 5].map(() => handle(aCall(clock)))));
    expect(vendor.sentAt).toEqual([0, 0, 1_020, 1_020, 2_040]);
  });

  it('never sends more than the quota in any window, at any arrival times', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 40 }),
        async (requests, arrivals) => {
          const clock = createManualClock();
          const vendor = noting();
          const handle = rateLimit({ requests, perMs: 1_000 })(vendor.handle);
          await clock.runUntil(
            Promise.all(
              arrivals.map(async (at) => {
                await clock.sleep(at);
                return handle(aCall(clock));
              }),
            ),
          );
          expect(vendor.sentAt).toHaveLength(arrivals.length);
          for (const start of vendor.sentAt) {
            const inWindow = vendor.sentAt.filter((at) => at >= start && at < start + 1_000);
            expect(inWindow.length).toBeLessThanOrEqual(requests);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('serves calls in order of arrival', async () => {
    const clock = createManualClock();
    const served: string[] = [];
    const handle = rateLimit({ requests: 1, perMs: 10 })(
      ({ operation }) => (served.push(operation), okAsync('')),
    );
    await clock.runUntil(
      Promise.all(['a', 'b', 'c', 'd'].map((operation) => handle(aCall(clock, { operation })))),
    );
    expect(served).toEqual(['a', 'b', 'c', 'd']);
  });

  it('removes a cancelled call from the queue, and the next call moves up', async () => {
    const clock = createManualClock();
    const vendor = noting();
    const handle = rateLimit({ requests: 1, perMs: 1_000 })(vendor.handle);
    const caller = new AbortController();

    const [first, second, third] = [
      handle(aCall(clock)),
      handle(aCall(clock, { signal: caller.signal })),
      handle(aCall(clock)),
    ];
    caller.abort();

    expect((await second)._unsafeUnwrapErr()).toMatchObject({ kind: 'cancelled', effect: 'none' });
    await clock.runUntil(Promise.all([first, third]));
    expect(vendor.sentAt).toEqual([0, 1_020]);
  });

  it('leaves no timer after the last waiting call has left', async () => {
    const clock = createManualClock();
    const handle = rateLimit({ requests: 1, perMs: 1_000 })(noting().handle);
    const caller = new AbortController();
    const replies = [1, 2, 3].map(() => handle(aCall(clock, { signal: caller.signal })));
    expect(clock.sleeping()).toBe(1);

    caller.abort();
    await Promise.all(replies);

    expect(clock.sleeping()).toBe(0);
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('no timer'))],
    [
      'throws',
      () => {
        throw new Error('no timer');
      },
    ],
  ])('fails all waiting calls if the clock %s, and serves later calls', async (_, sleep) => {
    const clock = createManualClock();
    const vendor = noting();
    const handle = rateLimit({ requests: 1, perMs: 1_000 })(vendor.handle);
    const failing = { ...clock, sleep };
    const replies = [1, 2, 3].map(() => handle(aCall(failing, { writes: true })));

    for (const reply of replies.slice(1))
      expect((await reply)._unsafeUnwrapErr()).toMatchObject({
        kind: 'misconfigured',
        effect: 'none',
      });

    expect((await clock.runUntil(handle(aCall(clock)))).isOk()).toBe(true);
    expect(vendor.sentAt).toEqual([0, 1_020]);
  });

  it('fails at once if the queue is longer than the call may wait', async () => {
    const clock = createManualClock();
    const handle = rateLimit({ requests: 1, perMs: 1_000, maxWaitMs: 1_500 })(noting().handle);
    const [, , third] = [handle(aCall(clock)), handle(aCall(clock)), handle(aCall(clock))];
    expect((await third)._unsafeUnwrapErr()).toMatchObject({
      kind: 'rateLimited',
      effect: 'none',
      retryAfterMs: 2_040,
    });

    const hurried = await handle(aCall(clock, { deadlineAt: 100 }));
    expect(hurried._unsafeUnwrapErr().kind).toBe('rateLimited');
  });

  it('delays all requests if the vendor asks to wait', async () => {
    const clock = createManualClock();
    const sentAt: number[] = [];
    const handle = rateLimit({ requests: 100, perMs: 1_000 })(() => {
      sentAt.push(clock.now());
      return sentAt.length === 1
        ? errAsync(aFailure({ kind: 'rateLimited', retryAfterMs: 5_000 }))
        : okAsync('here');
    });

    expect((await handle(aCall(clock))).isErr()).toBe(true);
    await clock.runUntil(Promise.all([handle(aCall(clock)), handle(aCall(clock))]));

    expect(sentAt).toEqual([0, 5_000, 5_000]);
  });

  it('waits at most three minutes for the vendor', async () => {
    const clock = createManualClock();
    const sentAt: number[] = [];
    const handle = rateLimit({ requests: 100, perMs: 1_000 })(() => {
      sentAt.push(clock.now());
      return sentAt.length === 1
        ? errAsync(aFailure({ kind: 'rateLimited', retryAfterMs: 1e12 }))
        : okAsync('here');
    });

    expect((await handle(aCall(clock))).isErr()).toBe(true);
    expect((await clock.runUntil(handle(aCall(clock)))).isOk()).toBe(true);

    expect(sentAt).toEqual([0, 180_000]);
  });

  it('fails calls at once whose deadline is before the end of the vendor’s pause', async () => {
    const clock = createManualClock();
    let answers = 0;
    const handle = rateLimit({ requests: 1, perMs: 1_000 })(() =>
      (answers += 1) === 2
        ? errAsync(aFailure({ kind: 'rateLimited', retryAfterMs: 30_000 }))
        : okAsync('here'),
    );
    const [, throttled, hurried] = [
      handle(aCall(clock)),
      handle(aCall(clock)),
      handle(aCall(clock, { deadlineAt: 10_000 })),
    ];

    await clock.advance(1_020);

    expect((await throttled)._unsafeUnwrapErr().kind).toBe('rateLimited');
    const error = (await hurried)._unsafeUnwrapErr();
    expect(error).toMatchObject({ kind: 'rateLimited', effect: 'none', retryAfterMs: 30_000 });
    expect(clock.now()).toBe(1_020);
    // And the message does not blame the quota
    expect(error.message).toContain('acme throttled an earlier request and asked to wait');
    // And the error is as transient as the error of the throttled call
    expect(error.retry).toBe('transient');
  });

  it('reports for later calls that the vendor asked to wait', async () => {
    // Given a vendor that asks for more time than the call has
    const clock = createManualClock();
    const throttled = aFailure({ kind: 'rateLimited', retryAfterMs: 600_000 });
    const handle = retry()(
      rateLimit({ requests: 10, perMs: 1_000, maxWaitMs: 60_000 })(() => errAsync(throttled)),
    );
    const deadlineAt = 30_000;

    // When it is called twice
    const first = await handle(aCall(clock, { deadlineAt }));
    const second = await handle(aCall(clock, { deadlineAt }));
    const patient = await handle(aCall(clock));

    // Then both errors agree, and the call with more time than maxWaitMs is exhausted
    expect(first._unsafeUnwrapErr()).toMatchObject({ kind: 'rateLimited', retry: 'transient' });
    expect(second._unsafeUnwrapErr()).toMatchObject({
      ...{ kind: 'rateLimited', retry: 'transient', retryAfterMs: 180_000 },
      message: expect.stringContaining('the next slot is in 180000 ms') as string,
    });
    expect(patient._unsafeUnwrapErr()).toMatchObject({ kind: 'rateLimited', retry: 'exhausted' });
    expect(clock.now()).toBe(0);
  });

  it('does not retry if the queue was too long', async () => {
    const clock = createManualClock();
    const vendor = noting();
    const handle = retry()(rateLimit({ requests: 1, perMs: 1_000, maxWaitMs: 500 })(vendor.handle));

    const [, refused] = [handle(aCall(clock)), handle(aCall(clock))];

    expect((await refused)._unsafeUnwrapErr()).toMatchObject({
      kind: 'rateLimited',
      retry: 'exhausted',
      effect: 'none',
    });
    expect(vendor.sentAt).toEqual([0]);
  });
});

it('a clock that is set back lets requests through as before', async () => {
  let now = 10_000_000;
  const manual = createManualClock();
  const clock = monotonicClock({
    now: () => now,
    sleep: async (ms, signal) => {
      await manual.sleep(ms, signal);
      now += ms;
    },
  });
  const vendor = noting();
  const handle = rateLimit({ requests: 2, perMs: 1_000 })(vendor.handle);
  void (await handle(aCall(clock)));

  now -= 3_600_000;

  for (let call = 0; call < 4; call += 1) {
    const deadlineAt = clock.monotonic() + 5_000;
    expect((await manual.runUntil(handle(aCall(clock, { deadlineAt })))).isOk()).toBe(true);
  }
});
