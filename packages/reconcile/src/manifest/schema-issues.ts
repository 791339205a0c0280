/** Says in words what the schema found. */
import type { core } from 'zod';
import { fieldOf } from './field.js';
import type { NoteRule, Path } from './tree.js';

type SchemaIssue = core.$ZodIssue;

const words: Readonly<Record<string, string>> = {
  string: 'a text; put numbers and words like true in quotes',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  number: 'a number',
  int: 'a whole number',
};

/** Notes an issue of the schema, one for each field. */
export function noteSchemaIssue(
  issue: SchemaIssue,
  value: unknown,
  note: NoteRule,
  from: Path = [],
): void {
  const path = [...from, ...(issue.path as Path)];
  const field = fieldOf(path);
  if (issue.code === 'invalid_union') return noteUnion(issue, value, note, from);
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys)
      note([...path, key], 'unknownField', `${fieldOf([...path, key])} is not a known member`);
    return;
  }
  if (issue.code === 'invalid_type')
    return valueAt(value, issue.path as Path) === undefined
      ? note(path, 'required', `${field} is required`)
      : note(path, 'type', `${field} must be ${words[issue.expected] ?? issue.expected}`);
  if (issue.code === 'invalid_value')
    return note(path, 'value', `${field} must be ${issue.values.map(String).join(' or ')}`);
  if (issue.code === 'invalid_key')
    return note(path, 'key', `${field} ${issue.issues[0]?.message ?? 'is not a key'}`);
  if (issue.code === 'too_small')
    return note(path, 'range', `${field} must be at least ${issue.minimum}`);
  note(path, 'type', `${field} ${issue.message}`);
}

/**
 * Notes the issues of the form that the value is meant to have: the one all of whose members it has. If
 * there is none, the issue is about all forms.
 */
function noteUnion(
  issue: Extract<SchemaIssue, { code: 'invalid_union' }>,
  value: unknown,
  note: NoteRule,
  from: Path,
): void {
  const at = valueAt(value, issue.path as Path);
  const path = [...from, ...(issue.path as Path)];
  if (at === undefined) return note(path, 'required', `${fieldOf(path)} is required`);
  const meant = issue.errors.find((form) =>
    form.every(
      (each) =>
        each.code !== 'unrecognized_keys' &&
        each.path.length > 0 &&
        each.code !== 'invalid_value' &&
        each.code !== 'invalid_format' &&
        valueAt(at, each.path as Path) !== undefined,
    ),
  );
  if (meant === undefined) return note(path, 'form', `${fieldOf(path)} ${issue.message}`);
  for (const each of meant) noteSchemaIssue(each, at, note, path);
}

function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Readonly<Record<string | number, unknown>>)[step];
  }
  return at;
}
