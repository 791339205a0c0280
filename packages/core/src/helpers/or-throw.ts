/** The value of a result, or its error thrown, where nobody handles errors. */
import type { Result } from 'neverthrow';
import { isError } from '../errors/brands.js';
import { withoutStack } from '../errors/without-stack.js';
import { isPlainObject } from '../validation/parser.js';

/**
 * Resolves to the value of a result, or throws its error: for tests, scripts and examples, in which an
 * error ends everything. Elsewhere, handle the result. The stack of a thrown `AssistantError` leads to
 * your call of `orThrow`. An error that is plain data becomes the `cause` of a thrown `Error`.
 *
 * @example
 * ```ts
 * const { id } = await orThrow(provider.assistants.create({ name: 'Returns desk' }));
 * ```
 */
export async function orThrow<T, E>(reply: Result<T, E> | PromiseLike<Result<T, E>>): Promise<T> {
  // When the reply comes, the stack no longer holds the caller.
  const call = new Error();
  const result = await reply;
  if (result.isOk()) return result.value;
  const error = isError(result.error) ? result.error : errorFor(result.error);
  showCaller(error, call.stack);
  throw error;
}

/** Returns an error for plain data, such as the errors of `@assistant-provider/reconcile`. */
function errorFor(cause: unknown): Error {
  const message = isPlainObject(cause) ? String(cause['message']) : String(cause);
  return withoutStack(() => new Error(message, { cause }));
}

/** Gives the frames of the caller to an error that has none. */
function showCaller(error: Error, stack: unknown): void {
  const title = String(error);
  // An application may format stacks by itself, and not as text.
  if (error.stack !== title || typeof stack !== 'string') return;
  // The first line names the error, and the second one this function.
  const frames = stack.split('\n').slice(2);
  // An assignment would throw if the application has frozen the error.
  Reflect.set(error, 'stack', [title, ...frames].join('\n'));
}
