/**
 * The clock of a case. It stands still until the case moves it, with one exception: if somebody
 * sleeps while no request is in flight, nothing else can happen, and the clock moves to the first
 * sleeper's time. So waits and backoffs take no real time, and deadlines cannot end a call by chance.
 */
import { createManualClock, type ManualClock } from '@assistant-provider/core/testing';

export interface CaseClock extends Pick<
  ManualClock,
  'now' | 'monotonic' | 'sleep' | 'advance' | 'sleeping'
> {
  /** Call it when a request has ended: the clock may have a reason to move now. */
  nudge(): void;
  stop(): void;
}

/** Between two requests a driver only computes: after this many turns it has sent one, or sleeps. */
const quietTurns = 5;

export function createCaseClock(setup: {
  readonly isBusy: () => boolean;
  readonly passTime: (ms: number) => void | Promise<void>;
}): CaseClock {
  const clock = createManualClock({ now: Date.now() });
  let stopped = false;
  let watching = false;
  let changes = 0;

  const advance = async (ms: number): Promise<void> => {
    const passing = setup.passTime(ms);
    if (passing) await passing;
    await clock.advance(ms);
  };

  const mayMove = (): boolean => !stopped && clock.sleeping() > 0 && !setup.isBusy();

  const moveWhenQuiet = async (): Promise<void> => {
    let quiet = 0;
    let seen = changes;
    while (mayMove()) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      quiet = seen === changes ? quiet + 1 : 0;
      seen = changes;
      const [first] = clock.sleepers();
      if (quiet < quietTurns || !mayMove() || first === undefined) continue;
      await advance(Math.max(0, first.wakeAt - clock.now()));
      quiet = 0;
    }
  };

  /** Rejects if the vendor's time cannot be moved. Then nothing would end a sleep. */
  let fail: (reason: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => (fail = reject));
  // Only a sleeper wants to know.
  failed.catch(() => undefined);

  const nudge = (): void => {
    changes += 1;
    if (watching) return;
    watching = true;
    moveWhenQuiet().then(() => {
      watching = false;
      // Somebody may have fallen asleep since the last look.
      if (mayMove()) nudge();
    }, fail);
  };

  return {
    now: () => clock.now(),
    monotonic: () => clock.monotonic(),
    sleep: async (ms, signal) => {
      const sleep = clock.sleep(ms, signal);
      nudge();
      await Promise.race([sleep, failed]);
      changes += 1;
    },
    advance,
    sleeping: () => clock.sleeping(),
    nudge,
    stop: () => {
      stopped = true;
    },
  };
}
