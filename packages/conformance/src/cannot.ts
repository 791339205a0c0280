/** What a harness may be unable to do, or a vendor may not have: said with its reason, never left out. */

/** A way that does not exist, and why. The cases that need it are reported as absent. */
export interface Cannot {
  readonly cannot: string;
}
export type Way<T> = T | Cannot;

export const cannot = (reason: string): Cannot => ({ cannot: reason });

export function isCannot(value: unknown): value is Cannot {
  return typeof value === 'object' && value !== null && 'cannot' in value;
}
