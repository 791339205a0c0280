/** Detaches many queues with few requests. */

import type { DriverReply } from '@assistant-provider/core/adapter';
import type { DriverContext } from '@assistant-provider/core/adapter';
import { errAsync } from 'neverthrow';
import { chunk, mapConcurrent, nameItems } from '@assistant-provider/adapter-kit';
import { idKey, sameId } from '../mapping/ids.js';
import { bulkConcurrency, queueIdsPerRequest } from '../limits.js';
import { deleteAssistantQueues, getAssistant } from '../wire/requests.js';
import { lookUp } from './bound-queues.js';
import type { DriverServices } from './driver-services.js';

export function unbindAll(
  services: DriverServices,
  assistantId: string,
  queueIds: readonly string[],
  context: DriverContext,
): DriverReply<void> {
  return mapConcurrent(chunk(queueIds, queueIdsPerRequest), bulkConcurrency, (ids) =>
    unbindChunk(services, assistantId, ids, context)
      .map(() => context.done(ids))
      .mapErr((error) => nameItems(error, 'queue', ids)),
  ).map(() => undefined);
}

/**
 * The vendor may refuse ids that are not attached (unknown). Then only the attached ones are sent
 * again. If none is attached, the assistant itself may be what was not found.
 */
function unbindChunk(
  { client, paging }: DriverServices,
  assistantId: string,
  queueIds: readonly string[],
  context: DriverContext,
): DriverReply<void> {
  const remove = ([first, ...others]: readonly string[]): DriverReply<void> =>
    first === undefined
      ? client.send(context, getAssistant(assistantId)).map(() => undefined)
      : client.send(context, deleteAssistantQueues(assistantId, [first, ...others]));
  return remove(queueIds).orElse((error) => {
    if (error.kind !== 'notFound' && error.kind !== 'conflict') return errAsync(error);
    return lookUp(paging, queueIds, context).andThen((bound) => {
      const isMine = (queueId: string) => {
        const holder = bound.get(idKey(queueId))?.binding.assistantId;
        return holder !== undefined && sameId(holder, assistantId);
      };
      const mine = queueIds.filter(isMine);
      // All of them are attached: the refusal has another reason, which the caller must see.
      if (mine.length === queueIds.length) return errAsync(error);
      context.done(queueIds.filter((queueId) => !isMine(queueId)));
      return remove(mine);
    });
  });
}
