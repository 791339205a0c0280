/** Masks secrets in foreign text and cuts it, so that neither costs more than linear time. */

/** Longer than any session token, so that both searches below see every secret that a cut may split. */
const margin = 16_000;

/**
 * Returns masked text of at most `maxLength` characters. A text that was cut ends in `…`. Only the
 * beginning is searched for secrets, because searching megabytes is slow.
 *
 * @example
 * ```ts
 * const vendorCode = maskAndCut(body.code, redact, 500);
 * ```
 */
export function maskAndCut(
  text: string,
  redact: (text: string) => string,
  maxLength: number,
): string {
  if (text.length <= maxLength + margin) return cut(redact(text), maxLength);
  // A cut may split a secret, and a part of a secret cannot be recognised. So only what two different
  // cuts agree on is shown: whatever stands across the first cut is whole in the longer text.
  const longer = redact(text.slice(0, maxLength + margin));
  const agreed = commonBeginning(longer, redact(text.slice(0, maxLength)));
  return `${agreed.slice(0, maxLength - 1)}…`;
}

function commonBeginning(one: string, other: string): string {
  let length = 0;
  while (length < other.length && one[length] === other[length]) length += 1;
  return other.slice(0, length);
}

const cut = (text: string, maxLength: number): string =>
  text.length <= maxLength ? text : `${text.slice(0, maxLength - 1)}…`;
