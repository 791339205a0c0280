/** The calls that are looked at are counted. `queue-cost.growth.ts` measures the time of the whole queue. */
import { createManualClock } from '@assistant-provider/core/testing';
import { expect, it } from 'vitest';
import { laneOf, WaitingCalls } from '../src/waiting-calls.js';
import { aCall } from './calls.js';

const clock = createManualClock();

/** So many calls wait, and the first of them has a deadline. Counts the looks at how long a call can wait. */
function waitingCalls(count: number) {
  let looks = 0;
  const waiting = new WaitingCalls();
  const [leave] = Array.from({ length: count }, (_, index) =>
    waiting.join({
      call: aCall(clock, {
        lane: index % 2 === 0 ? 'interactive' : 'bulk',
        ...(index === 0 && { deadlineAt: 1_000 }),
      }),
      get waitUntil() {
        looks += 1;
        return 1_000;
      },
      end: () => undefined,
    }),
  );
  return { waiting, leave, looks: () => looks };
}

type Waiting = ReturnType<typeof waitingCalls>;

const serve = ({ waiting, leave }: Waiting) => {
  expect(waiting.firstTooLate(500)).toBeUndefined();
  const first = waiting.first();
  if (first) waiting.served(laneOf(first.call));
  leave?.();
  expect(waiting.firstTooLate(500)).toBeUndefined();
};
const pause = ({ waiting }: Waiting) => {
  expect(waiting.firstTooLate(500)).toBeUndefined();
  expect(waiting.hurriedBefore(2_000)).toHaveLength(1);
};

it.each([
  ['granting a slot', serve],
  ['a pause that the vendor asks for', pause],
])('%s looks at as many calls, however many wait', (_, work) => {
  const looksOf = (count: number) => {
    const waiting = waitingCalls(count);
    work(waiting);
    return waiting.looks();
  };
  expect(looksOf(10)).toBeGreaterThan(0);
  expect(looksOf(5_000)).toBe(looksOf(10));
});
