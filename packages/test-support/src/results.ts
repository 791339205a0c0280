/** Unwrapping of results whose outcome a test is sure of. */
import type { AssistantError, Reply } from '@assistant-provider/core';

/** Returns the value of a result. Rejects with its error if the result is one. */
export async function valueOf<T>(reply: Reply<T>): Promise<T> {
  const result = await reply;
  if (result.isErr()) throw result.error;
  return result.value;
}

/** Returns the error of a result. Rejects if the result is a value. */
export async function errorOf(reply: Reply<unknown>): Promise<AssistantError> {
  const result = await reply;
  if (result.isOk()) throw new Error(`expected an error, got ${JSON.stringify(result.value)}`);
  return result.error;
}
