/** The lanes in which requests wait for the vendor's quota. */

/** Every lane. */
export const lanes = ['interactive', 'bulk'] as const;

/**
 * Where a request waits for the vendor's quota. The lanes get slots alternately, and each serves its
 * own requests in order of arrival. So a call that a person waits for never waits behind a whole bulk job.
 */
export type Lane = (typeof lanes)[number];
