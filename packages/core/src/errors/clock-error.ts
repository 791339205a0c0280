/** The error of a clock that does not work, and how calls report it. */
import type { ErrorDetails } from '../contract/error.js';

/** Thrown by the clock of a call. */
export class ClockError extends Error {
  readonly #brand = true;

  /** Unlike `instanceof`, this is safe for a proxy. */
  static is(value: unknown): value is ClockError {
    return typeof value === 'object' && value !== null && #brand in value;
  }
}

/** Describes what a clock threw. */
export function clockFailure(thrown: unknown) {
  const { message, cause } = ClockError.is(thrown)
    ? thrown
    : { message: 'the clock failed', cause: thrown };
  return {
    kind: 'misconfigured',
    message: `${message}; check the clock option`,
    issues: [{ field: 'options.clock', rule: 'clock', message }],
    cause,
  } as const satisfies ErrorDetails;
}
