/** The clock of a case moves only if nothing else can happen. */
import { describe, expect, test } from 'vitest';
import { createCaseClock } from '../src/case-clock.js';

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn += 1)
    await new Promise<void>((resolve) => setImmediate(resolve));
};

const aClock = (passed: number[] = []) => {
  const request = { underWay: false };
  const clock = createCaseClock({
    isBusy: () => request.underWay,
    passTime: (ms) => void passed.push(ms),
  });
  return { clock, request };
};

describe('the clock of a case', () => {
  test('moves to the first sleeper’s time if no request is under way', async () => {
    const passed: number[] = [];
    const { clock } = aClock(passed);
    const before = clock.now();
    await Promise.all([clock.sleep(5_000), clock.sleep(1_000)]);
    expect(clock.now() - before).toBe(5_000);
    expect(passed).toEqual([1_000, 4_000]);
  });

  test('lets its sleepers know that the vendor’s time cannot be moved', async () => {
    const clock = createCaseClock({
      isBusy: () => false,
      passTime: () => Promise.reject(new Error('the vendor has no time')),
    });
    await expect(clock.sleep(1_000)).rejects.toThrow('the vendor has no time');
  });

  test('stands still while a request is under way', async () => {
    const { clock, request } = aClock();
    request.underWay = true;
    const before = clock.now();
    const woken = clock.sleep(1_000);
    await turns(50);
    expect(clock.now()).toBe(before);
    request.underWay = false;
    clock.nudge();
    await woken;
    expect(clock.now() - before).toBe(1_000);
  });

  test('stands still if nobody sleeps', async () => {
    const { clock } = aClock();
    const before = clock.now();
    clock.nudge();
    await turns(50);
    expect(clock.now()).toBe(before);
  });

  test('ends a sleep without moving if the signal aborts', async () => {
    const { clock, request } = aClock();
    request.underWay = true;
    const before = clock.now();
    const controller = new AbortController();
    const woken = clock.sleep(1_000, controller.signal);
    controller.abort();
    await woken;
    expect(clock.sleeping()).toBe(0);
    expect(clock.now()).toBe(before);
  });

  test('wakes sleepers in the order of their times if the case moves it', async () => {
    const { clock, request } = aClock();
    request.underWay = true;
    const woken: string[] = [];
    void clock.sleep(2_000).then(() => woken.push('late'));
    void clock.sleep(1_000).then(() => woken.push('early'));
    void clock.sleep(9_000).then(() => woken.push('never'));
    await clock.advance(3_000);
    await turns(1);
    expect(woken).toEqual(['early', 'late']);
  });
});
