/** Queues of an assistant. A queue has at most one assistant; attaching it to another one moves it. */
import type { Page, QueueBinding } from '@assistant-provider/core';
import type { AssistantFailure } from '@assistant-provider/core/adapter';
import type { DriverContext, DriverQueues } from '@assistant-provider/core/adapter';
import { Result } from 'neverthrow';
import { fromBinding, toBinding, toBoundBinding } from '../mapping/queue-binding.js';
import {
  deleteAssistantQueue,
  getAssistantQueue,
  getAssistantQueues,
  putAssistantQueue,
} from '../wire/requests.js';
import type { GenesysAssistantQueue } from '../wire/vendor-types.js';
import { bindMany } from './bind-many.js';
import { claimQueues } from './claim-queues.js';
import { pageOfBound } from './bound-queues.js';
import type { DriverServices } from './driver-services.js';
import { holdQueues } from './hold-queues.js';
import { idKey } from '../mapping/ids.js';
import { unbindAll } from './unbind-many.js';

export function genesysQueues(services: DriverServices): DriverQueues {
  const { client, paging } = services;

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

    bind: (assistantId, draft, rule, context) => {
      const { queueId } = draft;
      const claim = { assistantId, queueIds: [queueId], rule, writesWholeSet: false };
      return claimQueues(services, claim, context, ({ own, takenFrom: [takenFrom] }) =>
        client
          .send(
            context,
            putAssistantQueue(
              assistantId,
              queueId,
              fromBinding(draft, own.get(idKey(queueId))?.queue),
            ),
          )
          .map((queue) => ({
            binding: toBinding(queue, assistantId),
            ...(takenFrom && { takenFrom }),
          })),
      );
    },

    bindMany: (assistantId, drafts, rule, context) =>
      bindMany(services, { assistantId, drafts, rule }, context),

    unbind: (assistantId, queueId, context) =>
      holdQueues(services, assistantId, [queueId], context, () =>
        client.send(context, deleteAssistantQueue(assistantId, queueId)),
      ),

    unbindMany: (assistantId, queueIds, context) =>
      holdQueues(services, assistantId, queueIds, context, () =>
        unbindAll(services, assistantId, queueIds, context),
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
