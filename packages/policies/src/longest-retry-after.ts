/**
 * The longest `Retry-After` that the policies wait for: 180 s, the bound of the official Genesys Go SDK.
 * It is three times the longest window of a published quota. A longer wait is the caller's decision.
 */
export const longestRetryAfterMs = 180_000;
