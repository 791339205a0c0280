/** Text of YAML or JSON as a document, which knows where each value stands. */
import {
  LineCounter,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Document,
  type Node,
  type ParsedNode,
} from 'yaml';
import type { ManifestIssue } from './issue.js';
import { fieldOf } from './field.js';
import { documentOptions } from './yaml-style.js';
import type { Path } from './tree.js';

/** Ten times the manifest of 10,000 assistants with 100,000 queues. */
const maximumManifestLength = 128 * 1_024 * 1_024;
/** People reuse a text here and there; a file that is made to exhaust memory reuses thousands. */
const maximumAliases = 100;

/** A text that could be parsed, with any contents. */
export interface ParsedText {
  /** The document, with its comments. */
  readonly document: Document.Parsed<ParsedNode>;
  /** The value. */
  readonly value: unknown;
  /** Makes an issue with the place of a path in the text. */
  readonly issueAt: (path: Path, rule: string, message: string) => ManifestIssue;
}

/** Parses a text, or returns the issues of its syntax. */
export function parseText(text: string): ParsedText | readonly ManifestIssue[] {
  if (text.length > maximumManifestLength)
    return [
      problem('size', `the text must not be longer than ${maximumManifestLength} characters`),
    ];
  const lineCounter = new LineCounter();
  const placed = (rule: string, message: string, offset: number): ManifestIssue => {
    const { line, col } = lineCounter.linePos(offset);
    return { field: '', rule, message, line, column: col };
  };
  try {
    const document = parseDocument(text, { ...documentOptions, lineCounter });
    const issues = [...document.errors, ...document.warnings].map(({ message, pos }) =>
      placed('syntax', message, pos[0]),
    );
    if (issues.some(({ message }) => /call stack/i.test(message))) return [tooDeep];
    noteDuplicates(document.contents, [], (path, offset) => {
      const field = fieldOf(path);
      issues.push({ ...placed('duplicate', `${field} is defined twice`, offset), field });
    });
    if (issues.length > 0) return issues;
    const value: unknown = document.toJS({ maxAliasCount: maximumAliases });
    const issueAt = (path: Path, rule: string, message: string): ManifestIssue => ({
      ...placed(rule, message, offsetOf(document, path)),
      field: fieldOf(path),
    });
    return { document, value, issueAt };
  } catch (thrown) {
    return [thrownProblem(String(thrown))];
  }
}

const problem = (rule: string, message: string): ManifestIssue => ({ field: '', rule, message });

const tooDeep = problem('depth', 'the text is nested too deep');

/** The parser calls itself for each level, and counts aliases; both end in something thrown. */
const thrownProblem = (thrown: string): ManifestIssue =>
  /alias/i.test(thrown)
    ? problem('aliases', `the text must not use more than ${maximumAliases} aliases`)
    : tooDeep;

/** The parser's own check compares each key with every other one. */
function noteDuplicates(
  node: Node | null,
  path: Path,
  note: (path: Path, offset: number) => void,
): void {
  if (isSeq(node))
    for (const [index, item] of node.items.entries())
      noteDuplicates(item as Node | null, [...path, index], note);
  if (!isMap(node)) return;
  const seen = new Set<string>();
  for (const { key, value } of node.items) {
    const name = String(isScalar(key) ? key.value : key);
    const below = [...path, name];
    if (seen.has(name)) note(below, (key as Node).range?.[0] ?? 0);
    seen.add(name);
    noteDuplicates(value as Node | null, below, note);
  }
}

/** Where the value of a path stands; for a missing member, where the object stands. */
function offsetOf(document: Document.Parsed, path: Path): number {
  let node: Node | null | undefined = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
      if (pair === undefined) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value as Node | null;
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step] as Node | undefined;
      offset = node?.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}
