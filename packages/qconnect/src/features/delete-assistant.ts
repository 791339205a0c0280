/**
 * Deletes an assistant, and first its knowledge links if the vendor refuses to delete it with them. Field
 * code deletes the links first ("DeleteAssistant fails while an association exists"); with which error it
 * fails is unknown. The deletion is tried first, so that a refusal for another reason, such as a missing
 * permission, removes no link. Knowledge bases themselves are never deleted.
 */
import type { ErrorKind } from '@assistant-provider/core';
import {
  reviseFailure,
  type AssistantFailure,
  type DriverContext,
  type DriverReply,
} from '@assistant-provider/core/adapter';
import { err, ok, ResultAsync, type Result } from 'neverthrow';
import type { Client } from '../http/client.js';
import * as requests from '../wire/requests.js';
import { readAssociations } from './knowledge.js';

/** Refusals that links may cause. ValidationException is in the service model, ConflictException is not. */
const mayBeForLinks: ReadonlySet<ErrorKind> = new Set(['invalidInput', 'conflict']);

export function deleteAssistant(
  client: Client,
  assistantId: string,
  context: DriverContext,
): DriverReply<void> {
  return new ResultAsync(deleteWithLinks(client, assistantId, context));
}

async function deleteWithLinks(
  client: Client,
  assistantId: string,
  context: DriverContext,
): Promise<Result<void, AssistantFailure>> {
  const deleteOnce = () => client.call(context, requests.deleteAssistant({ assistantId }));

  const deleted = await deleteOnce();
  if (deleted.isOk() || !mayBeForLinks.has(deleted.error.kind)) return deleted;
  const links = await readAssociations(client, assistantId, context);
  // The caller needs to know the refusal first, and then that looking for its reason failed.
  if (links.isErr())
    return err(
      reviseFailure(deleted.error, {
        message: `${deleted.error.message} (whether knowledge is linked is unknown: ${links.error.message})`,
      }),
    );
  if (links.value.length === 0) return deleted;

  let removed = 0;
  const unfinished = (failure: AssistantFailure) =>
    err(
      reviseFailure(failure, {
        message:
          `the assistant was not deleted, but ${removed} of its ${links.value.length} knowledge ` +
          `links were: ${failure.message}`,
      }),
    );
  for (const { assistantAssociationId } of links.value) {
    const unlinked = await client.call(
      context,
      requests.deleteAssociation({ assistantId, assistantAssociationId }),
    );
    // Somebody else may have removed the link meanwhile.
    if (unlinked.isErr() && unlinked.error.kind !== 'notFound') return unfinished(unlinked.error);
    removed += 1;
  }
  const again = await deleteOnce();
  // The assistant existed a moment ago. If it is gone now, the caller has what they want.
  return again.isErr() && again.error.kind !== 'notFound' ? unfinished(again.error) : ok(undefined);
}
