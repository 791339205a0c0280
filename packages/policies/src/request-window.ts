/** A sliding window over the requests sent, and the queue of those that wait for their turn. */
import { type Clock } from '@assistant-provider/core';
import { isAborted, onAbort, type Call } from '@assistant-provider/core/adapter';
import type { SharedQuota } from './shared-quota.js';
import { createTurnLog } from './turn-log.js';

export type Turn =
  /** `storeFailed`: by this process alone, since the store of the shared quota is out of order. */
  | { readonly outcome: 'granted'; readonly storeFailed?: boolean }
  | { readonly outcome: 'aborted' }
  /** The application's clock threw, or rejected, while it was waited on. */
  | { readonly outcome: 'failed'; readonly thrown: unknown }
  /** `vendorAsked`: what the vendor asked for is too long already, whatever the queue. */
  | { readonly outcome: 'tooLong'; readonly waitMs: number; readonly vendorAsked: boolean };

export interface RequestWindow {
  /**
   * Waits for a turn, first come first served, and no longer than until `patienceUntil`. Answers at
   * once if there is nothing to wait for.
   */
  turn(call: Call, patienceUntil: number): Turn | Promise<Turn>;
  /** Gives no turn before that time: the vendor asked for it. */
  pauseUntil(time: number): void;
}

/**
 * Requests travel for different times, so that what left in two windows can arrive in one. The
 * window is made longer by this share of itself.
 */
const slack = 0.02;

const granted: Turn = { outcome: 'granted' };
const aborted: Turn = { outcome: 'aborted' };

interface Waiter {
  readonly call: Call;
  readonly patienceUntil: number;
  readonly leave: (turn: Turn) => void;
}

/** At most `requests` turns within any `perMs`, and none that the shared quota does not give. */
export function createRequestWindow(
  requests: number,
  perMs: number,
  quota?: SharedQuota,
): RequestWindow {
  const windowMs = perMs * (1 + slack);
  const given = createTurnLog();
  // A set keeps the order and lets one that gives up leave from the middle.
  const waiting = new Set<Waiter>();
  let pausedUntil = -Infinity;
  let vendorAskedUntil = -Infinity;
  let pumping: AbortController | undefined;

  /** When the turn comes of one behind `ahead` others. */
  const turnTime = (now: number, ahead: number): number => {
    given.forgetUntil(now - windowMs);
    const behindFree = ahead - (requests - given.count());
    if (behindFree < 0) return Math.max(now, pausedUntil);
    const rounds = 1 + Math.floor(behindFree / requests);
    return Math.max(now, pausedUntil, given.at(behindFree % requests) + rounds * windowMs);
  };

  const tooLong = (turnAt: number, now: number, patienceUntil: number): Turn => ({
    outcome: 'tooLong',
    waitMs: turnAt - now,
    vendorAsked: vendorAskedUntil > patienceUntil,
  });

  const pauseUntil = (time: number): void => {
    pausedUntil = Math.max(pausedUntil, time);
    for (const { call, patienceUntil, leave } of [...waiting])
      if (patienceUntil < pausedUntil) leave(tooLong(pausedUntil, call.clock.now(), patienceUntil));
  };

  /** Runs while anyone waits, and no longer: nothing of it keeps a process alive. */
  const pump = async (clock: Clock, stop: AbortController) => {
    /** A turn that the quota gave, kept until it may be used. */
    let shared: Turn | undefined;
    while (!stop.signal.aborted) {
      const now = clock.now();
      const wait = turnTime(now, 0) - now;
      if (wait > 0) {
        await clock.sleep(wait, stop.signal);
        continue;
      }
      // Whoever is first now: the one that was may have left while the quota was asked.
      const [first] = waiting;
      if (!first) return;
      if (!shared && quota) {
        const answer = await quota.ask(first.call);
        if (answer.outcome === 'refused') pauseUntil(clock.now() + answer.waitMs);
        else shared = { outcome: 'granted', storeFailed: answer.outcome === 'failed' };
        // Meanwhile the vendor may have asked for a pause, or all have left.
        continue;
      }
      given.add(now);
      first.leave(shared ?? granted);
      shared = undefined;
    }
  };

  /** A clock that fails must not leave anyone waiting for good, nor those who come later. */
  const pumpSafely = async (clock: Clock, stop: AbortController) => {
    try {
      await pump(clock, stop);
    } catch (thrown) {
      if (stop.signal.aborted) return;
      for (const { leave } of [...waiting]) leave({ outcome: 'failed', thrown });
    }
  };

  return {
    turn(call, patienceUntil) {
      const { clock } = call;
      const now = clock.now();
      const turnAt = turnTime(now, waiting.size);
      if (isAborted(call)) return aborted;
      if (turnAt > patienceUntil) return tooLong(turnAt, now, patienceUntil);
      if (!quota && turnAt <= now && waiting.size === 0) {
        given.add(now);
        return granted;
      }
      return new Promise((resolve) => {
        const leave = (turn: Turn) => {
          waiting.delete(waiter);
          unsubscribe();
          if (waiting.size === 0) {
            pumping?.abort();
            pumping = undefined;
          }
          resolve(turn);
        };
        const waiter: Waiter = { call, patienceUntil, leave };
        waiting.add(waiter);
        const unsubscribe = onAbort(call, () => leave(aborted));
        if (pumping) return;
        pumping = new AbortController();
        void pumpSafely(clock, pumping);
      });
    },
    pauseUntil(time) {
      vendorAskedUntil = Math.max(vendorAskedUntil, time);
      pauseUntil(time);
    },
  };
}
