/** A member that is undefined counts as absent, in options and settings. */

/** The members that are not undefined. */
export const present = <T extends object>(members: T | undefined): Partial<T> =>
  Object.fromEntries(
    Object.entries(members ?? {}).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
