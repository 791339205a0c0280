/** Keeps what is safe to show of a thrown value. */
import { errorBrand, hasBrand } from './brands.js';
import { cutAndRedact, maximumMessageLength } from './cut-and-redact.js';

/** How far a chain of causes is followed: it can lead back to its beginning. */
const maximumDepth = 4;

/**
 * Name, message, code and stack of what was thrown, masked. Vendors' errors carry requests, headers
 * and sockets, and secrets with them.
 */
export function summarizeCause(cause: unknown, redact: (text: string) => string, depth = 0): Error {
  if (!isError(cause)) return new Error(redact(describeThrown(cause)));
  if (hasBrand(cause, errorBrand)) return cause;
  const text = (name: string) => readText(cause, name, redact);
  const summary = new Error(text('message') ?? '');
  const [name, stack, code] = [text('name'), text('stack'), text('code')];
  if (name !== undefined) Object.defineProperty(summary, 'name', { value: name });
  if (stack !== undefined) Object.defineProperty(summary, 'stack', { value: stack });
  if (code !== undefined) Object.defineProperty(summary, 'code', { value: code, enumerable: true });
  const deeper = depth < maximumDepth ? readMember(cause, 'cause') : undefined;
  if (deeper !== undefined)
    Object.defineProperty(summary, 'cause', { value: summarizeCause(deeper, redact, depth + 1) });
  return summary;
}

function isError(value: unknown): value is Error {
  try {
    return value instanceof Error;
  } catch {
    return false;
  }
}

/** The getters of a thrown value may throw in turn. */
function readMember(value: object, name: string): unknown {
  try {
    return (value as Readonly<Record<string, unknown>>)[name];
  } catch {
    return undefined;
  }
}

/** A stack is longer than a message, and is kept as far as it is scanned. */
const lengthOf = (name: string): number => (name === 'message' ? maximumMessageLength : Infinity);

function readText(
  value: object,
  name: string,
  redact: (text: string) => string,
): string | undefined {
  const member = readMember(value, name);
  return typeof member === 'string' ? cutAndRedact(member, redact, lengthOf(name)) : undefined;
}

function describeThrown(value: unknown): string {
  try {
    return String(value);
  } catch {
    return 'a value that cannot be turned into text';
  }
}
