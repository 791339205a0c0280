/** Checks what callers pass to a store. The same rules hold for every store. */
import {
  custom,
  integer,
  isPlainObject,
  list,
  object,
  optional,
  parse,
  text,
  type Parser,
} from '@assistant-provider/core/adapter';
import type { Issue } from '@assistant-provider/core';
import type { Result } from 'neverthrow';
import { err, ok } from 'neverthrow';
import { invalidInput, type RunStoreError } from './error.js';
import type { AppendOptions, Fence, LockOptions } from './run-store.js';

/** Every file system takes a path with such a name. */
const longestName = 200;
/** A lease that long is a mistake: nobody could take over from a crashed process. */
const longestLeaseMs = 86_400_000;
/** Names of devices, which Windows does not take for files, with any ending. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/;
/**
 * Lowercase only, because some file systems do not distinguish `A` from `a`. A word does not end in a
 * dot, which Windows drops.
 */
const word = /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9_-])?$/;

const wellFormed: Parser<string> = text({ maxLength: longestName });

const nameParser: Parser<string> = (value, field, issues) => {
  const name = wellFormed(value, field, issues);
  if (name === undefined || name.split('/').every((each) => word.test(each) && !device.test(each)))
    return name;
  issues.push({
    field,
    rule: 'pattern',
    message:
      `${field} must consist of words of lowercase letters, digits, ".", "_" and "-", joined by "/"; ` +
      'a word begins with a letter or a digit and does not name a device of Windows',
  });
  return undefined;
};

const lineParser: Parser<string> = (value, field, issues) => {
  if (typeof value === 'string' && value !== '' && !/[\r\n\p{Cs}]/u.test(value)) return value;
  issues.push({
    field,
    rule: 'line',
    message: `${field} must be one line of well-formed Unicode, not empty and without line breaks`,
  });
  return undefined;
};

const sequence = integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

/** A `StoreLock` has more members, and some of them are live. */
const fenceParser: Parser<Fence> = (value, field, issues) => {
  const given = custom<Record<string, unknown>>(
    (each): each is Record<string, unknown> => isPlainObject(each),
    'a lock',
  )(value, field, issues);
  if (given === undefined) return undefined;
  const name = nameParser(given['name'], `${field}.name`, issues);
  const token = sequence(given['token'], `${field}.token`, issues);
  return name === undefined || token === undefined ? undefined : { name, token };
};

const appendOptions = object<AppendOptions>({
  expectedSequence: sequence,
  fence: optional(fenceParser),
});

const lockOptions = object<LockOptions>({
  owner: text({ maxLength: longestName }),
  leaseMs: integer({ min: 1, max: longestLeaseMs }),
});

/** Returns the name if it is valid. */
export const readName = (name: unknown): Result<string, RunStoreError> =>
  parse(nameParser, name, 'name').mapErr((issues) => invalidInput(issues));

/** Returns the arguments of `append` if they are valid. */
export function readAppend(
  name: unknown,
  lines: unknown,
  options: unknown,
): Result<{ name: string; lines: readonly string[] } & AppendOptions, RunStoreError> {
  return readName(name).andThen((valid) =>
    both(
      parse(list(lineParser, { min: 1 }), lines, 'lines'),
      parse(appendOptions, options, 'options'),
    )
      .map(([parsed, how]) => ({ name: valid, lines: parsed, ...how }))
      .mapErr((issues) => invalidInput(issues, valid)),
  );
}

/** Returns the arguments of `lock` if they are valid. */
export function readLock(
  name: unknown,
  options: unknown,
): Result<{ name: string } & LockOptions, RunStoreError> {
  return readName(name).andThen((valid) =>
    parse(lockOptions, options, 'options')
      .map((parsed) => ({ name: valid, ...parsed }))
      .mapErr((issues) => invalidInput(issues, valid)),
  );
}

/** Returns the arguments of `breakLock` if they are valid. */
export function readBreak(
  name: unknown,
  token: unknown,
): Result<{ name: string; token: number }, RunStoreError> {
  return readName(name).andThen((valid) =>
    parse(sequence, token, 'token')
      .map((parsed) => ({ name: valid, token: parsed }))
      .mapErr((issues) => invalidInput(issues, valid)),
  );
}

function both<A, B>(
  one: Result<A, readonly Issue[]>,
  other: Result<B, readonly Issue[]>,
): Result<[A, B], readonly Issue[]> {
  if (one.isOk() && other.isOk()) return ok([one.value, other.value]);
  return err([one, other].flatMap((each) => (each.isErr() ? each.error : [])));
}
