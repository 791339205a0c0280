import type { Call } from '@assistant-provider/core';
import { rateLimit } from '@assistant-provider/interceptors';
import { errAsync, okAsync } from 'neverthrow';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCall, aFailure } from './calls.js';
import { drivenClock } from './driven-clock.js';

/** A vendor that notes when each request reached it. */
function noting() {
  const sentAt: number[] = [];
  return { sentAt, handle: ({ clock }: Call) => (sentAt.push(clock.now()), okAsync('here')) };
}

describe('rate limit', () => {
  it('lets a burst within the quota through at once', async () => {
    const { clock } = drivenClock();
    const vendor = noting();
    const handle = rateLimit({ requests: 3, perMs: 1_000 })(vendor.handle);
    await Promise.all([1, 2, 3].map(() => handle(aCall(clock))));
    expect(vendor.sentAt).toEqual([0, 0, 0]);
  });

  it('queues what is above it, in windows a little longer than the vendor’s', async () => {
    const { clock, runUntil } = drivenClock();
    const vendor = noting();
    const handle = rateLimit({ requests: 2, perMs: 1_000 })(vendor.handle);
    await runUntil(Promise.all([1, 2, 3, 4, 5].map(() => handle(aCall(clock)))));
    expect(vendor.sentAt).toEqual([0, 0, 1_020, 1_020, 2_040]);
  });

  it('never sends more than the quota in any window, whenever calls come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 40 }),
        async (requests, arrivals) => {
          const { clock, runUntil } = drivenClock();
          const vendor = noting();
          const handle = rateLimit({ requests, perMs: 1_000 })(vendor.handle);
          await runUntil(
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
    const { clock, runUntil } = drivenClock();
    const served: string[] = [];
    const handle = rateLimit({ requests: 1, perMs: 10 })(
      ({ operation }) => (served.push(operation), okAsync('')),
    );
    await runUntil(
      Promise.all(['a', 'b', 'c', 'd'].map((operation) => handle(aCall(clock, { operation })))),
    );
    expect(served).toEqual(['a', 'b', 'c', 'd']);
  });

  it('lets a call that is cancelled leave the queue, and the next one move up', async () => {
    const { clock, runUntil } = drivenClock();
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
    await runUntil(Promise.all([first, third]));
    expect(vendor.sentAt).toEqual([0, 1_020]);
  });

  it('leaves no timer when nobody waits any more', async () => {
    const { clock, sleeping } = drivenClock();
    const handle = rateLimit({ requests: 1, perMs: 1_000 })(noting().handle);
    const caller = new AbortController();
    const replies = [1, 2, 3].map(() => handle(aCall(clock, { signal: caller.signal })));
    expect(sleeping()).toBe(1);

    caller.abort();
    await Promise.all(replies);

    expect(sleeping()).toBe(0);
  });

  it('fails at once when the queue is longer than a call may wait', async () => {
    const { clock } = drivenClock();
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
    const { clock, runUntil } = drivenClock();
    const sentAt: number[] = [];
    const handle = rateLimit({ requests: 100, perMs: 1_000 })(() => {
      sentAt.push(clock.now());
      return sentAt.length === 1
        ? errAsync(aFailure({ kind: 'rateLimited', retryAfterMs: 5_000 }))
        : okAsync('here');
    });

    expect((await handle(aCall(clock))).isErr()).toBe(true);
    await runUntil(Promise.all([handle(aCall(clock)), handle(aCall(clock))]));

    expect(sentAt).toEqual([0, 5_000, 5_000]);
  });
});

describe('a quota shared through a store', () => {
  /** As rate-limiter-flexible answers: so many in a window, then how long until the next. */
  const storeOf = (requests: number, perMs: number, now: () => number) => {
    let windowStart = 0;
    let used = 0;
    const keys = new Set<string>();
    return {
      keys,
      consume: (key: string) => {
        keys.add(key);
        if (now() >= windowStart + perMs) [windowStart, used] = [now(), 0];
        used += 1;
        return used <= requests
          ? Promise.resolve({})
          : // A refusal is an answer of that package, and no Error.
            Promise.reject(
              Object.assign(new Error(), { msBeforeNext: windowStart + perMs - now() }),
            );
      },
    };
  };

  it('is kept by two providers together', async () => {
    const { clock, runUntil } = drivenClock();
    const vendor = noting();
    const store = storeOf(2, 1_000, () => clock.now());
    const options = { requests: 2, perMs: 1_000, store, key: 'acme of tenant 7' };
    const [one, other] = [rateLimit(options)(vendor.handle), rateLimit(options)(vendor.handle)];

    await runUntil(Promise.all([1, 2].flatMap(() => [one(aCall(clock)), other(aCall(clock))])));

    expect(vendor.sentAt).toEqual([0, 0, 1_000, 1_000]);
    expect([...store.keys]).toEqual(['acme of tenant 7']);
  });

  it('gives up when the turn would come too late', async () => {
    const { clock } = drivenClock();
    const store = storeOf(0, 1_000, () => clock.now());
    const handle = rateLimit({ requests: 2, perMs: 1_000, store })(noting().handle);
    const result = await handle(aCall(clock, { deadlineAt: 500 }));
    expect(result._unsafeUnwrapErr()).toMatchObject({ kind: 'rateLimited', effect: 'none' });
  });

  it('lets requests pass when the store is out of order, and says so', async () => {
    const { clock } = drivenClock();
    const events: string[] = [];
    const store = { consume: () => Promise.reject(new Error('connection refused')) };
    const handle = rateLimit({ requests: 2, perMs: 1_000, store })(noting().handle);

    const result = await handle(aCall(clock, { notify: ({ name }) => events.push(name) }));

    expect(result.isOk()).toBe(true);
    expect(events).toEqual(['storeFailed']);
  });

  it('lets a call that is cancelled stop asking', async () => {
    const { clock } = drivenClock();
    const caller = new AbortController();
    const store = storeOf(0, 1_000, () => clock.now());
    const handle = rateLimit({ requests: 2, perMs: 1_000, store })(noting().handle);
    const reply = handle(aCall(clock, { signal: caller.signal }));
    setImmediate(() => caller.abort());
    expect((await reply)._unsafeUnwrapErr().kind).toBe('cancelled');
  });
});
