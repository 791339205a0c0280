/** The one error type that applications see. It is made once, when core settles a call. */
import type { AssistantError, AssistantErrorDetails, AssistantFailure } from '../contract/error.js';
import { errorBrand, hasBrand, isError } from './brands.js';
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
    keepStackReadable(this);
  }

  toJSON(): Record<string, unknown> {
    const { name, message, cause } = this;
    return {
      name,
      message,
      ...Object.fromEntries(Object.entries(this)),
      ...(isError(cause) && { cause: `${cause.name}: ${cause.message}` }),
    };
  }
}
/**
 * An application may format stacks by itself, and its function may throw. Node.js reads the stack of
 * the error that ends a stream, so it would throw there, outside any call.
 */
function keepStackReadable(error: Error): void {
  // Formatting costs more than the rest of the error, so leave the engine's own for later.
  if ((Error as { readonly prepareStackTrace?: unknown }).prepareStackTrace === undefined) return;
  try {
    void error.stack;
  } catch {
    // Not `defineProperty`, which reads the property first.
    error.stack = String(error);
  }
}

// The class cannot have the name of the type, but `util.inspect` must show that name.
for (const named of [TheAssistantError, TheAssistantError.prototype])
  Object.defineProperty(named, 'name', { value: 'AssistantError' });

/** Returns the error for a failure. Returns an error unchanged. */
export function toAssistantError(failure: AssistantFailure): AssistantError {
  if (isAssistantError(failure)) return failure;
  const error: unknown = new TheAssistantError(failure);
  return error as AssistantError;
}

/** Returns an error whose texts and cause have passed through `redact`. */
export function createAssistantError(
  details: AssistantErrorDetails,
  redact: (text: string) => string = redactSecrets,
): AssistantError {
  return toAssistantError(createFailure(details, redact));
}

/**
 * Returns whether a value is an `AssistantError`, also one from another copy of this package.
 *
 * @example
 * ```ts
 * if (isAssistantError(thrown) && thrown.kind === 'misconfigured') console.error(thrown.issues);
 * ```
 */
export function isAssistantError(value: unknown): value is AssistantError {
  return hasBrand(value, errorBrand) && isError(value);
}
