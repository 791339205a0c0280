/** Undoes one layer of what servers and libraries do to a text, and knows where each letter came from. */

export interface Decoded {
  readonly text: string;
  /** Where each letter begins in the original. */
  readonly starts: Uint32Array;
  /** Where each letter ends in the original. */
  readonly ends: Uint32Array;
}

const space = 0x20;
const percent = 0x25;
const backslash = 0x5c;
/** Percent-encoded letters outside ASCII have several bytes. */
const endOfAscii = 0x80;

const codeOf = (letter: string): number => letter.charCodeAt(0);

/** The meanings of letters behind a backslash. Any other letter means itself. */
const escapes = new Map([
  [codeOf('n'), codeOf('\n')],
  [codeOf('r'), codeOf('\r')],
  [codeOf('t'), codeOf('\t')],
]);

/** How many hexadecimal digits follow these letters behind a backslash. */
const digitsBehind = new Map([
  [codeOf('u'), 4],
  [codeOf('x'), 2],
]);

/**
 * Decodes `%2F`, `\u002F`, `\x2F` and `\/` once, and removes line breaks with the blanks around them.
 * Returns undefined if there is nothing to decode. A loop over letters, because a pattern with a
 * callback takes many times as long if a hostile text is made of escapes.
 */
export function decodeText(text: string): Decoded | undefined {
  if (!/[%\\\r\n]/.test(text)) return undefined;
  const letters = new Uint16Array(text.length);
  const starts = new Uint32Array(text.length);
  const ends = new Uint32Array(text.length);
  let length = 0;
  let keptBlanksUntil = 0;
  for (let at = 0; at < text.length;) {
    let letter = text.charCodeAt(at);
    let end = at + 1;
    if (letter <= space && at >= keptBlanksUntil) {
      keptBlanksUntil = endOfBlanks(text, at);
      if (/[\r\n]/.test(text.slice(at, keptBlanksUntil))) {
        at = keptBlanksUntil;
        continue;
      }
    } else if (letter === percent) {
      const code = hexadecimal(text, end, 2);
      if (code >= 0 && code < endOfAscii) [letter, end] = [code, end + 2];
    } else if (letter === backslash && end < text.length) {
      const escaped = text.charCodeAt(end);
      const digits = digitsBehind.get(escaped) ?? 0;
      const code = hexadecimal(text, end + 1, digits);
      if (code >= 0) [letter, end] = [code, end + 1 + digits];
      else [letter, end] = [escapes.get(escaped) ?? escaped, end + 1];
    }
    letters[length] = letter;
    starts[length] = at;
    ends[length] = end;
    length += 1;
    at = end;
  }
  if (length === text.length) return undefined;
  return { text: textOf(letters.subarray(0, length)), starts, ends };
}

function endOfBlanks(text: string, start: number): number {
  let end = start;
  while (end < text.length && text.charCodeAt(end) <= space) end += 1;
  return end;
}

/** The number that these digits mean, or -1 if there are none. */
function hexadecimal(text: string, start: number, digits: number): number {
  const written = text.slice(start, start + digits);
  return written.length === digits && /^[0-9a-f]+$/i.test(written)
    ? Number.parseInt(written, 16)
    : -1;
}

function textOf(letters: Uint16Array): string {
  let text = '';
  for (const letter of letters) text += String.fromCharCode(letter);
  return text;
}
