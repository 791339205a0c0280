import { createStopwatch, type DriverReply } from '@assistant-provider/core/adapter';
import { createManualClock } from '@assistant-provider/core/testing';
import fc from 'fast-check';
import { ok, okAsync, ResultAsync } from 'neverthrow';
import { expect, it } from 'vitest';
import { createKeyedLock, type HeldKeys, type Holders } from '../src/keyed-lock.js';
import { contextOf } from './calls.js';

type Mode = 'exclusive' | 'shared';
type Outcome = 'done' | 'rejected' | 'cancelled';

interface Seen {
  readonly index: number;
  /** The callers that were inside the lock when this one came in. */
  readonly beside: readonly number[];
}

/** Runs all callers through one lock, in the scheduler's order. Resolves to who was in it with whom. */
async function runCallers<Caller extends { readonly outcome: Outcome }>(
  callers: readonly Caller[],
  scheduler: fc.Scheduler,
  keysOf: (caller: Caller) => HeldKeys,
): Promise<readonly Seen[]> {
  const holders = new Map<string, Holders>();
  const lock = createKeyedLock(undefined, holders);
  const present = new Set<number>();
  const seen: Seen[] = [];

  const calls = callers.map((caller, index) => {
    const leaving = new AbortController();
    const leave = () => present.delete(index);
    leaving.signal.addEventListener('abort', leave);
    const work = async () => {
      seen.push({ index, beside: [...present] });
      present.add(index);
      await scheduler.schedule(Promise.resolve(), `work ${index}`);
      leave();
      if (caller.outcome === 'rejected') throw new Error('a defect of the driver');
      return ok(index);
    };
    if (caller.outcome === 'cancelled')
      void scheduler
        .schedule(Promise.resolve(), `cancel ${index}`)
        .then(() => leaving.abort('left'));
    const reply: DriverReply<number> = lock.hold(
      keysOf(caller),
      contextOf(leaving.signal),
      () => new ResultAsync(work()) as DriverReply<number>,
    );
    return reply.then(
      () => undefined,
      () => undefined,
    );
  });
  // A circle would leave calls that nothing can wake.
  await scheduler.waitFor(Promise.all(calls));
  await scheduler.waitAll();

  const notCancelled = callers.filter(({ outcome }) => outcome !== 'cancelled').length;
  expect(seen.length).toBeGreaterThanOrEqual(notCancelled);
  // Nothing is kept of a key that nobody holds.
  await Promise.all([...holders.values()].map(({ all }) => all));
  expect(holders.size).toBe(0);
  return seen;
}

const anyOutcome = fc.constantFrom<Outcome>('done', 'rejected', 'cancelled');

it('an exclusive holder has no other beside it, whatever becomes of the others', async () => {
  const anyCaller = fc.record({
    mode: fc.constantFrom<Mode>('exclusive', 'shared'),
    outcome: anyOutcome,
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyCaller, { minLength: 1, maxLength: 12 }),
      fc.scheduler(),
      async (callers, scheduler) => {
        const seen = await runCallers(callers, scheduler, ({ mode }) => ({ [mode]: ['key'] }));

        for (const { index, beside } of seen)
          for (const other of beside)
            expect([callers[index]?.mode, callers[other]?.mode]).toEqual(['shared', 'shared']);
      },
    ),
    { numRuns: 200 },
  );
});

it('calls that hold several keys never wait in a circle, and never share an exclusive key', async () => {
  const keys = ['a', 'b', 'c', 'd'];
  const anyCaller = fc.record({
    exclusive: fc.shuffledSubarray(keys, { minLength: 1 }),
    shared: fc.shuffledSubarray(keys),
    outcome: anyOutcome,
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyCaller, { minLength: 2, maxLength: 10 }),
      fc.scheduler(),
      async (callers, scheduler) => {
        const seen = await runCallers(callers, scheduler, (caller) => caller);

        for (const { index, beside } of seen)
          for (const other of beside) {
            const [one, two] = [callers[index], callers[other]];
            const held = [...(two?.exclusive ?? []), ...(two?.shared ?? [])];
            expect(held.filter((key) => one?.exclusive.includes(key))).toEqual([]);
            expect(one?.shared.filter((key) => two?.exclusive.includes(key))).toEqual([]);
          }
      },
    ),
    { numRuns: 200 },
  );
});

it('shared holders do not wait for each other', async () => {
  const lock = createKeyedLock();
  const context = contextOf();
  let release: (value: unknown) => void = () => undefined;
  const first = lock.shared(
    'key',
    context,
    () => new ResultAsync(new Promise((resolve) => (release = resolve)).then(() => ok(1))),
  );

  const second = await lock.shared('key', context, () => new ResultAsync(Promise.resolve(ok(2))));
  release(undefined);

  expect([await first, second]).toEqual([ok(1), ok(2)]);
});

it('a call does not wait for itself if it names a key twice, and the key is exclusive', async () => {
  const lock = createKeyedLock((id) => id.toLowerCase());
  const order: string[] = [];
  const run = (name: string, keys: HeldKeys) =>
    lock.hold(keys, contextOf(), () => {
      order.push(`${name} begins`);
      return new ResultAsync(
        new Promise((resolve) => setImmediate(resolve)).then(() => ok(order.push(`${name} ends`))),
      );
    });

  await Promise.all([
    run('first', { exclusive: ['a', 'A'], shared: ['a', 'b'] }),
    run('second', { shared: ['A'] }),
  ]);

  expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
});

it('a call without keys waits for nothing', async () => {
  expect(await createKeyedLock().hold({}, contextOf(), () => okAsync(1))).toEqual(ok(1));
});

it('ids that mean the same are one key', async () => {
  const lock = createKeyedLock((id) => id.toLowerCase());
  const order: string[] = [];
  const run = (id: string) =>
    lock.exclusive(id, contextOf(), () => {
      order.push(`${id} begins`);
      return new ResultAsync(
        new Promise((resolve) => setTimeout(resolve)).then(() => ok(order.push(`${id} ends`))),
      );
    });

  await Promise.all([run('a'), run('A')]);

  expect(order).toEqual(['a begins', 'a ends', 'A begins', 'A ends']);
});

it('the stopwatch of a call stands still while the call waits for the lock', async () => {
  const clock = createManualClock();
  const stopwatch = createStopwatch(clock);
  const lock = createKeyedLock();
  const first = lock.exclusive('key', contextOf(), () =>
    ResultAsync.fromSafePromise(clock.sleep(90_000)),
  );
  const second = lock.exclusive('key', contextOf(undefined, stopwatch), () =>
    ResultAsync.fromSafePromise(clock.sleep(10)),
  );

  await clock.runUntil(Promise.all([first, second]));

  expect(stopwatch.elapsed()).toBe(10);
});
