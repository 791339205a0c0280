/**
 * The longest wait that a vendor can ask for: 180 s, the bound of the official Genesys Go SDK. That is
 * three times the longest window of a published quota; a longer wait is the caller's decision.
 */
export const longestRetryAfterMs = 180_000;
