/** The one error type that applications see. It is made once, when core settles a call. */
import type { AssistantError, AssistantErrorDetails, AssistantFailure } from '../contract/error.js';
import { errorBrand, hasBrand } from './brands.js';
import { createFailure } from './failure.js';
import { redactSecrets } from './redact.js';

class TheAssistantError extends Error {
  constructor({ message, cause, ...members }: AssistantFailure) {
    super(message);
    Object.defineProperty(this, errorBrand, { value: true });
    for (const [name, value] of Object.entries(members))
      Object.defineProperty(this, name, { value, enumerable: true });
    if (cause !== undefined)
      Object.defineProperty(this, 'cause', { value: cause, enumerable: false });
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

/** The error of a failure; an error that was made already stays the same. */
export function toAssistantError(failure: AssistantFailure): AssistantError {
  if (isAssistantError(failure)) return failure;
  const error: unknown = new TheAssistantError(failure);
  return error as AssistantError;
}

/** Makes an error. Its message and cause pass through `redact` before anyone sees them. */
export function createAssistantError(
  details: AssistantErrorDetails,
  redact: (text: string) => string = redactSecrets,
): AssistantError {
  return toAssistantError(createFailure(details, redact));
}

/**
 * Whether a value is an `AssistantError`, of this copy of the package or another.
 *
 * @example
 * ```ts
 * if (isAssistantError(thrown) && thrown.kind === 'misconfigured') console.error(thrown.issues);
 * ```
 */
export function isAssistantError(value: unknown): value is AssistantError {
  return hasBrand(value, errorBrand) && isError(value);
}

function isError(value: unknown): boolean {
  try {
    return value instanceof Error;
  } catch {
    return false;
  }
}
