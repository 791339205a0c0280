/** The clock of an emulator: real time, or time that a test controls. */

/** The time that everything in an emulator follows: tokens, signatures, jobs, status changes, quotas. */
export interface EmulatorClock {
  /** The emulator's current time, in milliseconds since the epoch. */
  now(): number;
  /**
   * Moves the emulator's time forward, on top of real time if the clock is real. Throws a `RangeError`
   * for a negative or infinite number.
   */
  advance(milliseconds: number): void;
}

/** `real` follows the machine's clock. `manual` stands still until `advance` is called. */
export type ClockMode = 'real' | 'manual';

export const clockOf = (clock: ClockMode | EmulatorClock = 'real'): EmulatorClock =>
  typeof clock === 'string' ? createEmulatorClock(clock) : clock;

/**
 * Creates a clock that several emulators can share. `mode` defaults to `real`; `startAt`, the first time
 * of a manual clock in milliseconds since the epoch, defaults to now.
 */
export function createEmulatorClock(mode: ClockMode = 'real', startAt = Date.now()): EmulatorClock {
  let offset = 0;
  return {
    now: () => (mode === 'real' ? Date.now() : startAt) + offset,
    advance(milliseconds) {
      if (!Number.isFinite(milliseconds) || milliseconds < 0)
        throw new RangeError('advance: milliseconds must be a finite number, 0 or greater');
      offset += milliseconds;
    },
  };
}
