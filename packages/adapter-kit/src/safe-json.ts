/**
 * JSON of a server that is not trusted: bounded in depth, and without members named `__proto__`. It
 * holds the event loop hardly longer than JSON.parse itself.
 */
import { isPlainObject } from '@assistant-provider/core/adapter';
import { err, ok, ResultAsync, type Result } from 'neverthrow';
import { findInexactNumber } from './exact-numbers.js';
import { isTooDeep, JsonTextScan, maxJsonDepth, withoutPrototypeMembers } from './json-text.js';

const tooDeep = `nested deeper than ${maxJsonDepth} levels`;

/** The value, or why there is none. An empty text is an error too. */
export function parseJson(text: string): Result<unknown, string> {
  if (text.trim() === '') return err('the body is empty');
  return clean({ text, scan: new JsonTextScan().add(text) }).andThen(parse);
}

/** A text, and what its scan found. */
interface ScannedText {
  readonly text: string;
  readonly scan: JsonTextScan;
}

function clean({ text, scan }: ScannedText): Result<string, string> {
  if (scan.isTooDeep) return err(`the body is ${tooDeep}`);
  // A long body is cut inside its texts, so the scan is often not sure.
  const hasPrototype = scan.mayHavePrototype && text.includes('__proto__');
  if (!scan.mayHaveEscape && !hasPrototype) return ok(text);
  const cleaned = withoutPrototypeMembers(text);
  return cleaned === undefined ? err('the body has too many members named __proto__') : ok(cleaned);
}

function parse(text: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(text));
  } catch {
    return err(
      /^\s*</.test(text)
        ? 'the body is an HTML page; check the address in the options'
        : 'the body is not JSON',
    );
  }
}

/** How much of a body is read in one turn of the event loop. */
const bytesPerTurn = 512 * 1024;

// The timers of an application's tests may stand still. This one is bound when the module loads.
const { setImmediate } = globalThis;
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function scanBytes(bytes: Uint8Array): Promise<Result<ScannedText, string>> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const scan = new JsonTextScan();
  let text = '';
  try {
    for (let start = 0; start < bytes.length; start += bytesPerTurn) {
      if (start > 0) await nextTurn();
      const end = start + bytesPerTurn;
      const piece = decoder.decode(bytes.subarray(start, end), { stream: end < bytes.length });
      scan.add(piece);
      text += piece;
    }
    return ok({ text, scan });
  } catch {
    return err('the body is not UTF-8');
  }
}

/** How to read null. */
export interface JsonBodyOptions {
  /** Whether null counts as absent, in members and in lists. Defaults to false. */
  readonly nullIsAbsent?: boolean;
}

/**
 * The JSON value of a body, undefined for an empty body, or why the body cannot be read. A long body is
 * read in several turns of the event loop.
 */
export function readJsonBody(
  bytes: Uint8Array,
  { nullIsAbsent = false }: JsonBodyOptions = {},
): ResultAsync<unknown, string> {
  const isLong = bytes.length > bytesPerTurn;
  const read = async (): Promise<Result<unknown, string>> => {
    const scanned = await scanBytes(bytes);
    if (scanned.isErr()) return err(scanned.error);
    const { text, scan } = scanned.value;
    if (text.trim() === '') return ok(undefined);
    const cleaned = clean(scanned.value);
    if (cleaned.isErr()) return err(cleaned.error);
    if (isLong) await nextTurn();
    const parsed = parse(cleaned.value);
    // The caller's own work, which may take as long, gets a turn of its own as well.
    if (isLong) await nextTurn();
    if (parsed.isErr() || !nullIsAbsent || !scan.mayHaveNull) return parsed;
    const value = withoutNulls(parsed.value);
    if (isLong) await nextTurn();
    return ok(value);
  };
  return new ResultAsync(read());
}

/**
 * The body for a reader of somebody else's that copies members by assignment: without members named
 * `__proto__`, and not too deep for code that calls itself. Fails with the reason. A body that is not
 * JSON is returned as it is.
 */
export function cleanJsonBody(bytes: Uint8Array): ResultAsync<Uint8Array, string> {
  const cleaned = async (): Promise<Result<Uint8Array, string>> => {
    const scanned = await scanBytes(bytes);
    if (scanned.isErr()) return ok(bytes);
    const { text } = scanned.value;
    return clean(scanned.value).map((kept) =>
      kept === text ? bytes : new TextEncoder().encode(kept),
    );
  };
  return new ResultAsync(cleaned());
}

/**
 * The value of `parseJson` without members that are null and without null items of lists, for a vendor
 * whose protocol treats null as absent. Lists and members are changed in place.
 */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return withoutNullItems(value);
  if (!isPlainObject(value)) return value;
  const members = value as Record<string, unknown>;
  let hasNull = false;
  for (const name of Object.keys(members)) {
    const member = members[name];
    if (member === null) hasNull = true;
    else if (typeof member === 'object') {
      const kept = withoutNulls(member);
      if (kept !== member) members[name] = kept;
    }
  }
  // A copy, because objects whose members were deleted take several times the memory.
  return hasNull
    ? Object.fromEntries(Object.entries(members).filter(([, member]) => member !== null))
    : members;
}

function withoutNullItems(list: unknown[]): unknown[] {
  let length = 0;
  for (const item of list) {
    if (item === null) continue;
    list[length] = typeof item === 'object' ? withoutNulls(item) : item;
    length += 1;
  }
  list.length = length;
  return list;
}

/**
 * The text, or why there is none: a cycle, a BigInt, a `toJSON` that throws, too deep nesting, a number
 * that is infinite, NaN or an integer beyond 2^53.
 */
export function writeJson(value: unknown): Result<string, string> {
  try {
    const text = JSON.stringify(value) as string | undefined;
    if (text === undefined) return err('is not a JSON value');
    if (isTooDeep(text)) return err(`must not be ${tooDeep}`);
    const inexact = findInexactNumber(value);
    return inexact === undefined
      ? ok(text)
      : err(`has a number that JavaScript cannot hold exactly, or not at all${at(inexact)}`);
  } catch {
    return err('cannot be written as JSON');
  }
}

const at = (path: string): string => (path === '' ? '' : ` (${path.replace(/^\./, '')})`);
