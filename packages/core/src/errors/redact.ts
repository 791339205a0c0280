/** The one function that keeps secrets out of errors, logs and spans. */

import { Result } from 'neverthrow';

const redactedMark = '[redacted]';

const secretNames =
  'client_?secret|access_?token|refresh_?token|id_?token|session_?token|secret_?access_?key|' +
  'access_?key_?id|x-amz-security-token|x-amz-signature|password|api_?key';

const named = `\\b(?:${secretNames})\\b\\\\*["']?\\s*[:=]\\s*`;

const patterns: readonly (readonly [RegExp, string])[] = [
  // The whole value of the header, whatever its scheme.
  [/\b(authorization["']?\s*[:=]\s*["']?)[^"'\r\n]+/gi, `$1${redactedMark}`],
  // Bearer (RFC 6750), Basic (RFC 7617; with a capital, since "basic" is a word) and AWS SigV4.
  [/\b(bearer)\s+[a-z0-9\-._~+/]{6,}=*/gi, `$1 ${redactedMark}`],
  [/\b(Basic)\s+[A-Za-z0-9+/]{4,}=*/g, `$1 ${redactedMark}`],
  [/\bAWS4-HMAC-SHA256\b[^"'\r\n]*/g, `AWS4-HMAC-SHA256 ${redactedMark}`],
  [/\bsignature=[0-9a-f]{16,}/gi, `Signature=${redactedMark}`],
  // AWS access key ids: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
  [/\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b/g, redactedMark],
  // "name":"the whole value", name="the whole value"
  [new RegExp(`(${named}(["']))(?:\\\\[^]|(?!\\2)[^\\\\])+`, 'gi'), `$1${redactedMark}`],
  // The same in a text within a text: \"name\":\"the whole value\"
  [new RegExp(`(${named}(\\\\+["']))(?:(?!\\2)[^])+`, 'gi'), `$1${redactedMark}`],
  // name: value, name=value
  [new RegExp(`(${named})(?!\\\\*["']|\\[redacted)[^"'&\\s,;}]+`, 'gi'), `$1${redactedMark}`],
];

/** Of half a character, which a lone surrogate is, there is none. */
const percentEncoded = Result.fromThrowable(encodeURIComponent);

/** No vendor's are as short; masking a letter or two would leave no word readable. */
const shortestSecret = 4;

/**
 * Masks what looks like a secret, and each of `knownSecrets` (and its percent-encoded form)
 * wherever it stands, if it has at least 4 characters.
 */
export function redactSecrets(text: string, knownSecrets: readonly string[] = []): string {
  let clean = text;
  // The longest first: one may begin another.
  for (const secret of knownSecrets.toSorted((one, other) => other.length - one.length)) {
    if (secret.length < shortestSecret) continue;
    clean = clean.replaceAll(secret, redactedMark);
    const encoded = percentEncoded(secret);
    if (encoded.isOk()) clean = clean.replaceAll(encoded.value, redactedMark);
  }
  for (const [pattern, mark] of patterns) clean = clean.replace(pattern, mark);
  return clean;
}
