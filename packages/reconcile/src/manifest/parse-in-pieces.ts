/**
 * Reads a manifest one assistant at a time, if its text has the form in which `stringifyManifest`
 * writes one. The parser keeps the tokens of the text that it is given, and those of a large estate at
 * once would need more than a gigabyte.
 */
import { isObject } from './tree.js';
import { parseText } from './yaml-document.js';

/** The lines before the assistants: comments and the format. */
const head = /^(?:#.*\n|format: .*\n)*assistants:\n(?= {2}[^\s#])/;

/**
 * Something after the head that only the whole text explains: a line that is not below `assistants`,
 * half of a pair, an anchor or an alias.
 */
const needsWhole = /\n[^\s]|^ {0,2}[?:](?:\s|$)|(?:^|[\s[{,:?-])[&*][^\s]|\r/m;

/**
 * Returns the value of a text, or `undefined` if the text has another form, or the parser finds anything
 * wrong. An entry that ends behind a cut is not closed in its own piece, and so the parser finds it.
 */
export function parseInPieces(text: string): unknown {
  const [before] = head.exec(text) ?? [];
  if (before === undefined || needsWhole.test(text.slice(before.length))) return undefined;
  const beginning = valueOf(before);
  if (beginning === undefined) return undefined;
  const assistants = new Map<string, unknown>();
  for (const piece of piecesOf(text, before.length)) {
    const found = valueOf(`assistants:\n${piece}`)?.['assistants'];
    if (!isObject(found)) return undefined;
    for (const [key, assistant] of Object.entries(found)) {
      if (assistants.has(key)) return undefined;
      assistants.set(key, assistant);
    }
  }
  return { ...beginning, assistants: Object.fromEntries(assistants) };
}

function valueOf(text: string): Readonly<Record<string, unknown>> | undefined {
  const parsed = parseText(text);
  return 'document' in parsed && isObject(parsed.value) ? parsed.value : undefined;
}

/** Cuts a text before lines that begin an assistant. */
function* piecesOf(text: string, start: number): Iterable<string> {
  const next = /\n(?= {2}[^\s#])/g;
  for (let from = start; from < text.length;) {
    next.lastIndex = from;
    const cut = next.exec(text);
    const end = cut === null ? text.length : cut.index + 1;
    yield text.slice(from, end);
    from = end;
  }
}
