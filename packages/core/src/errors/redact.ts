/** Masks secrets in the texts of errors, logs and spans. Every pattern takes linear time. */
import { maskKnownSecrets } from './known-secrets.js';

const redactedMark = '[redacted]';

const secretNames =
  'client_?secret|access_?token|refresh_?token|id_?token|session_?token|secret_?access_?key|' +
  'access_?key_?id|x-amz-security-token|x-amz-signature|password|api_?key';

const named = `\\b(?:${secretNames})\\b\\\\*["']?\\s*[:=]\\s*`;

/**
 * After a scheme, the name of a secret is not the secret: its value is masked by its name. In letters of
 * both cases, since one pattern below distinguishes them.
 */
const noName = `(?!(?:${secretNames}|signature)\\b\\\\*["']?\\s*[:=])`.replace(
  /(?<!\\)[a-z]/g,
  (letter) => `[${letter}${letter.toUpperCase()}]`,
);

const patterns: readonly (readonly [RegExp, string])[] = [
  // The whole value of the header, with any scheme.
  [/\b(authorization["']?\s*[:=]\s*["']?)[^"'\r\n]+/gi, `$1${redactedMark}`],
  // Bearer (RFC 6750), Basic (RFC 7617; capitalised only, because "basic" is a word) and AWS SigV4.
  [new RegExp(`\\b(bearer)\\s+${noName}[a-z0-9\\-._~+/]{6,}=*`, 'gi'), `$1 ${redactedMark}`],
  [new RegExp(`\\b(Basic)\\s+${noName}[A-Za-z0-9+/]{4,}=*`, 'g'), `$1 ${redactedMark}`],
  [/\bAWS4-HMAC-SHA256\b[^"'\r\n]*/g, `AWS4-HMAC-SHA256 ${redactedMark}`],
  [/\bsignature=[0-9a-f]{16,}/gi, `Signature=${redactedMark}`],
  // AWS access key ids: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
  [/\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b/g, redactedMark],
  // V8 quotes the text around the fault, or all of a short text.
  [
    /Unexpected token '[^]{1,8}', (?:\.\.\.)?\\{0,7}"[^]{0,60}?"(?:\.\.\.)? is not valid JSON/g,
    'the text is not valid JSON',
  ],
];

/** name: value, name=value */
const unquoted = new RegExp(`(${named})(?!\\\\*["']|\\[redacted)[^"'&\\s,;}]+`, 'gi');

/** name="the whole value", "name":"the whole value", and in a JSON string \"name\":\"the whole value\" */
const quoted = new RegExp(`${named}(\\\\*)(["'])`, 'gi');

function maskQuoted(text: string): string {
  let clean = '';
  let done = 0;
  for (const match of text.matchAll(quoted)) {
    const [whole, backslashes, quote] = match as unknown as readonly [string, string, string];
    const start = match.index + whole.length;
    // A name in a value is a part of the value.
    if (start <= done) continue;
    const end = endOfValue(text, start, backslashes.length, quote);
    if (end === start) continue;
    clean += text.slice(done, start) + redactedMark;
    done = end;
  }
  return clean + text.slice(done);
}

/**
 * A quote inside a value has more backslashes than the one that ends it. A value that ends in a
 * backslash has them too: a multiple of what one backslash needs at that depth of JSON in JSON.
 */
function endOfValue(text: string, start: number, backslashes: number, quote: string): number {
  for (let at = text.indexOf(quote, start); at >= 0; at = text.indexOf(quote, at + 1)) {
    let before = at;
    while (before > start && text[before - 1] === '\\') before -= 1;
    const count = at - before;
    if (count < backslashes) return before;
    if (count % (2 * backslashes + 2) === backslashes) return at - backslashes;
  }
  return text.length;
}

/** A text without any of these words matches no pattern. Searching once is faster than for each. */
const suspicious =
  /authorization|bearer|basic|hmac|signature|AKIA|ASIA|secret|token|access|password|api_?key/i;

/**
 * Returns the text with everything masked that looks like a secret. Also masks each of `knownSecrets`
 * of at least 4 characters: as it is, percent-encoded, with the escapes of JSON, and wrapped over lines.
 */
export function redactSecrets(text: string, knownSecrets: readonly string[] = []): string {
  let clean = maskKnownSecrets(text, knownSecrets, redactedMark);
  if (!suspicious.test(clean)) return clean;
  for (const [pattern, mark] of patterns) clean = clean.replace(pattern, mark);
  return maskQuoted(clean).replace(unquoted, `$1${redactedMark}`);
}
