/** Unwrapping of replies of whose outcome a test is sure. */
import type { ResultAsync } from 'neverthrow';

export async function valueOf<T, E>(reply: ResultAsync<T, E>): Promise<T> {
  const result = await reply;
  if (result.isErr()) throw new Error(`expected a value, got ${JSON.stringify(result.error)}`);
  return result.value;
}

export async function errorOf<E>(reply: ResultAsync<unknown, E>): Promise<E> {
  const result = await reply;
  if (result.isOk()) throw new Error(`expected an error, got ${JSON.stringify(result.value)}`);
  return result.error;
}
