/** A sliding window over the requests sent. It grants slots to the calls that wait. */
import type { MonotonicClock } from '@assistant-provider/core';
import { isAborted, onAbort, type Call } from '@assistant-provider/core/adapter';
import type { SharedQuota } from './shared-quota.js';
import type { Slot } from './slot.js';
import { createSlotLog } from './slot-log.js';
import { laneOf, WaitingCalls, type Waiter } from './waiting-calls.js';

/** Times on the call's clock. */
export interface Patience {
  /** A slot after this time is too late. */
  readonly waitUntil: number;
  /** A pause that the vendor asked for is too long if it ends after this time. */
  readonly pauseUntil: number;
}

export interface RequestWindow {
  /**
   * Takes a slot in order of arrival within the call's lane. Returns without a promise if no wait is
   * needed or possible. An urgent call takes a slot even if there is none, or after the vendor's pause.
   */
  takeSlot(call: Call, patience: Patience): Slot | Promise<Slot>;
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
  const waiting = new WaitingCalls();
  let pausedUntil = -Infinity;
  let vendorAskedUntil = -Infinity;
  let pumping: AbortController | undefined;

  /** Returns the time of the slot of a waiter that has `ahead` others before it. */
  const slotTime = (now: number, ahead: number): number => {
    log.forgetUntil(now - windowMs);
    // Each slot comes a window after the one that is `requests` places before it. Steps back of that
    // length end in the log, or before the log begins.
    const rounds = Math.floor(ahead / requests);
    const predecessor = log.at(log.count() + ahead - (rounds + 1) * requests);
    return Math.max(now, pausedUntil, predecessor + windowMs) + rounds * windowMs;
  };

  const tooLong = (slotAt: number, now: number, waitUntil: number): Slot => ({
    outcome: 'tooLong',
    waitMs: slotAt - now,
    vendorAsked: vendorAskedUntil > waitUntil,
  });

  const refuse = ({ call, waitUntil, end }: Waiter, slotAt: number): void =>
    end(tooLong(slotAt, call.clock.monotonic(), waitUntil));

  /** Ends the first calls of each lane that cannot wait until `slotAt`. Later calls can wait longer. */
  const refuseFirst = (slotAt: number): void => {
    for (let late = waiting.firstTooLate(slotAt); late; late = waiting.firstTooLate(slotAt))
      refuse(late, slotAt);
  };

  /** Ends all calls that cannot wait until `slotAt`. */
  const refuseAll = (slotAt: number): void => {
    refuseFirst(slotAt);
    for (const waiter of waiting.hurriedBefore(slotAt)) refuse(waiter, slotAt);
  };

  /** Runs only while a call waits, so that no timer keeps the process alive. */
  const pump = async (clock: MonotonicClock, stop: AbortController) => {
    /** A slot of the shared quota, kept until the window allows its use. */
    let shared: Slot | undefined;
    while (!stop.signal.aborted) {
      const now = clock.monotonic();
      const slotAt = slotTime(now, 0);
      // The other lane may have taken slots that these calls had counted on.
      refuseFirst(slotAt);
      if (slotAt > now) {
        await clock.sleep(slotAt - now, stop.signal);
        continue;
      }
      // Read the first waiter now: an earlier one may have left while the quota was asked.
      const first = waiting.first();
      if (!first) return;
      if (!shared && quota) {
        const taken = await quota.takeSlot(first.call, stop.signal);
        if (taken.outcome === 'refused') {
          const refusedAt = clock.monotonic();
          const storePauseMs = Math.min(taken.waitMs, longestStorePauseMs);
          pausedUntil = Math.max(pausedUntil, refusedAt + storePauseMs);
          refuseAll(refusedAt + taken.waitMs);
        } else shared = { outcome: 'granted', storeFailed: taken.outcome === 'failed' };
        // Check everything again: the vendor may have asked for a pause, or all waiters have left.
        continue;
      }
      log.add(now);
      waiting.served(laneOf(first.call));
      first.end(shared ?? granted);
      shared = undefined;
    }
  };

  /** If the clock fails, every waiter leaves with the clock's error, and later calls start afresh. */
  const endAll = (thrown: unknown, stop: AbortController): void => {
    if (stop.signal.aborted) return;
    for (let next = waiting.first(); next; next = waiting.first())
      next.end({ outcome: 'failed', thrown });
  };

  const take = (now: number): Slot => {
    log.add(now);
    return granted;
  };

  /** Takes a slot for an urgent call once the vendor's pause is over. */
  const afterPause = async (call: Call, { pauseUntil }: Patience): Promise<Slot> => {
    const { clock } = call;
    for (;;) {
      const now = clock.monotonic();
      if (isAborted(call)) return aborted;
      if (vendorAskedUntil <= now) return take(now);
      if (vendorAskedUntil > pauseUntil) return tooLong(vendorAskedUntil, now, pauseUntil);
      await clock.sleep(vendorAskedUntil - now, call.signal);
    }
  };

  return {
    takeSlot(call, patience) {
      const { clock, lane } = call;
      const now = clock.monotonic();
      const slotAt = slotTime(now, waiting.ahead(laneOf(call)));
      if (isAborted(call)) return aborted;
      // Thousands may wait for an urgent request. But a pause that the vendor asks for binds it, too.
      if (lane === 'urgent') return vendorAskedUntil > now ? afterPause(call, patience) : take(now);
      const waitUntil =
        vendorAskedUntil > patience.pauseUntil ? patience.pauseUntil : patience.waitUntil;
      if (slotAt > waitUntil) return tooLong(slotAt, now, waitUntil);
      if (!quota && slotAt <= now && waiting.isEmpty()) return take(now);
      return new Promise((resolve) => {
        const end = (slot: Slot) => {
          leave();
          unsubscribe();
          if (waiting.isEmpty()) {
            pumping?.abort();
            pumping = undefined;
          }
          resolve(slot);
        };
        const leave = waiting.join({ call, waitUntil, end });
        const unsubscribe = onAbort(call, () => end(aborted));
        if (pumping) return;
        const stop = new AbortController();
        pumping = stop;
        pump(clock, stop).catch((thrown: unknown) => endAll(thrown, stop));
      });
    },
    pauseUntil(time) {
      vendorAskedUntil = Math.max(vendorAskedUntil, time);
      if (time <= pausedUntil) return;
      pausedUntil = time;
      refuseAll(time);
    },
  };
}
