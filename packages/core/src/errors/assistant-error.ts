/** Makes the one error type of every vendor, and recognises it across copies of this package. */
import type {
  AssistantError,
  AssistantErrorDetails,
  Common,
  ErrorKind,
  Issue,
} from '../contract/error.js';
import { redactSecrets } from './redact.js';

const defaults = { retry: 'never', effect: 'none' } as const;
const defaultsByKind: { readonly [K in ErrorKind]?: object } = {
  invalidInput: { issues: [] },
  misconfigured: { issues: [] },
};

// Registered, so that errors are recognised across several copies of this package.
const brand = Symbol.for('@assistant-provider/AssistantError');

/** Vendors echo requests in their messages; past this length nothing more is learnt. */
const maximumMessageLength = 2_000;
/** Looked at to mask secrets that stand across the cut; no session token is as long. */
const margin = 16_000;

/** Cut before the work of masking megabytes. */
function maskedMessage(text: string, redact: (text: string) => string): string {
  return redact(text.slice(0, maximumMessageLength + margin)).slice(0, maximumMessageLength);
}

class TheAssistantError extends Error {
  declare readonly kind: ErrorKind;
  constructor(details: AssistantErrorDetails, redact: (text: string) => string) {
    const { message, cause, vendorCode, requestId, issues, ...rest } = details;
    super(maskedMessage(message, redact));
    Object.defineProperty(this, brand, { value: true });
    for (const [name, value] of Object.entries({
      ...defaults,
      ...defaultsByKind[details.kind],
      ...rest,
      // The vendor's own words, in which a request may be echoed.
      ...(vendorCode !== undefined && { vendorCode: redact(vendorCode) }),
      ...(requestId !== undefined && { requestId: redact(requestId) }),
      ...(issues && { issues: issues.map((issue) => redactIssue(issue, redact)) }),
    }))
      if (value !== undefined) Object.defineProperty(this, name, { value, enumerable: true });
    if (cause !== undefined) {
      // The caller's own reason for cancelling is the caller's; anything else may carry a request.
      const kept = details.kind === 'cancelled' ? cause : summarizeCause(cause, redact);
      Object.defineProperty(this, 'cause', { value: kept, enumerable: false });
    }
  }

  toJSON(): Record<string, unknown> {
    const { name, message, cause } = this;
    return {
      name,
      message,
      ...Object.fromEntries(Object.entries(this)),
      ...(cause instanceof Error && { cause: `${cause.name}: ${cause.message}` }),
    };
  }
}
// The type has the name already; `util.inspect` shows that of the class.
for (const named of [TheAssistantError, TheAssistantError.prototype])
  Object.defineProperty(named, 'name', { value: 'AssistantError' });

function redactIssue({ field, rule, message }: Issue, redact: (text: string) => string): Issue {
  return { field: redact(field), rule, message: redact(message) };
}

/** Makes an error. Its message and cause pass through `redact` before anyone sees them. */
export function createAssistantError(
  details: AssistantErrorDetails,
  redact: (text: string) => string = redactSecrets,
): AssistantError {
  const error: unknown = new TheAssistantError(details, redact);
  return error as AssistantError;
}

/** Whether a value is an `AssistantError`, of this copy of the package or another. */
export function isAssistantError(value: unknown): value is AssistantError {
  try {
    return value instanceof Error && brand in value;
  } catch {
    // A proxy that throws while it is looked at is none of ours.
    return false;
  }
}

/** The same error with some details changed; its stack stays that of the first. */
export function reviseError(
  error: AssistantError,
  changes: Partial<Pick<Common, 'retry' | 'effect' | 'message' | 'assistantId'>>,
): AssistantError {
  const { message, stack, cause } = error;
  // What is in the error already passed the redaction of its adapter.
  const asItIs = (text: string) => text;
  const revised = createAssistantError({ ...error, message, ...changes }, asItIs);
  if (stack !== undefined)
    // It begins with the message.
    Object.defineProperty(revised, 'stack', {
      value: stack.replace(message, () => revised.message),
    });
  if (cause !== undefined) Object.defineProperty(revised, 'cause', { value: cause });
  return revised;
}

/**
 * What is kept of a thrown value: name, message, code and stack. Vendors' errors hang requests,
 * headers and sockets on themselves, and secrets with them.
 */
function summarizeCause(cause: unknown, redact: (text: string) => string, depth = 0): Error {
  if (isAssistantError(cause)) return cause;
  if (!isError(cause)) return new Error(redact(describeThrown(cause)));
  const text = (name: 'message' | 'name' | 'stack' | 'code') => readText(cause, name, redact);
  const summary = new Error((text('message') ?? '').slice(0, maximumMessageLength));
  const kept = { name: text('name'), stack: text('stack') };
  for (const [name, value] of Object.entries(kept))
    if (value !== undefined) Object.defineProperty(summary, name, { value });
  const code = text('code');
  if (code !== undefined) Object.defineProperty(summary, 'code', { value: code, enumerable: true });
  // Bounded, since a chain of causes can lead back to its beginning.
  const deeper = depth < 4 ? readMember(cause, 'cause') : undefined;
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

/** Of a thrown value, whose getters may throw in turn. */
function readMember(value: object, name: string): unknown {
  try {
    return (value as Readonly<Record<string, unknown>>)[name];
  } catch {
    return undefined;
  }
}

function readText(
  value: object,
  name: string,
  redact: (text: string) => string,
): string | undefined {
  const member = readMember(value, name);
  return typeof member === 'string'
    ? redact(member.slice(0, maximumMessageLength + margin))
    : undefined;
}

function describeThrown(value: unknown): string {
  try {
    return String(value);
  } catch {
    return 'a value that cannot be turned into text';
  }
}
