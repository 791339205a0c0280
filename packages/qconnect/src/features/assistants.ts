/** The driver's assistants. Creation and deletion take several requests and have files of their own. */
import { addToEach } from '@assistant-provider/adapter-kit';
import type { DriverAssistants } from '@assistant-provider/core/adapter';
import { ok, okAsync } from 'neverthrow';
import type { Client } from '../http/client.js';
import { hasItems, readList } from '../http/paging.js';
import { toAssistant } from '../mapping/assistant.js';
import { toKnowledgeLink } from '../mapping/knowledge.js';
import { getAssistant, listAssistants } from '../wire/requests.js';
import { createAssistant } from './create-assistant.js';
import { deleteAssistant } from './delete-assistant.js';
import { readAssociations } from './knowledge.js';

/** Lists of associations that are read at once; the vendor allows ten requests a second. */
const associationLists = 4;

export function qconnectAssistants(client: Client): DriverAssistants {
  return {
    create: (draft, context) => createAssistant(client, draft, context),
    get: (assistantId, context) =>
      client
        .call(context, getAssistant({ assistantId }))
        // `map` of a ResultAsync takes ten times as long.
        .andThen(({ assistant }) => ok(toAssistant(assistant))),
    list: ({ cursor, pageSize }, context) =>
      readList(client, context, {
        cursor,
        request: (page) =>
          listAssistants({ ...page, ...(pageSize !== undefined && { maxResults: pageSize }) }),
        itemsOf: ({ assistantSummaries }) => assistantSummaries.map((data) => toAssistant(data)),
        isEnough: hasItems,
      }),
    // The list carries `aiAgentConfiguration`, and nothing about associations.
    addIncluded: (assistants, include, context) =>
      include.includes('knowledge')
        ? addToEach(assistants, associationLists, ({ id }) =>
            readAssociations(client, id, context).map((all) => ({
              knowledge: all.map(toKnowledgeLink),
            })),
          )
        : okAsync(assistants),
    delete: (assistantId, context) => deleteAssistant(client, assistantId, context),
  };
}
