/** What the queue costs when it is long: best times, and room for other work on the machine. */
import type { Call } from '@assistant-provider/core/adapter';
import { createManualClock } from '@assistant-provider/core/testing';
import { expect, it, vi } from 'vitest';
import { createRequestWindow } from '../src/request-window.js';
import { aCall } from './calls.js';

/** Other work on the machine may disturb one measurement, and does not disturb all. */
const untilUndisturbed = { timeout: 60_000 };

const patient = { waitUntil: Infinity, pauseUntil: Infinity };

/** A window of one slot, which is taken, and so many calls that wait behind it. */
function open(waiting: number) {
  const clock = createManualClock();
  const caller = new AbortController();
  const call: Call = aCall(clock, { signal: caller.signal });
  const window = createRequestWindow(waiting, 1_000);
  const ended: unknown[] = [];
  for (let index = 0; index < 2 * waiting; index += 1) ended.push(window.takeSlot(call, patient));
  return { clock, caller, window, ended: Promise.all(ended) };
}

type Queue = ReturnType<typeof open>;

/** Returns the least milliseconds for each waiting call, of several runs. */
async function leastCost(
  waiting: number,
  work: (queue: Queue) => Promise<unknown> | undefined,
): Promise<number> {
  let least = Infinity;
  for (let round = 0; round < 5; round += 1) {
    const queue = open(waiting);
    const beganAt = performance.now();
    const working = work(queue);
    // Awaiting runs whatever else is due.
    if (working) await working;
    least = Math.min(least, (performance.now() - beganAt) / waiting);
  }
  return least;
}

const drain = ({ clock, ended }: Queue) => clock.runUntil(ended);
const cancel = ({ caller, ended }: Queue) => (caller.abort(), ended);
const pauseOften = ({ window }: Queue) => {
  for (let time = 1; time <= 1_000; time += 1) window.pauseUntil(time);
  return undefined;
};

it.each([
  ['granting a slot', drain],
  ['cancelling', cancel],
])('%s costs the same for each call, however many wait', async (_, work) => {
  await vi.waitFor(async () => {
    const few = await leastCost(2_000, work);
    expect((await leastCost(50_000, work)) / few).toBeLessThan(4);
  }, untilUndisturbed);
});

it('a pause that the vendor asks for costs the same, however many calls wait', async () => {
  await vi.waitFor(async () => {
    const few = (await leastCost(1_000, pauseOften)) * 1_000;
    expect(((await leastCost(50_000, pauseOften)) * 50_000) / few).toBeLessThan(5);
  }, untilUndisturbed);
});
