import { createManualClock } from '@assistant-provider/core/testing';
import { describe, expect, it, vi } from 'vitest';

describe('createManualClock', () => {
  it('starts at 0', () => {
    expect(createManualClock().now()).toBe(0);
  });

  it('starts at the given time', () => {
    expect(createManualClock({ now: 1_000 }).now()).toBe(1_000);
  });
});

it('works on a platform without setImmediate', async () => {
  vi.stubGlobal('setImmediate', undefined);
  vi.resetModules();
  const { createManualClock } = await import('../src/testing/manual-clock.js');
  vi.unstubAllGlobals();
  const clock = createManualClock();
  const woken = vi.fn();
  void clock.sleep(1_000).then(woken);

  await clock.advance(1_000);

  expect(woken).toHaveBeenCalledOnce();
});

describe('advance', () => {
  it('moves the time if nobody sleeps', async () => {
    const clock = createManualClock({ now: 5 });
    await clock.advance(10);
    expect(clock.now()).toBe(15);
  });

  it('wakes sleepers in the order of their time, and leaves later ones asleep', async () => {
    const clock = createManualClock();
    const woken: number[] = [];
    for (const ms of [2_000, 1_000, 9_000]) void clock.sleep(ms).then(() => woken.push(ms));
    await clock.advance(3_000);
    expect(woken).toEqual([1_000, 2_000]);
    expect(clock.sleepers()).toEqual([{ ms: 9_000, wakeAt: 9_000 }]);
  });

  it('wakes sleepers of the same time in the order in which they fell asleep', async () => {
    const clock = createManualClock();
    const woken: string[] = [];
    for (const name of ['first', 'second']) void clock.sleep(100).then(() => woken.push(name));
    await clock.advance(100);
    expect(woken).toEqual(['first', 'second']);
  });

  it('lets a sleeper see its own time, and wakes it again if it sleeps again', async () => {
    const clock = createManualClock();
    const seen: number[] = [];
    const loop = async () => {
      for (let round = 0; round < 3; round += 1) {
        await clock.sleep(1_000);
        seen.push(clock.now());
      }
    };
    const looping = loop();
    await clock.advance(3_500);
    await looping;
    expect(seen).toEqual([1_000, 2_000, 3_000]);
    expect(clock.now()).toBe(3_500);
  });

  it('wakes sleepers that end exactly at the new time', async () => {
    const clock = createManualClock();
    const sleep = clock.sleep(100);
    await clock.advance(100);
    await sleep;
    expect(clock.sleeping()).toBe(0);
  });
});

describe('sleep', () => {
  it('ends when its signal aborts, without moving the time', async () => {
    const clock = createManualClock();
    const controller = new AbortController();
    const sleep = clock.sleep(1_000, controller.signal);
    expect(clock.sleeping()).toBe(1);
    controller.abort();
    await sleep;
    expect(clock.sleeping()).toBe(0);
    expect(clock.now()).toBe(0);
  });

  it('ends at once if its signal has aborted before', async () => {
    const clock = createManualClock();
    await clock.sleep(1_000, AbortSignal.abort());
    expect(clock.sleeping()).toBe(0);
  });
});

describe('runUntil', () => {
  it('moves from sleeper to sleeper until the promise settles', async () => {
    const clock = createManualClock();
    const work = async () => {
      await clock.sleep(1_000);
      await clock.sleep(500);
      return 'done';
    };
    expect(await clock.runUntil(work())).toBe('done');
    expect(clock.now()).toBe(1_500);
  });

  it('leaves sleepers asleep that the promise does not need', async () => {
    const clock = createManualClock();
    void clock.sleep(60_000);
    await clock.runUntil(clock.sleep(1_000));
    expect(clock.now()).toBe(1_000);
    expect(clock.sleeping()).toBe(1);
  });

  it('rejects as the promise does', async () => {
    const clock = createManualClock();
    const failing = clock.sleep(10).then(() => Promise.reject(new Error('no')));
    await expect(clock.runUntil(failing)).rejects.toThrow('no');
  });
});
