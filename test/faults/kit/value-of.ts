/** The value of a reply that has to be one. */
import type { Reply } from '@assistant-provider/core';

export async function valueOf<T>(reply: Reply<T>): Promise<T> {
  const result = await reply;
  if (result.isErr()) throw result.error;
  return result.value;
}
