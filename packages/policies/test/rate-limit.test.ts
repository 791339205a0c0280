import { type Call } from '@assistant-provider/core/adapter';
import { createManualClock } from '@assistant-provider/core/testing';
import { rateLimit, retry } from '@assistant-provider/policies';
import { errAsync, okAsync } from 'neverthrow';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCall, aFailure } from './calls.js';

/** A vendor that notes when each request reached it. */
function noting() {
  const sentAt: number[] = [];
  return { sentAt, handle: ({ clock }: Call) => (sentAt.push(clock.now()), okAsync('here')) };
}

describe('rate limit', () => {
  it('lets a burst within the quota through at once', async () => {
    const clock = createManualClock();
    const vendor = noting();
    const handle = rateLimit({ requests: 3, perMs: 1_000 })(vendor.handle);
    await Promise.all([1, 2, 3].map(() => handle(aCall(clock))));
    expect(vendor.sentAt).toEqual([0, 0, 0]);
  });

  it('queues what is above it, in windows a little longer than the vendor’s', async () => {
    const clock = createManualClock();
    const vendor = noting();
    const handle = rateLimit({ requests: 2, perMs: 1_000 })(vendor.handle);
    await clock.runUntil(Promise.all([1, 2, 3, 4, 5].map(() => handle(aCall(clock)))));
    expect(vendor.sentAt).toEqual([0, 0, 1_020, 1_020, 2_040]);
  });

  it('never sends more than the quota in any window, whenever calls come', async () => {
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

  it('serves first who came first', async () => {
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

  it('lets a call that is cancelled leave the queue, and the next one move up', async () => {
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

  it('leaves no timer when nobody waits any more', async () => {
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
  ])('ends all that wait when the clock %s, and serves who comes later', async (_, sleep) => {
    const clock = createManualClock();
    const vendor = noting();
    const handle = rateLimit({ requests: 1, perMs: 1_000 })(vendor.handle);
    const failing = { ...clock, sleep };
    const replies = [1, 2, 3].map(() => handle(aCall(failing, { writes: true })));

    for (const reply of replies.slice(1))
      expect((await reply)._unsafeUnwrapErr()).toMatchObject({ kind: 'unknown', effect: 'none' });

    expect((await clock.runUntil(handle(aCall(clock)))).isOk()).toBe(true);
    expect(vendor.sentAt).toEqual([0, 1_020]);
  });

  it('fails at once when the queue is longer than a call may wait', async () => {
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

  it('holds everyone back when the vendor asks to wait', async () => {
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

  it('believes no more than three minutes of what the vendor asks', async () => {
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

  it('sends those away at once whose time is not enough for what the vendor asks', async () => {
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
    // And it is as transient as it was for the call that the vendor answered
    expect(error.retry).toBe('transient');
  });

  it('says whose wish it is that later calls cannot go out', async () => {
    // Given a vendor that asked for more time than a call has
    const clock = createManualClock();
    const throttled = aFailure({ kind: 'rateLimited', retryAfterMs: 600_000 });
    const handle = retry()(
      rateLimit({ requests: 10, perMs: 1_000, maxWaitMs: 60_000 })(() => errAsync(throttled)),
    );
    const deadlineAt = 30_000;

    // When it is called, and called again
    const first = await handle(aCall(clock, { deadlineAt }));
    const second = await handle(aCall(clock, { deadlineAt }));
    const patient = await handle(aCall(clock));

    // Then both say the same, and the one with more time than it may wait has waited enough
    expect(first._unsafeUnwrapErr()).toMatchObject({ kind: 'rateLimited', retry: 'transient' });
    expect(second._unsafeUnwrapErr()).toMatchObject({
      ...{ kind: 'rateLimited', retry: 'transient', retryAfterMs: 180_000 },
      message: expect.stringContaining('the next slot is in 180000 ms') as string,
    });
    expect(patient._unsafeUnwrapErr()).toMatchObject({ kind: 'rateLimited', retry: 'exhausted' });
    expect(clock.now()).toBe(0);
  });

  it('is not retried when the queue was too long: that was the bound on waiting', async () => {
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
