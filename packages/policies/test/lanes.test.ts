/** The two lanes of the rate limit. */
import { createStopwatch, type Call } from '@assistant-provider/core/adapter';
import { createManualClock } from '@assistant-provider/core/testing';
import { rateLimit } from '@assistant-provider/policies';
import { errAsync, okAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { aCall, aFailure } from './calls.js';

function open(requests: number, options: { maxWaitMs?: number; maxBulkWaitMs?: number } = {}) {
  const clock = createManualClock();
  const served: string[] = [];
  const handle = rateLimit({ requests, perMs: 1_000, ...options })(
    ({ operation }: Call) => (served.push(operation), okAsync('here')),
  );
  const send = (lane: Call['lane'], operation: string, over: Partial<Call> = {}) =>
    handle(aCall(clock, { lane, operation, ...over }));
  return { clock, served, send };
}

const numbered = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name}${index}`);

describe('lanes', () => {
  it('an interactive call behind 10,000 bulk calls waits for at most 3 slots', async () => {
    const { clock, served, send } = open(300);
    const job = numbered('bulk', 10_000).map((name) => send('bulk', name));
    await clock.advance(5_000);
    const before = served.length;

    expect((await clock.runUntil(send('interactive', 'person'))).isOk()).toBe(true);

    expect(served.indexOf('person') - before).toBeLessThanOrEqual(3);
    await clock.runUntil(Promise.all(job));
  });

  it('get slots alternately, and serve each lane in order of arrival', async () => {
    const { clock, served, send } = open(1);
    const replies = [
      send('bulk', 'first'),
      ...numbered('b', 3).map((name) => send('bulk', name)),
      ...numbered('i', 3).map((name) => send('interactive', name)),
    ];
    await clock.runUntil(Promise.all(replies));
    expect(served).toEqual(['first', 'i0', 'b0', 'i1', 'b1', 'i2', 'b2']);
  });

  it('leave all slots to one lane while the other is empty', async () => {
    const { clock, served, send } = open(2);
    await clock.runUntil(Promise.all(numbered('b', 6).map((name) => send('bulk', name))));
    expect(served).toEqual(numbered('b', 6));
    expect(clock.now()).toBe(2_040);
  });

  it('the wait of a call counts the calls that are served before it, in either lane', async () => {
    const { clock, send } = open(1, { maxWaitMs: 3_000, maxBulkWaitMs: 10_000 });
    for (const name of numbered('b', 9)) void send('bulk', name);
    const [soon, ...late] = numbered('i', 3).map((name) => send('interactive', name));

    // Slots at 1,020 and 3,060: the second is too late for 3,000 ms.
    for (const reply of late) expect((await reply)._unsafeUnwrapErr().retryAfterMs).toBe(3_060);
    expect((await clock.runUntil(Promise.resolve(soon)))?.isOk()).toBe(true);
  });

  it('have their own longest waits, and say which option raises them', async () => {
    const { send } = open(1, { maxWaitMs: 500, maxBulkWaitMs: 1_500 });
    void send('bulk', 'first');
    void send('bulk', 'second');

    expect((await send('interactive', 'third'))._unsafeUnwrapErr().message).toContain(
      "at most 500 ms; start fewer calls at once, pass lane: 'bulk', or raise rateLimit.maxWaitMs",
    );
    expect((await send('bulk', 'fourth'))._unsafeUnwrapErr().message).toContain(
      'at most 1500 ms; start fewer calls at once, or raise rateLimit.maxBulkWaitMs',
    );
  });

  it('a call whose slots went to the other lane is refused no later than its longest wait', async () => {
    const { clock, served, send } = open(1, { maxBulkWaitMs: 2_500 });
    void send('bulk', 'first');
    void send('bulk', 'second');
    const third = send('bulk', 'third');
    const job = send('interactive', 'a');
    await clock.advance(1_020);
    void send('interactive', 'b');
    await clock.advance(1_020);

    const refused = (await third)._unsafeUnwrapErr();
    expect(refused).toMatchObject({ kind: 'rateLimited', retry: 'exhausted' });
    expect(refused.message).toContain('at most 2500 ms');
    expect(clock.now()).toBeLessThanOrEqual(2_500);
    expect((await job).isOk()).toBe(true);
    expect(served.slice(0, 3)).toEqual(['first', 'a', 'second']);
  });
});

describe('an urgent request', () => {
  it('does not wait, and counts against the quota', async () => {
    const { clock, served, send } = open(3);
    const job = numbered('b', 6).map((name) => send('bulk', name));

    expect((await send('urgent', 'token')).isOk()).toBe(true);

    expect(served).toEqual(['b0', 'b1', 'b2', 'token']);
    await clock.advance(1_020);
    // A fourth request in the first window leaves two slots for the second.
    expect(served.slice(4)).toEqual(['b3', 'b4', 'b5']);
    await clock.runUntil(Promise.all(job));
  });

  /** A quota of one slot a second, whose first request the vendor has throttled for 5 seconds. */
  const paused = async () => {
    const clock = createManualClock();
    const served: string[] = [];
    const handle = rateLimit({ requests: 1, perMs: 1_000 })(({ operation }: Call) => {
      served.push(operation);
      return served.length > 1
        ? okAsync('here')
        : errAsync(aFailure({ kind: 'rateLimited', retryAfterMs: 5_000 }));
    });
    const send = (lane: Call['lane'], operation: string, over: Partial<Call> = {}) =>
      handle(aCall(clock, { lane, operation, ...over }));
    expect((await send('interactive', 'throttled')).isErr()).toBe(true);
    return { clock, served, send };
  };

  it('waits while the vendor asks for a pause, but not behind other calls', async () => {
    const { clock, served, send } = await paused();
    const others = numbered('i', 20).map((name) => send('interactive', name));

    expect((await clock.runUntil(send('urgent', 'token'))).isOk()).toBe(true);

    expect(clock.now()).toBe(5_000);
    expect(served).not.toContain('i1');
    await clock.runUntil(Promise.all(others));
  });

  it('fails at once if the pause of the vendor is longer than its time', async () => {
    const { clock, send } = await paused();
    const refused = (await send('urgent', 'token', { deadlineAt: 4_999 }))._unsafeUnwrapErr();
    expect(refused).toMatchObject({
      kind: 'rateLimited',
      retry: 'transient',
      retryAfterMs: 5_000,
    });
    expect(clock.now()).toBe(0);
  });

  it('that is cancelled during the pause ends without a timer', async () => {
    const { clock, served, send } = await paused();
    const caller = new AbortController();
    const stopwatch = createStopwatch(clock);
    const reply = send('urgent', 'token', { signal: caller.signal, stopwatch });
    await clock.advance(1_000);
    caller.abort();
    expect((await reply)._unsafeUnwrapErr().kind).toBe('cancelled');
    await clock.advance(1_000);

    expect(served).toEqual(['throttled']);
    expect(clock.sleeping()).toBe(0);
    expect(stopwatch.elapsed()).toBe(1_000);
  });
});

describe('a pause that the vendor asks for', () => {
  it('ends at once the waiting calls that it would make late, wherever they wait', async () => {
    const clock = createManualClock();
    let responses = 0;
    const handle = rateLimit({ requests: 1, perMs: 1_000, maxBulkWaitMs: 20_000 })(() =>
      (responses += 1) === 2
        ? errAsync(aFailure({ kind: 'rateLimited', retryAfterMs: 30_000 }))
        : okAsync('here'),
    );
    const send = (over: Partial<Call>) => handle(aCall(clock, over));
    void send({});
    const throttled = send({});
    const patient = send({});
    const hurried = send({ deadlineAt: 10_000 });
    const [one, other] = [send({ lane: 'bulk' }), send({ lane: 'bulk' })];

    await clock.advance(1_020);

    for (const ended of [throttled, hurried, one, other])
      expect((await ended)._unsafeUnwrapErr().kind).toBe('rateLimited');
    expect(clock.now()).toBe(1_020);
    expect((await clock.runUntil(patient)).isOk()).toBe(true);
    expect(clock.now()).toBe(31_020);
  });

  it('counts for the calls that come meanwhile: those behind the first slots are refused at once', async () => {
    const clock = createManualClock();
    let responses = 0;
    const handle = rateLimit({ requests: 10, perMs: 1_000, maxWaitMs: 5_500 })(() =>
      (responses += 1) === 1
        ? errAsync(aFailure({ kind: 'rateLimited', retryAfterMs: 5_000 }))
        : okAsync('here'),
    );
    expect((await handle(aCall(clock))).isErr()).toBe(true);

    const served = Array.from({ length: 10 }, () => handle(aCall(clock)));
    const refused = (await handle(aCall(clock)))._unsafeUnwrapErr();

    expect([refused.retryAfterMs, clock.now()]).toEqual([6_020, 0]);
    const results = await clock.runUntil(Promise.all(served));
    expect(results.every((result) => result.isOk())).toBe(true);
    expect(clock.now()).toBe(5_000);
  });
});
