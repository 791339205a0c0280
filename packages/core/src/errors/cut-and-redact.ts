/** Cuts foreign text to a readable length, and masks secrets in it. */

/** Long messages are mostly echoed requests, and the rest tells a reader nothing more. */
export const maximumMessageLength = 2_000;
/** Extra text scanned so that a secret straddling the cut is still masked; longer than any session token. */
const margin = 16_000;

/**
 * Returns masked text of at most `length` characters; `length` defaults to the maximum of a message.
 * Also cuts before masking, because masking megabytes is slow.
 */
export function cutAndRedact(
  text: string,
  redact: (text: string) => string,
  length = maximumMessageLength,
): string {
  return redact(text.slice(0, maximumMessageLength + margin)).slice(0, length);
}
