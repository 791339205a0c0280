import { createManualClock } from '@assistant-provider/core/testing';
import { retry } from '@assistant-provider/policies';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffDelay } from '../src/backoff.js';
import { aCall, aFailure, vendorAnswering } from './calls.js';

const options = { tries: 4, baseDelayMs: 100, maxDelayMs: 250 };
/** Nearly the longest delay that jitter can choose. */
const longest = () => 0.999_999;

describe('retry', () => {
  it('repeats transient failures, and passes the number of the attempt to the driver', async () => {
    const clock = createManualClock();
    const vendor = vendorAnswering(aFailure(), aFailure(), 'here');

    const result = await clock.runUntil(retry(options, longest)(vendor.handle)(aCall(clock)));

    expect(result._unsafeUnwrap()).toBe('here');
    expect(vendor.tries.map(({ tryNumber }) => tryNumber)).toEqual([1, 2, 3]);
  });

  it('waits at growing, jittered, limited intervals', async () => {
    const clock = createManualClock();
    const vendor = vendorAnswering(aFailure());
    void (await clock.runUntil(retry(options, longest)(vendor.handle)(aCall(clock))));
    expect(vendor.tries.map(({ at }) => at)).toEqual([0, 99, 298, 547]);

    const lucky = vendorAnswering(aFailure());
    void (await clock.runUntil(retry(options, () => 0)(lucky.handle)(aCall(clock))));
    expect(new Set(lucky.tries.map(({ at }) => at)).size).toBe(1);
  });

  it('reports `exhausted` after the last attempt', async () => {
    const clock = createManualClock();
    const vendor = vendorAnswering(aFailure());

    const result = await clock.runUntil(retry(options, longest)(vendor.handle)(aCall(clock)));

    expect(result._unsafeUnwrapErr()).toMatchObject({ kind: 'unavailable', retry: 'exhausted' });
    expect(vendor.tries).toHaveLength(4);
  });

  it('does not repeat errors that are not transient', async () => {
    const clock = createManualClock();
    const vendor = vendorAnswering(aFailure({ kind: 'conflict', retry: 'never' }));
    const result = await clock.runUntil(retry(options)(vendor.handle)(aCall(clock)));
    expect(result._unsafeUnwrapErr().kind).toBe('conflict');
    expect(vendor.tries).toHaveLength(1);
  });

  it.each([
    ['that may have taken effect', { writes: true, repeatable: false }, 'maybe', 1],
    ['that had no effect', { writes: true, repeatable: false }, 'none', 4],
    ['that is harmless to repeat', { writes: true, repeatable: true }, 'maybe', 4],
  ] as const)('attempts a write %s as often as is safe', async (_, call, effect, tries) => {
    const clock = createManualClock();
    const vendor = vendorAnswering(aFailure({ effect }));
    void (await clock.runUntil(retry(options, longest)(vendor.handle)(aCall(clock, call))));
    expect(vendor.tries).toHaveLength(tries);
  });

  it('waits at least as long as the vendor asks', async () => {
    const clock = createManualClock();
    const vendor = vendorAnswering(aFailure({ kind: 'rateLimited', retryAfterMs: 7_000 }), 'here');
    void (await clock.runUntil(
      retry(options, longest)(vendor.handle)(aCall(clock, { deadlineAt: 60_000 })),
    ));
    expect(vendor.tries.map(({ at }) => at)).toEqual([0, 7_000]);
  });

  it('fails at once if the vendor asks for more time than the call has left', async () => {
    const clock = createManualClock();
    const vendor = vendorAnswering(aFailure({ kind: 'rateLimited', retryAfterMs: 7_000 }));

    const result = await clock.runUntil(
      retry(options, longest)(vendor.handle)(aCall(clock, { deadlineAt: 5_000 })),
    );

    expect(result._unsafeUnwrapErr()).toMatchObject({
      kind: 'rateLimited',
      retry: 'transient',
      retryAfterMs: 7_000,
    });
    expect(vendor.tries).toHaveLength(1);
    expect(clock.now()).toBe(0);
  });

  it('fails at once if the vendor asks for more than three minutes', async () => {
    const clock = createManualClock();
    const vendor = vendorAnswering(aFailure({ kind: 'rateLimited', retryAfterMs: 180_001 }));

    for (const deadline of [{}, { deadlineAt: 86_400_000 }]) {
      const result = await clock.runUntil(
        retry(options, longest)(vendor.handle)(aCall(clock, deadline)),
      );
      expect(result._unsafeUnwrapErr()).toMatchObject({
        retry: 'transient',
        retryAfterMs: 180_001,
      });
    }
    expect(vendor.tries).toHaveLength(2);
  });

  it('waits between 0 and the maximum delay after any number of failures', () => {
    fc.assert(
      fc.property(
        fc.nat(2 ** 31 - 1),
        fc.nat(2 ** 31 - 1),
        fc.integer({ min: 1, max: 1_000_000_000 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (baseDelayMs, maxDelayMs, failures, random) => {
          const delay = backoffDelay({ baseDelayMs, maxDelayMs }, failures, () => random);
          expect(delay).toBeGreaterThanOrEqual(0);
          expect(delay).toBeLessThanOrEqual(maxDelayMs);
        },
      ),
    );
  });

  it('stops if the call is cancelled during the wait', async () => {
    const clock = createManualClock();
    const caller = new AbortController();
    const vendor = vendorAnswering(aFailure());
    const reply = retry(options, longest)(vendor.handle)(aCall(clock, { signal: caller.signal }));
    setImmediate(() => caller.abort());

    expect((await clock.runUntil(reply)).isErr()).toBe(true);
    expect(vendor.tries).toHaveLength(1);
  });

  it('shares one retry budget between all calls of a provider', async () => {
    const clock = createManualClock();
    const vendor = vendorAnswering(aFailure());
    const handle = retry(options, longest)(vendor.handle);

    await clock.runUntil(Promise.all(Array.from({ length: 200 }, () => handle(aCall(clock)))));

    // 500 tokens at 5 for each retry allow 100 retries, besides the 200 first attempts.
    expect(vendor.tries).toHaveLength(300);
  });

  it('refills the budget after the vendor has recovered', async () => {
    const clock = createManualClock();
    let down = true;
    let tries = 0;
    const failing = vendorAnswering(aFailure());
    const healthy = vendorAnswering('here');
    const handle = retry(
      options,
      longest,
    )((call) => {
      tries += 1;
      return (down ? failing : healthy).handle(call);
    });
    const all = (count: number) =>
      clock.runUntil(Promise.all(Array.from({ length: count }, () => handle(aCall(clock)))));

    await all(200);
    down = false;
    await all(25);
    down = true;
    tries = 0;
    await all(10);

    expect(tries).toBe(10 + 5);
  });
});
