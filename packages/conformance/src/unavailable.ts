/** What a harness may be unable to do, or a vendor may not have: said with its reason, never left out. */

/** A way that does not exist, and why. The cases that need it are reported as absent. */
export interface Unavailable {
  readonly unavailable: string;
}
export type Control<T> = T | Unavailable;

export const unavailable = (reason: string): Unavailable => ({ unavailable: reason });

export function isUnavailable(value: unknown): value is Unavailable {
  return typeof value === 'object' && value !== null && 'unavailable' in value;
}
