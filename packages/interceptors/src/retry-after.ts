/** How far a vendor's `Retry-After` is believed. */

/**
 * Longest wait that a vendor can ask for: the official Genesys Go SDK's bound of 180 s. Three times
 * the longest window of a published quota; what is longer is a mistake, or for the caller to decide.
 */
export const longestRetryAfterMs = 180_000;
