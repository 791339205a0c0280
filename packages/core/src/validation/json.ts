/** Parser of an object of JSON whose members no contract lists. */
import type { Issue } from '../contract/error.js';
import type { JsonObject } from '../contract/json.js';
import { isFull, shownName } from './issues.js';
import { isPlainObject, type Parser } from './parser.js';

/** Far deeper than any vendor's object. A deeper value, such as one that holds itself, is a mistake. */
const maximumDepth = 100;
/** More values than a request may carry. It also bounds the time for a value that repeats its members. */
const maximumValues = 100_000;

const loneSurrogates = /\p{Cs}/u;

interface Copying {
  readonly issues: Issue[];
  values: number;
}

/** Accepts an object of JSON, and returns a copy. Members that are undefined are left out. */
export const jsonObject: Parser<JsonObject> = (value, field, issues) => {
  if (!isPlainObject(value)) {
    const missing = value === undefined;
    const message = missing ? `${field} is required` : `${field} must be an object`;
    issues.push({ field, rule: missing ? 'required' : 'type', message });
    return undefined;
  }
  const before = issues.length;
  const copy = copyValue(value, field, 0, { issues, values: 0 });
  return issues.length === before ? (copy as JsonObject) : undefined;
};

function copyValue(value: unknown, field: string, depth: number, copying: Copying): unknown {
  const { issues } = copying;
  const refuse = (rule: string, message: string): undefined => {
    issues.push({ field, rule, message: `${field} ${message}` });
    return undefined;
  };
  copying.values += 1;
  if (isDone(copying)) return undefined;
  if (copying.values > maximumValues)
    return refuse('size', `must not be part of an object of more than ${maximumValues} values`);
  if (typeof value === 'string')
    return loneSurrogates.test(value) ? refuse('unicode', 'must be well-formed Unicode') : value;
  if (value === null || typeof value === 'boolean' || Number.isFinite(value)) return value;
  if (typeof value !== 'object') return refuse('type', 'must be a value of JSON');
  if (depth === maximumDepth)
    return refuse('depth', `must not be nested deeper than ${maximumDepth} levels`);
  if (Array.isArray(value)) {
    const copy: unknown[] = [];
    for (const [index, item] of (value as readonly unknown[]).entries()) {
      if (isDone(copying)) break;
      copy.push(copyValue(item, `${field}[${index}]`, depth + 1, copying));
    }
    return copy;
  }
  // The members of a Date, or of another object with behaviour, would be lost silently.
  if (!isRecord(value)) return refuse('type', 'must be a value of JSON');
  const members: [string, unknown][] = [];
  for (const [name, member] of Object.entries(value)) {
    if (isDone(copying)) break;
    if (member === undefined) continue;
    const place = `${field}.${shownName(name)}`;
    if (loneSurrogates.test(name)) refuse('unicode', 'must have names of well-formed Unicode');
    members.push([name, copyValue(member, place, depth + 1, copying)]);
  }
  return Object.fromEntries(members);
}

/** Whether nothing more is copied, because the value is refused and no further issue would be listed. */
const isDone = ({ issues, values }: Copying): boolean =>
  isFull(issues) || values > maximumValues + 1;

/** Whether an object has no prototype but that of object literals, which may be of another realm. */
function isRecord(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
