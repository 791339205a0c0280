/** The time an emulator lives by: the real one, or one that a test drives by hand. */
export interface EmulatorClock {
  /** Milliseconds since the epoch, as the emulator sees it. */
  now(): number;
  /** Moves the emulator's time forward. With a real clock the step is added to real time. */
  advance(milliseconds: number): void;
}

/** `real` follows the machine's clock; `manual` stands still until it is advanced. */
export type ClockMode = 'real' | 'manual';

export const clockOf = (clock: ClockMode | EmulatorClock = 'real'): EmulatorClock =>
  typeof clock === 'string' ? createEmulatorClock(clock) : clock;

export function createEmulatorClock(mode: ClockMode = 'real', startAt = Date.now()): EmulatorClock {
  let offset = 0;
  return {
    now: () => (mode === 'real' ? Date.now() : startAt) + offset,
    advance(milliseconds) {
      if (!Number.isFinite(milliseconds) || milliseconds < 0)
        throw new RangeError('advance: milliseconds must be a finite number, 0 or more');
      offset += milliseconds;
    },
  };
}
