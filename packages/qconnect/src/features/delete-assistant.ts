/**
 * Deletes an assistant, with its knowledge links if the vendor refuses to without (field code
 * deletes them first, "DeleteAssistant fails while an association exists"; with which error is
 * unknown). The vendor is asked first: so a deletion that is refused for another reason, such as a
 * missing permission, takes no link away. The knowledge bases themselves are never touched.
 */
import { DeleteAssistantCommand } from '#sdk';
import { type ErrorKind } from '@assistant-provider/core';
import type { AssistantFailure, DriverReply } from '@assistant-provider/core/adapter';
import { reviseFailure, type DriverContext } from '@assistant-provider/core/adapter';
import { err, ok, ResultAsync, type Result } from 'neverthrow';
import type { Client } from '../http/client.js';
import { deleteAssociation, listAssociations } from '../wire/operations.js';

/** How the vendor may refuse for the links' sake: ValidationException is modelled, ConflictException is not. */
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
  const deleteOnce = () =>
    client.remove(context, {
      name: 'DeleteAssistant',
      command: () => new DeleteAssistantCommand({ assistantId }),
    });

  const deleted = await deleteOnce();
  if (deleted.isOk() || !mayBeForLinks.has(deleted.error.kind)) return deleted;
  const links = await listAssociations(client, assistantId, context);
  // The refusal is what the caller has to know of, not that looking for its reason failed.
  if (links.isErr() || links.value.length === 0) return deleted;

  let removed = 0;
  const unfinished = (error: AssistantFailure) =>
    err(
      reviseFailure(error, {
        message:
          `the assistant is not deleted, but ${removed} of its ${links.value.length} knowledge ` +
          `links are: ${error.message}`,
      }),
    );
  for (const { assistantAssociationId } of links.value) {
    const unlinked = await deleteAssociation(client, assistantId, assistantAssociationId, context);
    // Someone else may have been faster.
    if (unlinked.isErr() && unlinked.error.kind !== 'notFound') return unfinished(unlinked.error);
    removed += 1;
  }
  const again = await deleteOnce();
  // It was there a moment ago: gone now is what the caller wants.
  return again.isErr() && again.error.kind !== 'notFound' ? unfinished(again.error) : ok(undefined);
}
