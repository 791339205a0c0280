/**
 * One clock for provider and emulator. It stands still while a request is under way, and moves to
 * the next sleeper as soon as everybody waits. So retries, quotas and deadlines take no real time,
 * and nothing depends on how fast the machine is.
 */
import type { Clock } from '@assistant-provider/core';
import type { EmulatorClock } from '@assistant-provider/emulators';
import { createManualClock } from '@assistant-provider/test-support';

export interface SharedClock extends Clock, EmulatorClock {
  /** Counts a request that will never be answered: its try may run out of time. */
  hang(): void;
  /** Sets what is called before each move. By then the requests under way have failed. */
  onMove(listener: () => void): void;
  /** Forgets the requests that hang, and the listener; for the end of a call. */
  settle(): void;
  /** Goes back to the machine's time: some clients must not be far from it. */
  restart(): void;
  /** The number of sleepers: 0 when a provider leaves nothing behind. */
  sleeping(): number;
}

/** The provider's default `tryTimeoutMs` plus 1: no other wait has this length. */
export const tryTimeoutMs = 15_001;

export function createSharedClock(): SharedClock {
  let clock = createManualClock({ now: Date.now() });
  let hanging = 0;
  let isScheduled = false;
  let listener: () => void = () => undefined;

  const move = () => {
    isScheduled = false;
    const sleepers = clock.sleepers();
    // Each request under way has one timer that guards its try.
    const guards = sleepers.filter(({ ms }) => ms === tryTimeoutMs);
    const [next] = sleepers;
    if (next === undefined || guards.length > hanging) return;
    listener();
    const time = Math.max(clock.now(), next.wakeAt);
    hanging = Math.max(0, hanging - guards.filter(({ wakeAt }) => wakeAt <= time).length);
    void clock.advance(time - clock.now());
    schedule();
  };

  // Two turns of the event loop: everything that can happen at this moment happens first.
  const schedule = () => {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(() => setImmediate(move));
  };

  return {
    now: () => clock.now(),
    advance: (ms) => void clock.advance(ms),
    sleep: async (ms, signal) => {
      const sleep = clock.sleep(ms, signal);
      schedule();
      await sleep;
      schedule();
    },
    hang: () => {
      hanging += 1;
      schedule();
    },
    onMove: (called) => {
      listener = called;
    },
    settle: () => {
      hanging = 0;
      listener = () => undefined;
    },
    restart: () => {
      clock = createManualClock({ now: Date.now() });
    },
    sleeping: () => clock.sleeping(),
  };
}
