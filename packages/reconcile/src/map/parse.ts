/** Reads a map. */
import { err, ok, type Result } from 'neverthrow';
import { describe } from '../manifest/error.js';
import { fieldOf } from '../manifest/field.js';
import type { ManifestIssue } from '../manifest/issue.js';
import { withoutSchema } from '../manifest/parse.js';
import { noteSchemaIssue } from '../manifest/schema-issues.js';
import { checkTree, isList, isObject, type NoteRule, type Path } from '../manifest/tree.js';
import { parseText, type ParsedText } from '../manifest/yaml-document.js';
import type { MapOfAssistant, PlanMap } from './map.js';
import { mapSchema, mapTargetSchema } from './schema.js';

/** Why a text is not a map. */
export interface MapError {
  /** Tells this error from others. */
  readonly kind: 'invalidMap';
  /** The first issue, and how many more there are. */
  readonly message: string;
  /** The broken rules, at most 20, by their place in the text. */
  readonly issues: readonly ManifestIssue[];
}

/** Returns the error of a map. */
export const mapError = (issues: readonly ManifestIssue[]): MapError => ({
  kind: 'invalidMap',
  ...describe('map', issues),
});

/**
 * Reads a map from a text of YAML or JSON. The error lists the broken rules with their lines. Members
 * without a value count as missing: their answers may still be comments.
 *
 * @example
 * ```ts
 * const map = parseMap(await readFile('assistants.map.yaml', 'utf8'));
 * if (map.isErr()) console.error(map.error.message);
 * ```
 */
export function parseMap(text: string): Result<PlanMap, MapError> {
  const parsed = parseText(text);
  return 'document' in parsed ? checkedMap(parsed) : err(mapError(parsed));
}

/** Returns the map of a text that could be parsed. */
export function checkedMap(parsed: ParsedText): Result<PlanMap, MapError> {
  const issues: ManifestIssue[] = [];
  const note: NoteRule = (path, rule, message) => issues.push(parsed.issueAt(path, rule, message));
  const value = withoutEmpty(withoutSchema(parsed.value));
  checkTree(
    value,
    (path, rule, message) => note(path, rule, `${fieldOf(path)} ${message}`),
    holdsAnswers,
  );
  if (issues.length > 0) return err(mapError(issues));
  const checked = mapSchema.safeParse(value);
  for (const issue of checked.error?.issues ?? []) noteSchemaIssue(issue, value, note);
  if (issues.length === 0) checkAnswers(value, [], note);
  // The value itself and not Zod's copy, which leaves out members named `__proto__`.
  return issues.length === 0 ? ok(value as PlanMap) : err(mapError(issues));
}

/** Whether the keys at this path are names of any text. */
const holdsAnswers = ([first, , third, ...rest]: Path): boolean =>
  rest.length === 0 &&
  (first === 'names' ? third === 'pairs' : third === undefined && isAnswers(first));

const isAnswers = (member: unknown): boolean => member === 'keys' || member === 'agents';

function withoutEmpty(value: unknown): unknown {
  if (isList(value)) return value.map(withoutEmpty);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null)
      .map(([name, member]) => [name, withoutEmpty(member)]),
  );
}

/** Checks what the schema does not: the key `__proto__`, and answers that exclude each other. */
function checkAnswers(value: unknown, path: Path, note: NoteRule): void {
  if (!isObject(value)) return;
  for (const [name, member] of Object.entries(value)) {
    const at = [...path, name];
    if (name === '__proto__' && holdsAnswers(path))
      for (const issue of mapTargetSchema.safeParse(member).error?.issues ?? [])
        noteSchemaIssue(issue, member, note, at);
    if (path[0] === 'assistants' && path.length === 1) {
      const { id, create, skip } = member as MapOfAssistant;
      if ([id, create, skip].filter((each) => each !== undefined).length > 1)
        note(at, 'exclusive', `${fieldOf(at)} must have only one of id, create and skip`);
    }
    checkAnswers(member, at, note);
  }
}
