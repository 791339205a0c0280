/** Creates the assistants that the example moves. */
import type { AssistantError, AssistantProvider } from '@assistant-provider/core';
import { ok, safeTry } from 'neverthrow';

/** Creates an assistant for each name, with knowledge; the first one serves the queues. */
export const openDesks = (
  { assistants, queues }: AssistantProvider,
  {
    knowledgeBaseId,
    queueIds,
  }: { readonly knowledgeBaseId: string; readonly queueIds: readonly string[] },
) =>
  safeTry<void, AssistantError>(async function* () {
    const ids: string[] = [];
    for (const name of ['Returns desk', 'Travel desk']) {
      const { id } = yield* assistants.create({
        name,
        knowledge: [{ type: 'knowledgeBase', id: knowledgeBaseId, language: 'en-US' }],
      });
      ids.push(id);
    }
    const [first = ''] = ids;
    for (const queueId of queueIds)
      if (queues) yield* queues.bind(first, { queueId, mediaTypes: ['call'] });
    return ok(undefined);
  });
