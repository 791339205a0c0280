/** Finds known secrets in a text, also escaped, percent-encoded, or wrapped over lines. */
import { Result } from 'neverthrow';
import { decodeText } from './decode-text.js';

/** Vendors' secrets are longer. Masking one or two letters would make every text unreadable. */
const shortestSecret = 4;

/** How often a text is decoded: JSON in JSON, percent-encoded twice. */
const maximumDepth = 3;

/** From the first letter to the one after the last. */
type Span = readonly [start: number, end: number];

/** Returns the text with `mark` in place of each known secret of at least 4 characters. */
export function maskKnownSecrets(text: string, secrets: readonly string[], mark: string): string {
  const wanted = secrets.filter(({ length }) => length >= shortestSecret);
  if (wanted.length === 0) return text;
  const needles = text.includes('%') ? wanted.flatMap(withPercentForms) : wanted;
  return replaceSpans(text, spansIn(text, needles, maximumDepth), mark);
}

/** Decoding leaves letters outside ASCII encoded, so a secret that has some is looked for in that form. */
function withPercentForms(secret: string): readonly string[] {
  const encoded = percentEncoded(secret).unwrapOr(secret);
  if (encoded === secret) return [secret];
  const lowerCase = encoded.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
  return [secret, encoded, lowerCase];
}

/** A lone surrogate cannot be percent-encoded. */
const percentEncoded = Result.fromThrowable((secret: string) =>
  secret.replace(/\P{ASCII}+/gu, encodeURIComponent),
);

function spansIn(text: string, needles: readonly string[], depth: number): readonly Span[] {
  const spans: Span[] = [];
  for (const needle of needles)
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length))
      spans.push([at, at + needle.length]);
  const decoded = depth > 0 ? decodeText(text) : undefined;
  if (!decoded) return spans;
  for (const [start, end] of spansIn(decoded.text, needles, depth - 1))
    spans.push([decoded.starts[start] as number, decoded.ends[end - 1] as number]);
  return spans;
}

function replaceSpans(text: string, spans: readonly Span[], mark: string): string {
  let clean = '';
  let done = 0;
  for (const [start, end] of spans.toSorted(([one], [other]) => one - other)) {
    // One secret may be a part of another, and each depth finds the same secret again.
    if (start >= done) clean += text.slice(done, start) + mark;
    done = Math.max(done, end);
  }
  return clean + text.slice(done);
}
