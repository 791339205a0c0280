/** The driver's assistants. Creation and deletion take several requests and have files of their own. */
import type { DriverAssistants } from '@assistant-provider/core/adapter';
import { ok } from 'neverthrow';
import type { Client } from '../http/client.js';
import { hasItems, readList } from '../http/paging.js';
import { toAssistant } from '../mapping/assistant.js';
import { getAssistant, listAssistants } from '../wire/requests.js';
import { createAssistant } from './create-assistant.js';
import { deleteAssistant } from './delete-assistant.js';

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
    delete: (assistantId, context) => deleteAssistant(client, assistantId, context),
  };
}
