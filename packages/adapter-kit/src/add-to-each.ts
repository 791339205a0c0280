/** Adds to listed assistants what the vendor's list cannot carry. */
import type { Assistant, AssistantInclude } from '@assistant-provider/core';
import type { AssistantFailure, DriverReply } from '@assistant-provider/core/adapter';
import { err, ok, ResultAsync, type Result } from 'neverthrow';
import { mapConcurrent } from './concurrency.js';

/** The members to add. */
export type IncludedMembers = Partial<Pick<Assistant, AssistantInclude>>;

/**
 * Reads the members of each assistant, at most `limit` at once, and returns the assistants with them. An
 * assistant that was deleted since it was listed is not found, and stays as it is.
 */
export function addToEach(
  assistants: readonly Assistant[],
  limit: number,
  read: (assistant: Assistant) => DriverReply<IncludedMembers>,
): DriverReply<readonly Assistant[]> {
  const addTo = async (assistant: Assistant): Promise<Result<Assistant, AssistantFailure>> => {
    const members = await read(assistant);
    if (members.isOk()) return ok({ ...assistant, ...members.value });
    return members.error.kind === 'notFound' ? ok(assistant) : err(members.error);
  };
  return mapConcurrent(assistants, limit, (assistant) => new ResultAsync(addTo(assistant)));
}
