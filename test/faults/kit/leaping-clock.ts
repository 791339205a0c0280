/**
 * One clock for provider and emulator, on which no time passes while a request is under way, and
 * any amount of it as soon as everybody waits. So retries, quotas and deadlines take no real time,
 * and nothing depends on how fast the machine is.
 */
import type { Clock } from '@assistant-provider/core';
import type { EmulatorClock } from '@assistant-provider/emulators';

export interface LeapingClock extends Clock, EmulatorClock {
  /** A request has come that is never going to be answered: its try may run out of time. */
  hang(): void;
  /** Told before each leap: whatever was under way has failed, and a next try is about to begin. */
  onLeap(listener: () => void): void;
  /** Forgets what hangs; for the end of a call. */
  settle(): void;
  /** Goes back to the machine's time, from which some clients do not want to be far. */
  restart(): void;
  /** How many wait: 0 when nothing of a provider is left behind. */
  sleeping(): number;
}

interface Sleeper {
  readonly wakeAt: number;
  /** The timer of one try, by its length: as many as there are, so many requests are under way. */
  readonly guardsTry: boolean;
  readonly wake: () => void;
}

/** The provider's default `tryTimeoutMs`, and one that no other wait happens to have. */
export const tryTimeoutMs = 15_001;

export function createLeapingClock(): LeapingClock {
  const sleepers = new Set<Sleeper>();
  let now = Date.now();
  let hanging = 0;
  let isScheduled = false;
  let listener: () => void = () => undefined;

  const leap = () => {
    isScheduled = false;
    const underWay = [...sleepers].filter(({ guardsTry }) => guardsTry).length;
    if (sleepers.size === 0 || underWay > hanging) return;
    listener();
    now = Math.max(now, Math.min(...[...sleepers].map(({ wakeAt }) => wakeAt)));
    for (const sleeper of [...sleepers]) if (sleeper.wakeAt <= now) wake(sleeper);
    schedule();
  };

  const wake = (sleeper: Sleeper) => {
    if (sleeper.guardsTry && hanging > 0) hanging -= 1;
    sleeper.wake();
  };

  // Two turns of the event loop: all that can happen at this moment happens first.
  const schedule = () => {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(() => setImmediate(leap));
  };

  return {
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds;
    },
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const sleeper: Sleeper = {
          wakeAt: now + ms,
          guardsTry: ms === tryTimeoutMs,
          wake: () => {
            sleepers.delete(sleeper);
            signal?.removeEventListener('abort', sleeper.wake);
            resolve();
            schedule();
          },
        };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', sleeper.wake);
        schedule();
      }),
    hang: () => {
      hanging += 1;
      schedule();
    },
    onLeap: (told) => {
      listener = told;
    },
    settle: () => {
      hanging = 0;
      listener = () => undefined;
    },
    restart: () => {
      now = Date.now();
    },
    sleeping: () => sleepers.size,
  };
}
