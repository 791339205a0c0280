/** Observers of a call never change its outcome: `notify`, and the listener of `onRequest`. */
import type { MonotonicClock } from '@assistant-provider/core';
import type { CallEvent } from '@assistant-provider/core/adapter';
import { createManualClock } from '@assistant-provider/core/testing';
import { logRequests, rateLimit, retry } from '@assistant-provider/policies';
import { okAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { aCall, aFailure, vendorAnswering } from './calls.js';

const boom = (): never => {
  throw new Error('boom');
};
const rejecting = (): void => Promise.reject(new Error('boom')) as unknown as void;

describe.each([
  ['throws', boom],
  ['rejects', rejecting],
])('a notify that %s', (_, fail) => {
  const notifying = (names: string[]) => ({
    notify: ({ name }: CallEvent) => {
      names.push(name);
      return fail();
    },
  });

  it('does not change a request that is retried', async () => {
    const clock = createManualClock();
    const names: string[] = [];
    const vendor = vendorAnswering(aFailure(), 'here');
    const result = await clock.runUntil(retry()(vendor.handle)(aCall(clock, notifying(names))));
    expect([result.isOk(), names]).toEqual([true, ['retry']]);
  });

  it('does not change a request that waits for its slot', async () => {
    const clock = createManualClock();
    const names: string[] = [];
    const handle = rateLimit({ requests: 1, perMs: 50 })(() => okAsync('here'));
    void (await handle(aCall(clock)));
    const result = await clock.runUntil(handle(aCall(clock, notifying(names))));
    expect([result.isOk(), names]).toEqual([true, ['wait']]);
  });

  it('does not change a request that is logged', async () => {
    const clock = createManualClock();
    const handle = logRequests(fail)((call) => {
      call.notify?.({ name: 'wait', attributes: { waitMs: 5 } });
      return okAsync('here');
    });
    expect((await handle(aCall(clock, notifying([])))).isOk()).toBe(true);
  });
});

it('a clock that fails after the request does not change a request that is logged', async () => {
  let isBroken = false;
  const clock: MonotonicClock = {
    ...createManualClock(),
    monotonic: () => (isBroken ? boom() : 0),
  };
  const entries: unknown[] = [];
  const handle = logRequests((entry) => entries.push(entry))(() => {
    isBroken = true;
    return okAsync('here');
  });
  expect((await handle(aCall(clock))).isOk()).toBe(true);
  expect(entries).toEqual([]);
});
