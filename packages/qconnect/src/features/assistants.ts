/** The driver's assistants: what is one request each. */
import { ListAssistantsCommand } from '#sdk';
import type { DriverAssistants } from '@assistant-provider/core/adapter';
import type { Client } from '../http/client.js';
import { toAssistant } from '../mapping/assistant.js';
import { readPages } from '../http/paging.js';
import { assistantsAnswer } from '../wire/shapes.js';
import { createAssistant } from './create-assistant.js';
import { deleteAssistant } from './delete-assistant.js';
import { getAssistant } from '../wire/operations.js';

export function qconnectAssistants(client: Client): DriverAssistants {
  return {
    create: (draft, context) => createAssistant(client, draft, context),
    get: (id, context) => getAssistant(client, id, context).map((data) => toAssistant(data)),
    list: ({ cursor, pageSize }, context) =>
      readPages(
        context,
        cursor,
        (page) =>
          client.call(context, {
            name: 'ListAssistants',
            writes: false,
            command: () =>
              new ListAssistantsCommand({
                ...page,
                ...(pageSize !== undefined && { maxResults: pageSize }),
              }),
            read: assistantsAnswer,
          }),
        ({ assistantSummaries }) => assistantSummaries.map((data) => toAssistant(data)),
        (items) => items.length > 0,
      ),
    delete: (id, context) => deleteAssistant(client, id, context),
  };
}
