/** Looks up the table of errors. */
import {
  apiErrors,
  loginErrors,
  loginStatuses,
  quotaExceeded,
  quotaStatuses,
  socketErrors,
  statuses,
  type Meaning,
} from './table.js';
import type { TransportFailure } from '../http/transport.js';
import type { JsonObject } from '../wire/shapes.js';

const byCode = new Map(apiErrors.map((row) => [row.code, row]));

const ofStatus = (status: number, rows = statuses): Meaning | undefined =>
  rows.find(({ from, to }) => status >= from && status <= to);

// A status that HTTP does not have, and a socket's code that no row lists.
const unlisted: Meaning = { kind: 'unknown', retry: 'never', effect: 'maybe' };

/** What an answer of the API host means that is not a success. */
export function meaningOfAnswer(status: number, body: JsonObject): Meaning {
  const { code, limit } = body;
  if (hasKey(limit) && quotaStatuses.includes(status)) return quotaExceeded;
  return (typeof code === 'string' ? byCode.get(code) : undefined) ?? ofStatus(status) ?? unlisted;
}

/** What an answer of the token host means that is not a success. */
export function meaningOfLoginAnswer(status: number, body: JsonObject): Meaning {
  const { error, description, error_description: sameText } = body;
  const text = [description, sameText].find((value) => typeof value === 'string') ?? '';
  return (
    loginErrors.find(
      (row) => row.error === error && text.toLowerCase().startsWith(row.begins ?? ''),
    ) ??
    ofStatus(status, loginStatuses) ??
    ofStatus(status) ??
    unlisted
  );
}

/** System calls that come before anything can be sent. */
const connecting: readonly string[] = ['connect', 'getaddrinfo'];

export function meaningOfSocketError({ code, name, syscall }: TransportFailure): Meaning {
  const word = code || name;
  const meaning =
    socketErrors.find((row) =>
      row.code.endsWith('*') ? word.startsWith(row.code.slice(0, -1)) : row.code === word,
    ) ?? unlisted;
  return connecting.includes(syscall) ? { ...meaning, effect: 'none' } : meaning;
}

const hasKey = (limit: unknown): boolean =>
  typeof limit === 'object' &&
  limit !== null &&
  typeof (limit as { key?: unknown }).key === 'string';
