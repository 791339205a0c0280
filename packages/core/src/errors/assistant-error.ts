/** The one error type that applications see. It is made once, when core settles a call. */
import type { AssistantError, AssistantErrorDetails, AssistantFailure } from '../contract/error.js';
import { errorBrand, hasBrand, isError } from './brands.js';
import { createFailure, shownMembers } from './failure.js';
import { redactSecrets } from './redact.js';
import { withoutStack } from './without-stack.js';

class TheAssistantError extends Error {
  constructor(failure: AssistantFailure) {
    super(failure.message);
    Object.defineProperty(this, errorBrand, { value: true });
    // Not all members of the failure, because an interceptor may have copied one and added others.
    for (const name of shownMembers) {
      const value = failure[name];
      if (value !== undefined) Object.defineProperty(this, name, { value, enumerable: true });
    }
    if (failure.cause !== undefined)
      Object.defineProperty(this, 'cause', { value: failure.cause, enumerable: false });
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

/** The errors that a signal has already shown as its reason. */
const shownErrors = new WeakMap<AssistantFailure, AssistantError>();

/**
 * Returns the error for a failure, without a stack: it is made when a response, a timer or a signal ends
 * the call, so its stack would hold no frame of the caller, and cost more than everything else. Returns
 * an error unchanged.
 */
export function toAssistantError(failure: AssistantFailure): AssistantError {
  if (isAssistantError(failure)) return failure;
  return shownErrors.get(failure) ?? withoutStack(() => newError(failure));
}

/** Returns the same error for each call with the same failure, and for `toAssistantError`. */
export function toSharedError(failure: AssistantFailure): AssistantError {
  const error = toAssistantError(failure);
  shownErrors.set(failure, error);
  return error;
}

/**
 * Returns an error whose texts and cause have passed through `redact`. Its stack shows who called: errors
 * about arguments and options are made while the caller waits for the function to return.
 */
export function createAssistantError(
  details: AssistantErrorDetails,
  redact: (text: string) => string = redactSecrets,
): AssistantError {
  return newError(createFailure(details, redact));
}

function newError(failure: AssistantFailure): AssistantError {
  const error: unknown = new TheAssistantError(failure);
  return error as AssistantError;
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
