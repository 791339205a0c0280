/** Queues of an assistant. A queue has at most one assistant; attaching it to another moves it. */
import type {
  AssistantError,
  DriverContext,
  DriverQueues,
  Page,
  QueueBinding,
  Reply,
} from '@assistant-provider/core';
import { errAsync, Result } from 'neverthrow';
import { chunksOf, concurrently } from '../concurrently.js';
import { sameId } from '../knowledge-config.js';
import { bulkConcurrency, queueIdsPerRequest } from '../limits.js';
import { fromBinding, toBinding, toBoundBinding } from '../mapping.js';
import {
  deleteAssistantQueue,
  deleteAssistantQueues,
  getAssistant,
  getAssistantQueue,
  getAssistantQueues,
  putAssistantQueue,
} from '../operations.js';
import type { GenesysAssistantQueue } from '../wire.js';
import { bindMany } from './bind-many.js';
import { displacedBy, refusal } from './displacement.js';
import { lookUp, pageOfBound } from './look.js';
import type { Scene } from './scene.js';

export function createQueues(scene: Scene): DriverQueues {
  const { client, paging } = scene;
  return {
    list: (assistantId, query, context) =>
      paging
        .page(context, (page) => getAssistantQueues(assistantId, page), query)
        .map(({ items, ...page }) => ({
          ...page,
          items: items.map((queue) => toBinding(queue, assistantId)),
        })),

    listBound: (query, context) =>
      pageOfBound(paging, query, context).andThen((page) => boundPage(page, context)),

    get: (assistantId, queueId, context) =>
      client
        .send(context, getAssistantQueue(assistantId, queueId))
        .map((queue) => toBinding(queue, assistantId)),

    bind: (assistantId, draft, rule, context) =>
      lookUp(paging, [draft.queueId], context).andThen((bound) => {
        const displaced = displacedBy(assistantId, bound);
        const refused = refusal(displaced, rule, context);
        if (refused) return errAsync(refused);
        const present =
          displaced.length === 0 ? bound.get(draft.queueId.toLowerCase())?.queue : undefined;
        return client
          .send(context, putAssistantQueue(assistantId, draft.queueId, fromBinding(draft, present)))
          .map((queue) => ({
            binding: toBinding(queue, assistantId),
            ...(displaced[0] && { displaced: displaced[0] }),
          }));
      }),

    bindMany: (assistantId, drafts, rule, context) =>
      bindMany(scene, { assistantId, drafts, rule }, context),

    unbind: (assistantId, queueId, context) =>
      client.send(context, deleteAssistantQueue(assistantId, queueId)),

    unbindMany: (assistantId, queueIds, context) =>
      concurrently(chunksOf(queueIds, queueIdsPerRequest), bulkConcurrency, (chunk) =>
        unbindChunk(scene, assistantId, chunk, context),
      ).map(() => undefined),
  };
}

/**
 * What the vendor does with ids that are not attached is unknown. If it refuses them, only those
 * that are attached are named; if none is, the assistant itself may be what was not found.
 */
function unbindChunk(
  { client, paging }: Scene,
  assistantId: string,
  queueIds: readonly string[],
  context: DriverContext,
): Reply<void> {
  const remove = ([first, ...others]: readonly string[]): Reply<void> =>
    first === undefined
      ? client.send(context, getAssistant(assistantId)).map(() => undefined)
      : client.send(context, deleteAssistantQueues(assistantId, [first, ...others]));
  return remove(queueIds).orElse((error) => {
    if (error.kind !== 'notFound' && error.kind !== 'conflict') return errAsync(error);
    return lookUp(paging, queueIds, context).andThen((bound) => {
      const mine = queueIds.filter((queueId) => {
        const holder = bound.get(queueId.toLowerCase())?.binding.assistantId;
        return holder !== undefined && sameId(holder, assistantId);
      });
      // All of them are attached, and still it refuses: that is for the caller.
      return mine.length === queueIds.length ? errAsync(error) : remove(mine);
    });
  });
}

function boundPage(
  { items, ...page }: Page<GenesysAssistantQueue>,
  context: DriverContext,
): Result<Page<QueueBinding>, AssistantError> {
  return Result.combine(items.map(toBoundBinding))
    .map((bindings) => ({ ...page, items: bindings }))
    .mapErr((message) => context.error({ kind: 'unexpectedReply', message }));
}
