/** Writes the open questions of a plan into a map, as comments at the places of their answers. */
import { err, ok, type Result } from 'neverthrow';
import { isMap, isScalar, Scalar, type Node, type YAMLMap } from 'yaml';
import type { Plan, Question } from '../plan/plan.js';
import { parseText, type ParsedText } from '../manifest/yaml-document.js';
import { mapFormat } from './map.js';
import { checkedMap, mapError, type MapError } from './parse.js';
import { answersOf, inComment, quoted } from './question-lines.js';
import { mapSchemaUrl } from './schema.js';

/** Begins each line that `initMap` writes, and that the next call replaces. */
const mark = '#? ';
const written = /^[ \t]*#\? .*(?:\n|$)/gm;

const emptyMap = `# yaml-language-server: $schema=${mapSchemaUrl}\nformat: ${mapFormat}\n`;

/** The questions below one place of the map. */
interface Branch {
  readonly questions: Question[];
  readonly below: Map<string, Branch>;
}

/** A text to insert at an offset. */
type Insertion = readonly [offset: number, text: string];

/**
 * Returns a map with all open questions of a plan as comments that begin with `#? `. To answer, a person
 * removes the mark from one line of each question. Everything else in an existing map stays as it is,
 * and the questions of an earlier call are replaced.
 *
 * @example
 * ```ts
 * const text = initMap(plan).unwrapOr('');
 * ```
 */
export function initMap(
  { questions }: Pick<Plan, 'questions'>,
  map: string = emptyMap,
): Result<string, MapError> {
  const bare = map.replaceAll(written, '');
  const parsed = parseText(bare);
  if (!('document' in parsed)) return err(mapError(parsed));
  const checked = checkedMap(parsed);
  if (checked.isErr()) return err(checked.error);
  const root = branchesOf(questions);
  const text = withOpenMaps(parsed, root) ?? bare;
  const open = text === bare ? parsed : parseText(text);
  if (!('document' in open)) return err(mapError(open));
  const { contents } = open.document;
  const insertions = isMap(contents) ? [...insertionsIn(contents, root, text, true)] : [];
  return ok(inserted(text.endsWith('\n') ? text : `${text}\n`, insertions));
}

function branchesOf(questions: readonly Question[]): Branch {
  const root: Branch = { questions: [], below: new Map() };
  for (const question of questions) {
    let branch = root;
    for (const step of question.answerAt.slice(0, -1)) {
      const next = branch.below.get(step) ?? { questions: [], below: new Map<string, Branch>() };
      branch.below.set(step, next);
      branch = next;
    }
    branch.questions.push(question);
  }
  return root;
}

/** Opens maps in one line to which questions belong. Returns `undefined` if there is none. */
function withOpenMaps({ document }: ParsedText, root: Branch): string | undefined {
  let changes = false;
  const open = (node: Node | null | undefined, branch: Branch): void => {
    if (!isMap(node)) return;
    if (node.flow === true) {
      node.flow = false;
      changes = true;
    }
    for (const pair of node.items) {
      const next = branch.below.get(keyOf(pair.key));
      const value = pair.value as Node | null;
      if (next === undefined) continue;
      if (isMap(value) && value.items.length === 0) {
        // A plain null would make the library write a set.
        pair.value = new Scalar(null);
        changes = true;
      } else open(value, next);
    }
  };
  open(document.contents, root);
  return changes ? document.toString({ lineWidth: 0, nullStr: '' }) : undefined;
}

const keyOf = (key: unknown): string => String(isScalar(key) ? key.value : key);

function* insertionsIn(
  map: YAMLMap,
  branch: Branch,
  text: string,
  isRoot = false,
): Generator<Insertion> {
  const [first] = map.items;
  const start = (first?.key as Node | undefined)?.range?.[0] ?? 0;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const indent = text.slice(lineStart, start);
  const present = new Map(map.items.map((pair) => [keyOf(pair.key), pair]));
  const added: string[] = branch.questions.flatMap((question) => linesOf(question, indent));
  for (const [key, below] of branch.below) {
    const pair = present.get(key);
    if (pair === undefined) for (const line of skeletonOf(key, below, indent)) added.push(line);
    else if (isMap(pair.value)) yield* insertionsIn(pair.value, below, text);
    else {
      const end = text.indexOf('\n', (pair.key as Node).range?.[0]);
      yield [end === -1 ? text.length : end + 1, joined(bodyOf(below, `${indent}  `))];
    }
  }
  if (added.length > 0) yield [isRoot ? Number.POSITIVE_INFINITY : lineStart, joined(added)];
}

const skeletonOf = (key: string, branch: Branch, indent: string): readonly string[] => [
  `${indent}${quoted(key)}:`,
  ...bodyOf(branch, `${indent}  `),
];

const bodyOf = ({ questions, below }: Branch, indent: string): readonly string[] => [
  ...questions.flatMap((question) => linesOf(question, indent)),
  ...[...below].flatMap(([key, branch]) => skeletonOf(key, branch, indent)),
];

/** Returns the question, the fields that wait for it, and one line for each answer. */
function linesOf(question: Question, indent: string): readonly string[] {
  const { text, fields, answerAt } = question;
  const [field = ''] = fields;
  const more = fields.length > 1 ? ` and ${fields.length - 1} more` : '';
  const key = quoted(answerAt.at(-1) ?? '');
  return [
    `${text} (${field}${more})`,
    ...answersOf(question).map(({ value, label }) => `${key}: ${value} # ${label}`),
  ].map((line) => `${indent}${mark}${inComment(line)}`);
}

const joined = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

function inserted(text: string, insertions: readonly Insertion[]): string {
  const ordered = [...insertions].sort(([one], [other]) => one - other);
  const pieces: string[] = [];
  let from = 0;
  for (const [offset, added] of ordered) {
    const at = Math.min(offset, text.length);
    pieces.push(text.slice(from, at), added);
    from = at;
  }
  return [...pieces, text.slice(from)].join('');
}
