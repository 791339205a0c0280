/** Declares with its reason what a harness cannot do, or a vendor does not have. */

/** A control that does not exist, and why. The report lists the cases that need it as absent. */
export interface Unavailable {
  /** The reason, which completes a sentence in the report. */
  readonly unavailable: string;
}

/** A control of a harness, or the reason why there is none. */
export type Control<T> = T | Unavailable;

/** Declares that a control does not exist. The reason completes a sentence in the report. */
export const unavailable = (reason: string): Unavailable => ({ unavailable: reason });

export function isUnavailable(value: unknown): value is Unavailable {
  return typeof value === 'object' && value !== null && 'unavailable' in value;
}
