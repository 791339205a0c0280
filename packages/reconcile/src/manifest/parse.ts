/** Reads a manifest. */
import { err, ok, type Result } from 'neverthrow';
import { checkContent } from './check-content.js';
import { manifestError } from './error.js';
import type { ManifestError, ManifestIssue } from './issue.js';
import type { Manifest } from './manifest.js';
import { parseInPieces } from './parse-in-pieces.js';
import { manifestSchema } from './schema.js';
import { noteSchemaIssue } from './schema-issues.js';
import { fieldOf } from './field.js';
import { checkTree, isObject, type NoteRule, type Path } from './tree.js';
import { parseText } from './yaml-document.js';

/**
 * Reads a manifest from a text of YAML or JSON. The error lists the broken rules with their lines.
 *
 * @example
 * ```ts
 * const manifest = parseManifest(await readFile('desk.assistants.yaml', 'utf8'));
 * if (manifest.isErr()) console.error(manifest.error.message);
 * ```
 */
export function parseManifest(text: string): Result<Manifest, ManifestError> {
  const quick = parseInPieces(text);
  if (quick !== undefined && isValid(quick)) return ok(quick);
  // Only the whole document knows the lines of what is wrong.
  const parsed = parseText(text);
  if (!('document' in parsed)) return err(manifestError(parsed));
  const issues: ManifestIssue[] = [];
  const value = withoutSchema(parsed.value);
  check(value, (path, rule, message) => issues.push(parsed.issueAt(path, rule, message)));
  // The value itself and not Zod's copy, which leaves out members named `__proto__`.
  return issues.length === 0 ? ok(value as Manifest) : err(manifestError(issues));
}

function isValid(value: unknown): value is Manifest {
  let issues = 0;
  check(value, () => (issues += 1));
  return issues === 0;
}

/** Notes the broken rules. A later check relies on the earlier ones. */
function check(value: unknown, note: NoteRule): void {
  let isSound = true;
  const noteFirst: NoteRule = (path, rule, message) => {
    isSound = false;
    note(path, rule, message);
  };
  checkTree(
    value,
    (path, rule, message) => noteFirst(path, rule, `${fieldOf(path)} ${message}`),
    takesAnyKey,
  );
  if (!isSound) return;
  const checked = manifestSchema.safeParse(value);
  for (const issue of checked.error?.issues ?? []) noteSchemaIssue(issue, value, noteFirst);
  if (isSound) checkContent(value as Manifest, note);
}

/** Keys that are the vendor's own, and not members of the format. */
const takesAnyKey = (path: Path): boolean =>
  path.includes('content') ||
  path[2] === 'tags' ||
  (path[2] === 'origin' && (path[3] === 'links' || path.length === 5));

/** Only editors read this member of a JSON file. */
export function withoutSchema(value: unknown): unknown {
  if (!isObject(value) || typeof value['$schema'] !== 'string') return value;
  const { $schema, ...rest } = value;
  return rest;
}
