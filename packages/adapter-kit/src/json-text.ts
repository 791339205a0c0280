/** Looks at a JSON text before it is parsed: how deep it nests, and which names and values may occur. */

/** Deeper than any body of a vendor, and shallow enough for code that calls itself, such as structuredClone. */
export const maxJsonDepth = 100;

/** Whether a text nests deeper than {@link maxJsonDepth}. The text need not be JSON. */
export const isTooDeep = (text: string): boolean => new JsonTextScan().add(text).isTooDeep;

/** Scans a text, which may come in pieces, in linear time and without calling itself. */
export class JsonTextScan {
  /** Whether the text nests deeper than {@link maxJsonDepth}. */
  isTooDeep = false;
  /** Whether `null` may occur outside a string. */
  mayHaveNull = false;
  /** Whether a string may hold an escape such as `\u005f`. */
  mayHaveEscape = false;
  /** Whether a string may be `__proto__`, in plain letters. */
  mayHavePrototype = false;
  #depth = 0;
  #isInString = false;
  #isEscaped = false;

  add(text: string): this {
    // Locals, because this loop runs for many characters of a response.
    let depth = this.#depth;
    let isInString = this.#isInString;
    let isEscaped = this.#isEscaped;
    let backslashAt = -1;
    // Its first letters were in the piece before.
    if (isInString) this.mayHavePrototype = true;
    for (let at = 0; at < text.length; at += 1) {
      const char = text.charCodeAt(at);
      if (isEscaped) {
        isEscaped = false;
        if (char === letterU) this.mayHaveEscape = true;
      } else if (char === quote) {
        isInString = !isInString;
        if (!isInString) continue;
        // Most strings have no escape. Finding their end costs less than looking at each character.
        const quoteAt = indexOrEnd(text, '"', at + 1);
        if (backslashAt < at) backslashAt = indexOrEnd(text, '\\', at);
        if (quoteAt > backslashAt) continue;
        if (quoteAt - at === quotedPrototype && text.startsWith(prototype, at + 1))
          this.mayHavePrototype = true;
        isInString = quoteAt === text.length;
        at = quoteAt;
      } else if (isInString) isEscaped = char === backslash;
      else if (isOpening(char)) {
        depth += 1;
        if (depth > maxJsonDepth) this.isTooDeep = true;
      } else if (isClosing(char)) depth -= 1;
      else if (char === letterN) this.mayHaveNull = true;
    }
    this.#depth = depth;
    this.#isInString = isInString;
    this.#isEscaped = isEscaped;
    return this;
  }
}

function indexOrEnd(text: string, character: string, start: number): number {
  const at = text.indexOf(character, start);
  return at < 0 ? text.length : at;
}

const prototype = '__proto__';
/** From one quote to the other. */
const quotedPrototype = prototype.length + 1;

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const letterN = 0x6e;
const letterU = 0x75;
/** Brackets and braces differ in one bit. */
const isOpening = (char: number): boolean => (char | 0x20) === 0x7b;
const isClosing = (char: number): boolean => (char | 0x20) === 0x7d;

/** Where the value that begins at `start` ends, with the blanks behind it. */
function endOfValue(text: string, start: number): number {
  let depth = 0;
  let isInString = false;
  let at = start;
  for (; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (isInString && char === backslash) at += 1;
    else if (char === quote) isInString = !isInString;
    else if (isInString) continue;
    else if (depth === 0 && (char === comma || isClosing(char))) return at;
    else if (isOpening(char)) depth += 1;
    else if (isClosing(char)) depth -= 1;
  }
  return text.length;
}

/**
 * The name with any of its letters escaped, and the colon behind it. In valid JSON, a quote behind a
 * backslash is a part of a string, and every other one before these letters begins a name or a text.
 */
const prototypeName =
  /(?<!\\)"(?:_|\\u005[fF]){2}(?:p|\\u0070)(?:r|\\u0072)(?:o|\\u006[fF])(?:t|\\u0074)(?:o|\\u006[fF])(?:_|\\u005[fF]){2}"\s*:/g;

/** Far more than a careless writer makes, and few enough to cut them out in no time. */
const mostPrototypes = 1_000;

/**
 * The JSON without members named `__proto__`. JSON.parse makes them plain members, but code that copies
 * an object by assignment would change a prototype. Undefined if there are too many of them. A
 * mistake in such a member goes with it; other text that is not JSON stays that way.
 */
export function withoutPrototypeMembers(text: string): string | undefined {
  const pieces: string[] = [];
  let from = 0;
  const pattern = new RegExp(prototypeName);
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    if (pieces.length >= mostPrototypes) return undefined;
    const end = endOfValue(text, pattern.lastIndex);
    pieces.push(text.slice(from, found.index));
    // The comma behind the member goes with it. Behind the last member there is none.
    const isLast = text.charCodeAt(end) !== comma;
    if (isLast) dropComma(pieces);
    from = isLast ? end : end + 1;
    pattern.lastIndex = from;
  }
  return pieces.length === 0 ? text : pieces.join('') + text.slice(from);
}

/** Drops the comma at the end of what the pieces say. The last ones may be blank. */
function dropComma(pieces: string[]): void {
  const last = pieces.findLastIndex((piece) => piece.trim() !== '');
  const piece = pieces[last]?.trimEnd();
  if (piece?.endsWith(',')) pieces[last] = piece.slice(0, -1);
}
