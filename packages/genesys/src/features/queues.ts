/** Queues of an assistant. A queue has at most one assistant; attaching it to another one moves it. */
import type { Page, QueueBinding } from '@assistant-provider/core';
import type { AssistantFailure } from '@assistant-provider/core/adapter';
import type { DriverContext, DriverQueues } from '@assistant-provider/core/adapter';
import { errAsync, Result } from 'neverthrow';
import { fromBinding, toBinding, toBoundBinding } from '../mapping/queue-binding.js';
import {
  deleteAssistantQueue,
  getAssistantQueue,
  getAssistantQueues,
  putAssistantQueue,
} from '../wire/requests.js';
import type { GenesysAssistantQueue } from '../wire/vendor-types.js';
import { bindMany } from './bind-many.js';
import { bindingsOfOthers, conflictWith } from './queue-conflict.js';
import { lookUp, pageOfBound } from './bound-queues.js';
import type { DriverParts } from './driver-parts.js';
import { idKey } from '../mapping/ids.js';
import { unbindAll } from './unbind-many.js';

export function genesysQueues(parts: DriverParts): DriverQueues {
  const { client, paging, locks } = parts;
  return {
    list: (assistantId, query, context) =>
      paging.page(
        context,
        (page) => getAssistantQueues(assistantId, page),
        query,
        (queue) => toBinding(queue, assistantId),
      ),

    listBound: (query, context) =>
      pageOfBound(paging, query, context).andThen((page) => boundPage(page, context)),

    get: (assistantId, queueId, context) =>
      client
        .send(context, getAssistantQueue(assistantId, queueId))
        .map((queue) => toBinding(queue, assistantId)),

    bind: (assistantId, draft, rule, context) =>
      locks.queues.shared(assistantId, context, () =>
        lookUp(paging, [draft.queueId], context).andThen((bound) => {
          const takenFrom = bindingsOfOthers(assistantId, bound);
          const conflict = conflictWith(takenFrom, rule, context);
          if (conflict) return errAsync(conflict);
          const present =
            takenFrom.length === 0 ? bound.get(idKey(draft.queueId))?.queue : undefined;
          return client
            .send(
              context,
              putAssistantQueue(assistantId, draft.queueId, fromBinding(draft, present)),
            )
            .map((queue) => ({
              binding: toBinding(queue, assistantId),
              ...(takenFrom[0] && { takenFrom: takenFrom[0] }),
            }));
        }),
      ),

    bindMany: (assistantId, drafts, rule, context) =>
      bindMany(parts, { assistantId, drafts, rule }, context),

    unbind: (assistantId, queueId, context) =>
      locks.queues.shared(assistantId, context, () =>
        client.send(context, deleteAssistantQueue(assistantId, queueId)),
      ),

    unbindMany: (assistantId, queueIds, context) =>
      locks.queues.shared(assistantId, context, () =>
        unbindAll(parts, assistantId, queueIds, context),
      ),
  };
}

function boundPage(
  { items, ...page }: Page<GenesysAssistantQueue>,
  context: DriverContext,
): Result<Page<QueueBinding>, AssistantFailure> {
  return Result.combine(items.map(toBoundBinding))
    .map((bindings) => ({ ...page, items: bindings }))
    .mapErr((message) => context.error({ kind: 'unexpectedReply', message }));
}
