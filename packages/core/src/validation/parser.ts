/**
 * Parsers of untrusted input. A parser answers a clean copy of what it was given, or notes each
 * broken rule and answers nothing; so what a driver receives cannot change behind its back.
 */
import type { Issue } from '../contract/error.js';
import type { TextLimit } from '../contract/limits.js';

/** Notes every broken rule in `issues`; the answer counts only if none was noted. */
export type Parser<T> = (value: unknown, field: string, issues: Issue[]) => T | undefined;

type NoteIssue = (rule: string, message: string) => undefined;

function noting(field: string, issues: Issue[]): NoteIssue {
  return (rule, message) => {
    issues.push({ field, rule, message: `${field} ${message}` });
    return undefined;
  };
}

/** Longest text that any field takes, unless its limit says otherwise. */
const defaultMaximumLength = 4_096;

// Line breaks would split a header; the others no vendor shows.
const controlCharacters = /\p{Cc}/u;
const loneSurrogates = /\p{Cs}/u;

export function text(limit: TextLimit = {}): Parser<string> {
  const { minLength = 1, maxLength = defaultMaximumLength, pattern, description } = limit;
  return (value, field, issues) => {
    const note = noting(field, issues);
    if (value === undefined) return note('required', 'is required');
    if (typeof value !== 'string') return note('type', 'must be a string');
    // Cheap bound first: counting the code points of a huge text costs more than refusing it.
    const length = value.length > 2 * maxLength ? value.length : [...value].length;
    if (length === 0 && minLength > 0) return note('length', 'must not be empty');
    if (length < minLength || length > maxLength)
      return note('length', `must be ${minLength} to ${maxLength} characters, and is ${length}`);
    if (controlCharacters.test(value))
      return note('controlCharacters', 'must not hold line breaks or other control characters');
    if (loneSurrogates.test(value)) return note('unicode', 'must be well-formed Unicode');
    if (pattern && !pattern.test(value))
      return note('pattern', `must be ${description ?? `of the form ${pattern.source}`}`);
    return value;
  };
}

export function oneOf<const T extends string>(values: readonly T[]): Parser<T> {
  return (value, field, issues) => {
    const note = noting(field, issues);
    if (value === undefined) return note('required', 'is required');
    const found = values.find((known) => known === value);
    return found ?? note('oneOf', `must be one of ${values.join(', ')}`);
  };
}

export function boolean(): Parser<boolean> {
  return (value, field, issues) =>
    typeof value === 'boolean'
      ? value
      : noting(field, issues)(value === undefined ? 'required' : 'type', 'must be true or false');
}

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
      return note('length', `must have ${min} to ${max} entries, and has ${value.length}`);
    const seen = new Set<unknown>();
    const before = issues.length;
    const copy: T[] = [];
    // By index, since `map` and `forEach` pass over the holes of a sparse array.
    for (let index = 0; index < value.length; index += 1) {
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

/** An object whose keys the caller chooses. */
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
      return note('length', `must have ${min} to ${max} entries, and has ${entries.length}`);
    const before = issues.length;
    const copy = entries.map(([name, member]) => {
      const place = `${field}[${JSON.stringify(name.slice(0, 60))}]`;
      key(name, place, issues);
      return [name, item(member, place, issues)] as const;
    });
    return issues.length === before ? (Object.fromEntries(copy) as Record<string, T>) : undefined;
  };
}

/** Lets a member be absent or undefined. */
export function optional<T>(parser: Parser<T>): Parser<T> {
  return (value, field, issues) => (value === undefined ? undefined : parser(value, field, issues));
}

/** Takes what it is given: for what another party checks, or holds behaviour. */
export function custom<T>(accept: (value: unknown) => value is T, description: string): Parser<T> {
  return (value, field, issues) =>
    accept(value)
      ? value
      : noting(field, issues)(value === undefined ? 'required' : 'type', `must be ${description}`);
}

type Members<T> = { readonly [K in keyof T]-?: Parser<Exclude<T[K], undefined>> };

/** An object of known members; one that is not known is refused rather than ignored. */
export function object<T extends object>(members: Members<T>): Parser<T> {
  const known = Object.entries<Parser<unknown>>(members);
  const names = new Set(known.map(([name]) => name));
  return (value, field, issues) => {
    const note = noting(field, issues);
    if (value === undefined) return note('required', 'is required');
    if (!isPlainObject(value)) return note('type', 'must be an object');
    const before = issues.length;
    for (const name of Object.keys(value))
      if (!names.has(name) && value[name] !== undefined)
        noting(`${field}.${name}`, issues)(
          'unknownField',
          `is not known; known are ${[...names].join(', ')}`,
        );
    const copy: [string, unknown][] = [];
    for (const [name, parser] of known) {
      const parsed = parser(value[name], `${field}.${name}`, issues);
      if (parsed !== undefined) copy.push([name, parsed]);
    }
    return issues.length === before ? (Object.fromEntries(copy) as T) : undefined;
  };
}

export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
