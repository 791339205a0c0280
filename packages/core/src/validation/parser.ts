/**
 * Parsers of untrusted input. A parser returns a clean copy of the value, which the caller cannot
 * change later. For a value that breaks rules it adds an issue for each, and may stop after 20.
 */
import type { Issue } from '../contract/error.js';
import type { TextLimit } from '../contract/limits.js';
import { isFull, shownName } from './issues.js';

/** Adds the broken rules to `issues`. The returned value is valid only if no issue was added. */
export type Parser<T> = (value: unknown, field: string, issues: Issue[]) => T | undefined;

type NoteIssue = (rule: string, message: string) => undefined;

function noting(field: string, issues: Issue[]): NoteIssue {
  return (rule, message) => {
    issues.push({ field, rule, message: `${field} ${message}` });
    return undefined;
  };
}

/** The maximum length of a text whose limit does not set one. */
const defaultMaximumLength = 4_096;

// Line breaks would split a header, and no vendor displays the other control characters.
const controlCharacters = /\p{Cc}/u;
const loneSurrogates = /\p{Cs}/u;

/**
 * Accepts a string within `limit`: by default 1 to 4,096 characters. Rejects control characters and
 * text that is not well-formed Unicode.
 */
export function text(limit: TextLimit = {}): Parser<string> {
  const { minLength = 1, maxLength = defaultMaximumLength, pattern, description } = limit;
  return (value, field, issues) => {
    const note = noting(field, issues);
    if (value === undefined) return note('required', 'is required');
    if (typeof value !== 'string') return note('type', 'must be a string');
    // Count code points only if the text may fit, because counting a huge text is slow.
    const length = value.length > 2 * maxLength ? value.length : [...value].length;
    if (length === 0 && minLength > 0) return note('length', 'must not be empty');
    if (length < minLength || length > maxLength)
      return note(
        'length',
        `must be ${minLength} to ${maxLength} characters long, but is ${length}`,
      );
    if (controlCharacters.test(value))
      return note('controlCharacters', 'must not contain line breaks or other control characters');
    if (loneSurrogates.test(value)) return note('unicode', 'must be well-formed Unicode');
    if (pattern && !pattern.test(value))
      return note(
        'pattern',
        description ? `must be ${description}` : `must match ${pattern.source}`,
      );
    return value;
  };
}

/** Accepts one of these strings. */
export function oneOf<const T extends string>(values: readonly T[]): Parser<T> {
  return (value, field, issues) => {
    const note = noting(field, issues);
    if (value === undefined) return note('required', 'is required');
    const found = values.find((known) => known === value);
    return found ?? note('oneOf', `must be one of ${values.join(', ')}`);
  };
}

/** Accepts `true` or `false`. */
export function boolean(): Parser<boolean> {
  return (value, field, issues) =>
    typeof value === 'boolean'
      ? value
      : noting(field, issues)(value === undefined ? 'required' : 'type', 'must be true or false');
}

/** Accepts a whole number from `min` to `max`, both included. */
export function integer(bounds: { min: number; max: number }): Parser<number> {
  return (value, field, issues) => {
    const note = noting(field, issues);
    if (value === undefined) return note('required', 'is required');
    if (typeof value !== 'number' || !Number.isInteger(value))
      return note('type', 'must be a whole number');
    if (value < bounds.min || value > bounds.max)
      return note('range', `must be ${bounds.min} to ${bounds.max}`);
    return value;
  };
}

/**
 * Accepts an array of valid items, by default of up to 100,000. With `uniqueBy`, two items must not
 * have the same key.
 */
export function list<T>(
  item: Parser<T>,
  rules: { min?: number; max?: number; uniqueBy?: (item: T) => unknown } = {},
): Parser<readonly T[]> {
  const { min = 0, max = 100_000, uniqueBy } = rules;
  return (value, field, issues) => {
    const note = noting(field, issues);
    if (value === undefined) return note('required', 'is required');
    if (!Array.isArray(value)) return note('type', 'must be an array');
    if (value.length < min || value.length > max)
      return note('length', `must have ${min} to ${max} entries, but has ${value.length}`);
    const seen = new Set<unknown>();
    const before = issues.length;
    const copy: T[] = [];
    // Loop by index, because `map` and `forEach` skip the holes of a sparse array.
    for (let index = 0; index < value.length && !isFull(issues); index += 1) {
      const place = `${field}[${index}]`;
      const parsed = item((value as readonly unknown[])[index], place, issues);
      if (parsed === undefined) continue;
      const key = uniqueBy?.(parsed);
      if (uniqueBy && seen.has(key)) noting(place, issues)('unique', 'repeats an earlier entry');
      seen.add(key);
      copy.push(parsed);
    }
    return issues.length === before ? copy : undefined;
  };
}

/** Accepts an object whose keys the caller chooses, by default with up to 1,000 entries. */
export function record<T>(
  key: Parser<string>,
  item: Parser<T>,
  rules: { min?: number; max?: number } = {},
): Parser<Readonly<Record<string, T>>> {
  const { min = 0, max = 1_000 } = rules;
  return (value, field, issues) => {
    const note = noting(field, issues);
    if (value === undefined) return note('required', 'is required');
    if (!isPlainObject(value)) return note('type', 'must be an object');
    const entries = Object.entries(value);
    if (entries.length < min || entries.length > max)
      return note('length', `must have ${min} to ${max} entries, but has ${entries.length}`);
    const before = issues.length;
    const copy: [string, T | undefined][] = [];
    for (const [name, member] of entries) {
      if (isFull(issues)) break;
      const place = `${field}[${JSON.stringify(shownName(name))}]`;
      key(name, place, issues);
      copy.push([name, item(member, place, issues)]);
    }
    return issues.length === before ? (Object.fromEntries(copy) as Record<string, T>) : undefined;
  };
}

/** Accepts undefined, and otherwise what `parser` accepts. */
export function optional<T>(parser: Parser<T>): Parser<T> {
  return (value, field, issues) => (value === undefined ? undefined : parser(value, field, issues));
}

/**
 * Accepts a value that `accept` accepts, and returns the same value instead of a copy. Use it for
 * objects with behaviour, and for values that somebody else checks.
 */
export function custom<T>(accept: (value: unknown) => value is T, description: string): Parser<T> {
  return (value, field, issues) =>
    accept(value)
      ? value
      : noting(field, issues)(value === undefined ? 'required' : 'type', `must be ${description}`);
}

type Members<T> = { readonly [K in keyof T]-?: Parser<Exclude<T[K], undefined>> };

/** Accepts an object with these members. An unknown member is an issue, because it is often a typo. */
export function object<T extends object>(members: Members<T>): Parser<T> {
  const known = Object.entries<Parser<unknown>>(members);
  const names = new Set(known.map(([name]) => name));
  return (value, field, issues) => {
    const note = noting(field, issues);
    if (value === undefined) return note('required', 'is required');
    if (!isPlainObject(value)) return note('type', 'must be an object');
    const before = issues.length;
    for (const name of Object.keys(value)) {
      if (isFull(issues)) break;
      if (!names.has(name) && value[name] !== undefined)
        noting(`${field}.${shownName(name)}`, issues)(
          'unknownField',
          `is not a known field; known fields are ${[...names].join(', ')}`,
        );
    }
    const copy: [string, unknown][] = [];
    for (const [name, parser] of known) {
      const parsed = parser(value[name], `${field}.${name}`, issues);
      if (parsed !== undefined) copy.push([name, parsed]);
    }
    return issues.length === before ? (Object.fromEntries(copy) as T) : undefined;
  };
}

/** Returns whether the value is an object, but neither null nor an array. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
