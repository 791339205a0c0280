import { type Reply } from '@assistant-provider/core';
import { endingOf, type DriverContext } from '@assistant-provider/core/adapter';
import fc from 'fast-check';
import { ok, ResultAsync } from 'neverthrow';
import { expect, it } from 'vitest';
import { createTurns, type Line } from '../src/http/keyed-lock.js';
import { assistantId } from './harness.js';

type Manner = 'alone' | 'together';
type Outcome = 'in order' | 'rejected' | 'cancelled';

/** What a turn needs of its call. */
const contextOf = (signal: AbortSignal) =>
  ({ ending: endingOf(signal), error: (details: object) => details }) as unknown as DriverContext;

it('whoever is alone has nobody beside it, whatever becomes of the others', async () => {
  const visitor = fc.record({
    manner: fc.constantFrom<Manner>('alone', 'together'),
    ending: fc.constantFrom<Outcome>('in order', 'rejected', 'cancelled'),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(visitor, { minLength: 1, maxLength: 12 }),
      fc.scheduler(),
      async (visitors, scheduler) => {
        const lines = new Map<string, Line>();
        const turns = createTurns(lines);
        const present = new Set<number>();
        const seen: { readonly index: number; readonly beside: readonly number[] }[] = [];

        const visits = visitors.map(({ manner, ending }, index) => {
          const leaving = new AbortController();
          const leave = () => present.delete(index);
          leaving.signal.addEventListener('abort', leave);
          const work = async () => {
            seen.push({ index, beside: [...present] });
            present.add(index);
            await scheduler.schedule(Promise.resolve(), `work ${index}`);
            leave();
            if (ending === 'rejected') throw new Error('a defect of the driver');
            return ok(index);
          };
          if (ending === 'cancelled')
            void scheduler
              .schedule(Promise.resolve(), `cancel ${index}`)
              .then(() => leaving.abort('left'));
          const reply: Reply<number> = turns[manner](
            assistantId,
            contextOf(leaving.signal),
            () => new ResultAsync(work()) as Reply<number>,
          );
          return reply.then(
            () => undefined,
            () => undefined,
          );
        });
        await scheduler.waitFor(Promise.all(visits));
        await scheduler.waitAll();

        for (const { index, beside } of seen)
          for (const other of beside)
            expect([visitors[index]?.manner, visitors[other]?.manner]).toEqual([
              'together',
              'together',
            ]);
        const leftInOrder = visitors.filter(({ ending }) => ending !== 'cancelled').length;
        expect(seen.length).toBeGreaterThanOrEqual(leftInOrder);
        // Once the last has left, nothing is remembered of those that were there.
        await Promise.all([...lines.values()].map(({ everyone }) => everyone));
        expect(lines.size).toBe(0);
      },
    ),
    { numRuns: 200 },
  );
});

it('those that are together do not wait for each other', async () => {
  const turns = createTurns();
  const context = contextOf(new AbortController().signal);
  let release: (value: unknown) => void = () => undefined;
  const first = turns.together(
    assistantId,
    context,
    () => new ResultAsync(new Promise((resolve) => (release = resolve)).then(() => ok(1))),
  );

  const second = await turns.together(
    assistantId,
    context,
    () => new ResultAsync(Promise.resolve(ok(2))),
  );
  release(undefined);

  expect([await first, second]).toEqual([ok(1), ok(2)]);
});
