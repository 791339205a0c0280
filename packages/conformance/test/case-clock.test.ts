/** The time of a world: it moves when nothing else can happen, and never while something does. */
import { describe, expect, test } from 'vitest';
import { createCaseClock } from '../src/case-clock.js';

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn += 1)
    await new Promise<void>((resolve) => setImmediate(resolve));
};

const aClock = (passed: number[] = []) => {
  const exchange = { underWay: false };
  const clock = createCaseClock({
    isBusy: () => exchange.underWay,
    passTime: (ms) => void passed.push(ms),
  });
  return { clock, exchange };
};

describe('the clock of a world', () => {
  test('given somebody who sleeps and nothing under way, then it moves on to when they wake', async () => {
    const passed: number[] = [];
    const { clock } = aClock(passed);
    const before = clock.now();
    await Promise.all([clock.sleep(5_000), clock.sleep(1_000)]);
    expect(clock.now() - before).toBe(5_000);
    expect(passed).toEqual([1_000, 4_000]);
  });

  test('given an exchange under way, then it stands still until that has ended', async () => {
    const { clock, exchange } = aClock();
    exchange.underWay = true;
    const before = clock.now();
    const woken = clock.sleep(1_000);
    await turns(50);
    expect(clock.now()).toBe(before);
    exchange.underWay = false;
    clock.nudge();
    await woken;
    expect(clock.now() - before).toBe(1_000);
  });

  test('given nobody who sleeps, then it stands still', async () => {
    const { clock } = aClock();
    const before = clock.now();
    clock.nudge();
    await turns(50);
    expect(clock.now()).toBe(before);
  });

  test('given a signal that aborts, then the sleep ends and no time passes', async () => {
    const { clock, exchange } = aClock();
    exchange.underWay = true;
    const before = clock.now();
    const controller = new AbortController();
    const woken = clock.sleep(1_000, controller.signal);
    controller.abort();
    await woken;
    expect(clock.sleeping()).toBe(0);
    expect(clock.now()).toBe(before);
  });

  test('given that a case moves it, then it wakes who has slept enough, the first first', async () => {
    const { clock, exchange } = aClock();
    exchange.underWay = true;
    const woken: string[] = [];
    void clock.sleep(2_000).then(() => woken.push('late'));
    void clock.sleep(1_000).then(() => woken.push('early'));
    void clock.sleep(9_000).then(() => woken.push('never'));
    await clock.advance(3_000);
    await turns(1);
    expect(woken).toEqual(['early', 'late']);
  });
});
