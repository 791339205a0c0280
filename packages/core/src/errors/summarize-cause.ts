/** Reduces a thrown value to the parts that are safe to show. */
import { errorBrand, failureBrand, hasBrand, isError } from './brands.js';
import { maskAndCut } from './mask-and-cut.js';
import { withoutStack } from './without-stack.js';

/** How many causes are followed, because a chain of causes can be a circle. */
const maximumDepth = 4;

/**
 * Returns an error with only the masked name, message, code, stack and causes of the thrown value.
 * Vendors' errors also carry requests, headers and sockets, which contain secrets.
 */
export function summarizeCause(cause: unknown, redact: (text: string) => string, depth = 0): Error {
  if (isError(cause) && hasBrand(cause, errorBrand)) return cause;
  if (hasBrand(cause, failureBrand)) return summarizeFailure(cause, redact);
  if (!isError(cause)) return new Error(maskAndCut(describeThrown(cause), redact, longest.message));
  const text = (name: keyof typeof longest) => readText(cause, name, redact);
  const summary = withoutStack(() => new Error(text('message') ?? ''));
  const [name, stack, code] = [text('name'), text('stack'), text('code')];
  if (name !== undefined) Object.defineProperty(summary, 'name', { value: name });
  // Not `defineProperty`, which asks the application's `Error.prepareStackTrace` first.
  if (stack !== undefined) summary.stack = stack;
  if (code !== undefined) Object.defineProperty(summary, 'code', { value: code, enumerable: true });
  const deeper = depth < maximumDepth ? readMember(cause, 'cause') : undefined;
  if (deeper !== undefined)
    Object.defineProperty(summary, 'cause', { value: summarizeCause(deeper, redact, depth + 1) });
  return summary;
}

/** A driver may pass on the failure of another call as the cause. */
function summarizeFailure(failure: object, redact: (text: string) => string): Error {
  const text = (name: 'kind' | 'message') => readText(failure, name, redact) ?? 'unreadable';
  const summary = new Error(`${text('kind')}: ${text('message')}`);
  Object.defineProperty(summary, 'name', { value: 'AssistantFailure' });
  return summary;
}

/** The getters of a thrown value may throw too. */
function readMember(value: object, name: string): unknown {
  try {
    return (value as Readonly<Record<string, unknown>>)[name];
  } catch {
    return undefined;
  }
}

/** The lengths to which texts are cut. A stack begins with the whole message. */
const longest = { kind: 100, name: 500, message: 2_000, code: 500, stack: 8_000 };

function readText(
  value: object,
  name: keyof typeof longest,
  redact: (text: string) => string,
): string | undefined {
  const member = readMember(value, name);
  return typeof member === 'string' ? maskAndCut(member, redact, longest[name]) : undefined;
}

function describeThrown(value: unknown): string {
  try {
    return String(value);
  } catch {
    return 'a value that cannot be turned into text';
  }
}
