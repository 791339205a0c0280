/** Cuts text of strangers to a length that is still read, and masks secrets in it. */

/** Vendors echo requests in their messages; past this length nothing more is learnt. */
export const maximumMessageLength = 2_000;
/** Extra text scanned so that a secret straddling the cut is still masked; longer than any session token. */
const margin = 16_000;

/** Cuts before masking too, because masking megabytes takes long. Defaults to the length of a message. */
export function cutAndRedact(
  text: string,
  redact: (text: string) => string,
  length = maximumMessageLength,
): string {
  return redact(text.slice(0, maximumMessageLength + margin)).slice(0, length);
}
