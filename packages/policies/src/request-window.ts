/** A sliding window over the requests sent, and the queue of calls that wait for a slot. */
import type { MonotonicClock } from '@assistant-provider/core';
import { isAborted, onAbort, type Call } from '@assistant-provider/core/adapter';
import type { SharedQuota } from './shared-quota.js';
import { createSlotLog } from './slot-log.js';

export type Slot =
  /** `storeFailed`: the store of the shared quota is down, so only this process counted the request. */
  | { readonly outcome: 'granted'; readonly storeFailed?: boolean }
  | { readonly outcome: 'aborted' }
  /** The application's clock threw or rejected during the wait. */
  | { readonly outcome: 'failed'; readonly thrown: unknown }
  /** `vendorAsked`: the vendor's own pause is longer than the call may wait, even without a queue. */
  | { readonly outcome: 'tooLong'; readonly waitMs: number; readonly vendorAsked: boolean };

export interface RequestWindow {
  /**
   * Takes a slot in order of arrival. Waits for it until `waitUntil` at most. Returns without a promise
   * if no wait is needed or possible.
   */
  takeSlot(call: Call, waitUntil: number): Slot | Promise<Slot>;
  /** Grants no slot before that time, because the vendor asked for a pause. */
  pauseUntil(time: number): void;
}

/**
 * The window is longer than the vendor's by this share. Requests travel for different times, so
 * requests sent in two windows can arrive in one.
 */
const slack = 0.02;

/** A store that asks for more is asked again, because it may be mistaken, or have been emptied. */
const longestStorePauseMs = 60_000;

const granted: Slot = { outcome: 'granted' };
const aborted: Slot = { outcome: 'aborted' };

interface Waiter {
  readonly call: Call;
  readonly waitUntil: number;
  readonly leave: (slot: Slot) => void;
}

/**
 * Returns a window that grants at most `requests` slots within any `perMs`. If there is a shared quota,
 * each slot needs one of the quota's slots as well.
 */
export function createRequestWindow(
  requests: number,
  perMs: number,
  quota?: SharedQuota,
): RequestWindow {
  const windowMs = perMs * (1 + slack);
  const log = createSlotLog();
  // A set keeps the order and allows a waiter to leave from the middle.
  const waiting = new Set<Waiter>();
  let pausedUntil = -Infinity;
  let vendorAskedUntil = -Infinity;
  let pumping: AbortController | undefined;

  /** Returns the time of the slot of a waiter that has `ahead` others before it. */
  const slotTime = (now: number, ahead: number): number => {
    log.forgetUntil(now - windowMs);
    const behindFree = ahead - (requests - log.count());
    if (behindFree < 0) return Math.max(now, pausedUntil);
    const rounds = 1 + Math.floor(behindFree / requests);
    return Math.max(now, pausedUntil, log.at(behindFree % requests) + rounds * windowMs);
  };

  const tooLong = (slotAt: number, now: number, waitUntil: number): Slot => ({
    outcome: 'tooLong',
    waitMs: slotAt - now,
    vendorAsked: vendorAskedUntil > waitUntil,
  });

  /** Lets the calls leave that may not wait so long. */
  const refuseBefore = (time: number): void => {
    for (const { call, waitUntil, leave } of [...waiting])
      if (waitUntil < time) leave(tooLong(time, call.clock.monotonic(), waitUntil));
  };

  const pauseUntil = (time: number): void => {
    pausedUntil = Math.max(pausedUntil, time);
  };

  /** Runs only while a call waits, so that no timer keeps the process alive. */
  const pump = async (clock: MonotonicClock, stop: AbortController) => {
    /** A slot of the shared quota, kept until the window allows its use. */
    let shared: Slot | undefined;
    while (!stop.signal.aborted) {
      const now = clock.monotonic();
      const wait = slotTime(now, 0) - now;
      if (wait > 0) {
        await clock.sleep(wait, stop.signal);
        continue;
      }
      // Read the first waiter now: an earlier one may have left while the quota was asked.
      const [first] = waiting;
      if (!first) return;
      if (!shared && quota) {
        const taken = await quota.takeSlot(first.call, stop.signal);
        if (taken.outcome === 'refused') {
          const refusedAt = clock.monotonic();
          pauseUntil(refusedAt + Math.min(taken.waitMs, longestStorePauseMs));
          refuseBefore(refusedAt + taken.waitMs);
        } else shared = { outcome: 'granted', storeFailed: taken.outcome === 'failed' };
        // Check everything again: the vendor may have asked for a pause, or all waiters have left.
        continue;
      }
      log.add(now);
      first.leave(shared ?? granted);
      shared = undefined;
    }
  };

  /** If the clock fails, every waiter leaves with the clock's error, and later calls start afresh. */
  const pumpSafely = async (clock: MonotonicClock, stop: AbortController) => {
    try {
      await pump(clock, stop);
    } catch (thrown) {
      if (stop.signal.aborted) return;
      for (const { leave } of [...waiting]) leave({ outcome: 'failed', thrown });
    }
  };

  return {
    takeSlot(call, waitUntil) {
      const { clock } = call;
      const now = clock.monotonic();
      const slotAt = slotTime(now, waiting.size);
      if (isAborted(call)) return aborted;
      if (slotAt > waitUntil) return tooLong(slotAt, now, waitUntil);
      if (!quota && slotAt <= now && waiting.size === 0) {
        log.add(now);
        return granted;
      }
      return new Promise((resolve) => {
        const leave = (slot: Slot) => {
          waiting.delete(waiter);
          unsubscribe();
          if (waiting.size === 0) {
            pumping?.abort();
            pumping = undefined;
          }
          resolve(slot);
        };
        const waiter: Waiter = { call, waitUntil, leave };
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
      refuseBefore(pausedUntil);
    },
  };
}
