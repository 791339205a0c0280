/** The stopwatch of a call, which deadlines read. */
import { createStopwatch } from '@assistant-provider/core/adapter';
import { createManualClock } from '@assistant-provider/core/testing';
import { describe, expect, it } from 'vitest';

const noFailure = (thrown: unknown): void => {
  throw thrown;
};

describe('a stopwatch', () => {
  it('shows the time since its start, without its pauses', async () => {
    const clock = createManualClock({ now: 1_000 });
    const stopwatch = createStopwatch(clock, 400);
    expect(stopwatch.elapsed()).toBe(600);

    const goOn = stopwatch.pause();
    await clock.advance(5_000);
    expect(stopwatch.elapsed()).toBe(600);

    goOn();
    await clock.advance(100);
    expect(stopwatch.elapsed()).toBe(700);
  });

  it('stands still until the last of several pauses has ended, each of which ends once', async () => {
    const clock = createManualClock();
    const stopwatch = createStopwatch(clock);
    const [one, other] = [stopwatch.pause(), stopwatch.pause()];

    one();
    one();
    await clock.advance(50);
    expect(stopwatch.elapsed()).toBe(0);

    other();
    await clock.advance(50);
    expect(stopwatch.elapsed()).toBe(50);
  });
});

describe('a timer of a stopwatch', () => {
  const withTimer = (ms: number) => {
    const clock = createManualClock();
    const stopwatch = createStopwatch(clock);
    const firedAt: number[] = [];
    const stop = stopwatch.startTimer(ms, () => firedAt.push(clock.now()), noFailure);
    return { clock, stopwatch, firedAt, stop };
  };

  it('fires at its time if there was no pause', async () => {
    const { clock, firedAt } = withTimer(100);
    await clock.advance(1_000);
    expect(firedAt).toEqual([100]);
  });

  it('fires later by a pause that ended before its time', async () => {
    const { clock, stopwatch, firedAt } = withTimer(100);
    const goOn = stopwatch.pause();
    await clock.advance(30);
    goOn();
    await clock.advance(1_000);
    expect(firedAt).toEqual([130]);
  });

  it('waits without a timer of the clock while a pause is longer than its time', async () => {
    const { clock, stopwatch, firedAt } = withTimer(100);
    await clock.advance(60);
    const goOn = stopwatch.pause();
    await clock.advance(10_000);
    expect(clock.sleeping()).toBe(0);

    goOn();
    await clock.advance(39);
    expect(firedAt).toEqual([]);
    await clock.advance(1);
    expect(firedAt).toEqual([10_100]);
  });

  it('does not fire after it was cancelled, in a pause or outside', async () => {
    const inPause = withTimer(100);
    const goOn = inPause.stopwatch.pause();
    await inPause.clock.advance(200);
    inPause.stop();
    goOn();
    await inPause.clock.advance(1_000);

    const outside = withTimer(100);
    outside.stop();
    await outside.clock.advance(1_000);

    expect([inPause.firedAt, outside.firedAt]).toEqual([[], []]);
    expect(inPause.clock.sleeping() + outside.clock.sleeping()).toBe(0);
  });

  it('fires once on a clock that does not move and whose sleeps end at once', async () => {
    const clock = { ...createManualClock(), sleep: () => Promise.resolve() };
    let fired = 0;
    createStopwatch(clock).startTimer(100, () => (fired += 1), noFailure);
    await new Promise(setImmediate);
    expect(fired).toBe(1);
  });

  it('reports a clock that fails before or after its time', async () => {
    const failures: unknown[] = [];
    const report = (thrown: unknown) => failures.push(thrown);
    const broken = new Error('broken');
    const sleepless = { ...createManualClock(), sleep: () => Promise.reject(broken) };
    createStopwatch(sleepless).startTimer(100, noFailure.bind(0, broken), report);
    const clock = createManualClock();
    let isBroken = false;
    const monotonic = () => {
      if (isBroken) throw broken;
      return clock.monotonic();
    };
    const stopwatch = createStopwatch({ ...clock, monotonic });
    stopwatch.startTimer(100, noFailure.bind(0, broken), report);
    const goOn = stopwatch.pause();
    await clock.advance(50);
    goOn();
    isBroken = true;
    await clock.advance(1_000);

    expect(failures).toEqual([broken, broken]);
  });
});
