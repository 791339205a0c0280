/** The driver's knowledge: associations of an assistant with knowledge bases. */
import type { DriverContext, DriverKnowledge, DriverReply } from '@assistant-provider/core/adapter';
import type { Client } from '../http/client.js';
import { readList } from '../http/paging.js';
import { limits } from '../limits.js';
import { toAssociation, toKnowledgeLink } from '../mapping/knowledge.js';
import { createAssociation, deleteAssociation, listAssociations } from '../wire/requests.js';
import type { QConnectAssociation } from '../wire/vendor-types.js';

export function qconnectKnowledge(client: Client): DriverKnowledge {
  return {
    list: (assistantId, context) =>
      readAssociations(client, assistantId, context).map((all) => all.map(toKnowledgeLink)),
    link: (assistantId, source, context) =>
      client
        .call(
          context,
          createAssociation({
            assistantId,
            clientToken: context.idempotencyKey,
            ...toAssociation(source),
          }),
        )
        .map(({ assistantAssociation }) => toKnowledgeLink(assistantAssociation)),
    unlink: (assistantId, linkId, context) =>
      client.call(context, deleteAssociation({ assistantId, assistantAssociationId: linkId })),
  };
}

/** All associations of an assistant. */
export function readAssociations(
  client: Client,
  assistantId: string,
  context: DriverContext,
): DriverReply<readonly QConnectAssociation[]> {
  const maxResults = limits.pageSize.max;
  return readList(client, context, {
    request: (page) => listAssociations({ assistantId, maxResults, ...page }),
    itemsOf: ({ assistantAssociationSummaries }) => assistantAssociationSummaries,
  }).map(({ items }) => items);
}
