import { createManualClock } from '@assistant-provider/core/testing';
import { retry } from '@assistant-provider/policies';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffDelay } from '../src/backoff.js';
import { aCall, aFailure, vendorAnswering } from './calls.js';

const options = { tries: 4, baseDelayMs: 100, maxDelayMs: 250 };
/** The longest delay that jitter can choose, nearly. */
const longest = () => 0.999_999;

describe('retry', () => {
  it('repeats what failed in passing, and tells the driver which try it is', async () => {
    const clock = createManualClock();
    const vendor = vendorAnswering(aFailure(), aFailure(), 'here');

    const result = await clock.runUntil(retry(options, longest)(vendor.handle)(aCall(clock)));

    expect(result._unsafeUnwrap()).toBe('here');
    expect(vendor.tries.map(({ tryNumber }) => tryNumber)).toEqual([1, 2, 3]);
  });

  it('waits at growing, jittered, bounded intervals', async () => {
    const clock = createManualClock();
    const vendor = vendorAnswering(aFailure());
    void (await clock.runUntil(retry(options, longest)(vendor.handle)(aCall(clock))));
    expect(vendor.tries.map(({ at }) => at)).toEqual([0, 99, 298, 547]);

    const lucky = vendorAnswering(aFailure());
    void (await clock.runUntil(retry(options, () => 0)(lucky.handle)(aCall(clock))));
    expect(new Set(lucky.tries.map(({ at }) => at)).size).toBe(1);
  });

  it('gives up after its tries, and says so', async () => {
    const clock = createManualClock();
    const vendor = vendorAnswering(aFailure());

    const result = await clock.runUntil(retry(options, longest)(vendor.handle)(aCall(clock)));

    expect(result._unsafeUnwrapErr()).toMatchObject({ kind: 'unavailable', retry: 'exhausted' });
    expect(vendor.tries).toHaveLength(4);
  });

  it('leaves alone what is not transient', async () => {
    const clock = createManualClock();
    const vendor = vendorAnswering(aFailure({ kind: 'conflict', retry: 'never' }));
    const result = await clock.runUntil(retry(options)(vendor.handle)(aCall(clock)));
    expect(result._unsafeUnwrapErr().kind).toBe('conflict');
    expect(vendor.tries).toHaveLength(1);
  });

  it.each([
    ['whose fate is unknown', { writes: true, repeatable: false }, 'maybe', 1],
    ['that cannot have happened', { writes: true, repeatable: false }, 'none', 4],
    ['that is harmless to repeat', { writes: true, repeatable: true }, 'maybe', 4],
  ] as const)('of a write %s', async (_, call, effect, tries) => {
    const clock = createManualClock();
    const vendor = vendorAnswering(aFailure({ effect }));
    void (await clock.runUntil(retry(options, longest)(vendor.handle)(aCall(clock, call))));
    expect(vendor.tries).toHaveLength(tries);
  });

  it('waits as long as the vendor asks', async () => {
    const clock = createManualClock();
    const vendor = vendorAnswering(aFailure({ kind: 'rateLimited', retryAfterMs: 7_000 }), 'here');
    void (await clock.runUntil(
      retry(options, longest)(vendor.handle)(aCall(clock, { deadlineAt: 60_000 })),
    ));
    expect(vendor.tries.map(({ at }) => at)).toEqual([0, 7_000]);
  });

  it('ends at once when the vendor asks for more time than the call has', async () => {
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

  it('ends at once when the vendor asks for more time than is believed', async () => {
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

  it('waits between nothing and its bound, however often it failed', () => {
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

  it('stops when the call ends while it waits', async () => {
    const clock = createManualClock();
    const caller = new AbortController();
    const vendor = vendorAnswering(aFailure());
    const reply = retry(options, longest)(vendor.handle)(aCall(clock, { signal: caller.signal }));
    setImmediate(() => caller.abort());

    expect((await clock.runUntil(reply)).isErr()).toBe(true);
    expect(vendor.tries).toHaveLength(1);
  });

  it('does not multiply an outage: all calls of a provider share one budget', async () => {
    const clock = createManualClock();
    const vendor = vendorAnswering(aFailure());
    const handle = retry(options, longest)(vendor.handle);

    await clock.runUntil(Promise.all(Array.from({ length: 200 }, () => handle(aCall(clock)))));

    // 500 tokens at 5 a retry are 100 retries, beside the 200 first tries.
    expect(vendor.tries).toHaveLength(300);
  });

  it('has its budget back once the vendor answers again', async () => {
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
