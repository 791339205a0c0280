/** Masks secrets in the texts of errors, logs and spans. */

import { Result } from 'neverthrow';

const redactedMark = '[redacted]';

const secretNames =
  'client_?secret|access_?token|refresh_?token|id_?token|session_?token|secret_?access_?key|' +
  'access_?key_?id|x-amz-security-token|x-amz-signature|password|api_?key';

const named = `\\b(?:${secretNames})\\b\\\\*["']?\\s*[:=]\\s*`;

const patterns: readonly (readonly [RegExp, string])[] = [
  // The whole value of the header, with any scheme.
  [/\b(authorization["']?\s*[:=]\s*["']?)[^"'\r\n]+/gi, `$1${redactedMark}`],
  // Bearer (RFC 6750), Basic (RFC 7617; capitalised only, because "basic" is a word) and AWS SigV4.
  [/\b(bearer)\s+[a-z0-9\-._~+/]{6,}=*/gi, `$1 ${redactedMark}`],
  [/\b(Basic)\s+[A-Za-z0-9+/]{4,}=*/g, `$1 ${redactedMark}`],
  [/\bAWS4-HMAC-SHA256\b[^"'\r\n]*/g, `AWS4-HMAC-SHA256 ${redactedMark}`],
  [/\bsignature=[0-9a-f]{16,}/gi, `Signature=${redactedMark}`],
  // AWS access key ids: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
  [/\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b/g, redactedMark],
  // "name":"the whole value", name="the whole value"
  [new RegExp(`(${named}(["']))(?:\\\\[^]|(?!\\2)[^\\\\])+`, 'gi'), `$1${redactedMark}`],
  // The same inside a JSON string: \"name\":\"the whole value\"
  [new RegExp(`(${named}(\\\\+["']))(?:(?!\\2)[^])+`, 'gi'), `$1${redactedMark}`],
  // name: value, name=value
  [new RegExp(`(${named})(?!\\\\*["']|\\[redacted)[^"'&\\s,;}]+`, 'gi'), `$1${redactedMark}`],
];

/** A lone surrogate cannot be percent-encoded. */
const percentEncoded = Result.fromThrowable(encodeURIComponent);

/** Vendors' secrets are longer. Masking one or two letters would make every text unreadable. */
const shortestSecret = 4;

/**
 * Returns the text with everything masked that looks like a secret. Also masks each of `knownSecrets`
 * of at least 4 characters, and its percent-encoded form.
 */
export function redactSecrets(text: string, knownSecrets: readonly string[] = []): string {
  let clean = text;
  // Mask the longest first, because one secret may be the beginning of another.
  for (const secret of knownSecrets.toSorted((one, other) => other.length - one.length)) {
    if (secret.length < shortestSecret) continue;
    clean = clean.replaceAll(secret, redactedMark);
    const encoded = percentEncoded(secret);
    if (encoded.isOk()) clean = clean.replaceAll(encoded.value, redactedMark);
  }
  for (const [pattern, mark] of patterns) clean = clean.replace(pattern, mark);
  return clean;
}
