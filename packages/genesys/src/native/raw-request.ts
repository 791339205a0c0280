/** Checks `native.request`: any request to the API, on its host and below `/api/v2/`. */
import {
  isPlainObject,
  object,
  oneOf,
  optional,
  type Parser,
} from '@assistant-provider/core/adapter';
import { parseJson, writeJson } from '@assistant-provider/adapter-kit';
import type { GenesysRequest, Query } from '../wire/requests.js';

/** A request that `native` has no method for. */
export interface RawRequest {
  /** The HTTP method. Everything but GET counts as a write. */
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Begins with `/api/v2/` and has no query. Encode the ids that you put into it. */
  readonly path: string;
  /** Lists are joined by commas. */
  readonly query?: Query | undefined;
  /** Sent as JSON. */
  readonly body?: unknown;
}

/** A checked request. Its path is split into segments, so that it can be rebuilt safely. */
export type CheckedRequest = Pick<GenesysRequest<unknown>, 'method' | 'path' | 'query' | 'body'>;

const root = '/api/v2/';
const longestPath = 4_096;

/** Returns the decoded segments. Refuses what a server may read as a step to another path. */
const path: Parser<readonly string[]> = (value, field, issues) => {
  const note = (rule: string, message: string): undefined => {
    issues.push({ field, rule, message: `${field} ${message}` });
  };
  if (value === undefined) return note('required', 'is required');
  if (typeof value !== 'string') return note('type', 'must be a string');
  if (value.length > longestPath)
    return note('length', `must have at most ${longestPath} characters`);
  if (!value.startsWith(root)) return note('path', `must begin with ${root}`);
  if (/[?#]/.test(value)) return note('path', 'must not contain ? or #; pass the query as query');
  if (!/^[\x21-\x7e]+$/.test(value) || value.includes('\\'))
    return note('path', 'must not contain spaces, backslashes or control characters; encode them');
  const segments = value.slice(root.length).split('/').map(decode);
  const isStep = (segment: string | undefined) =>
    segment === undefined || /^\.{0,2}$|[/\\\p{Cc}]/u.test(segment);
  return segments.some(isStep)
    ? note('path', 'must not contain empty segments, dot segments or encoded slashes')
    : (segments as readonly string[]);
};

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

const isQueryValue = (value: unknown): boolean =>
  value === undefined ||
  ['string', 'boolean'].includes(typeof value) ||
  (typeof value === 'number' && Number.isFinite(value)) ||
  (Array.isArray(value) && value.every((entry) => typeof entry === 'string'));

const query: Parser<Query> = (value, field, issues) => {
  if (!isPlainObject(value)) {
    issues.push({ field, rule: 'type', message: `${field} must be an object` });
    return undefined;
  }
  const entries = Object.entries(value);
  for (const [name, member] of entries)
    if (!isQueryValue(member)) {
      const place = `${field}[${JSON.stringify(name.slice(0, 60))}]`;
      const message = `${place} must be a string, a number, true, false, or a list of strings`;
      issues.push({ field: place, rule: 'type', message });
    }
  return Object.fromEntries(entries) as Query;
};

const json: Parser<unknown> = (value, field, issues) =>
  writeJson(value)
    .andThen(parseJson)
    .match(
      (copy) => copy,
      (wrong) => void issues.push({ field, rule: 'json', message: `${field} ${wrong}` }),
    );

interface Parts {
  readonly method: RawRequest['method'];
  readonly path: readonly string[];
  readonly query?: Query;
  readonly body?: unknown;
}

const parts = object<Parts>({
  method: oneOf(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  path,
  query: optional(query),
  body: optional(json),
});

export const rawRequest: Parser<CheckedRequest> = (value, field, issues) => {
  const parsed = parts(value, field, issues);
  if (!parsed) return undefined;
  if (parsed.method === 'GET' && parsed.body !== undefined)
    issues.push({
      field: `${field}.body`,
      rule: 'absent',
      message: `${field}.body must be absent: GET has no body`,
    });
  if (isBulkDelete(parsed) && namesNothing(parsed.query?.['queueIds']))
    issues.push({
      field: `${field}.query.queueIds`,
      rule: 'required',
      message: `${field}.query.queueIds is required: without it the vendor may remove every queue`,
    });
  return parsed;
};

const isBulkDelete = ({ method, path: [first, , third, ...more] }: Parts): boolean =>
  method === 'DELETE' &&
  nameOf(first) === 'assistants' &&
  nameOf(third) === 'queues' &&
  more.length === 0;

/** Servers may ignore the letter case, and parameters behind a semicolon (RFC 3986, 3.3). */
const nameOf = (segment = ''): string => segment.replace(/;.*$/s, '').toLowerCase();

/** Whether the list has only empty and blank ids, however it is written. */
const namesNothing = (queueIds: Query[string]): boolean =>
  String(queueIds ?? '')
    .split(',')
    .every((id) => id.trim() === '');
