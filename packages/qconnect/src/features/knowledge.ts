/** The driver's knowledge: associations of an assistant with knowledge bases. */
import type { DriverKnowledge } from '@assistant-provider/core/adapter';
import type { Client } from '../http/client.js';
import { toKnowledgeLink } from '../mapping/assistant.js';
import { createAssociation, deleteAssociation, listAssociations } from '../wire/operations.js';

export function qconnectKnowledge(client: Client): DriverKnowledge {
  return {
    list: (assistantId, context) =>
      listAssociations(client, assistantId, context).map((all) => all.map(toKnowledgeLink)),
    link: (assistantId, source, context) =>
      createAssociation(client, assistantId, source, context.idempotencyKey, context).map(
        toKnowledgeLink,
      ),
    unlink: (assistantId, linkId, context) =>
      deleteAssociation(client, assistantId, linkId, context),
  };
}
