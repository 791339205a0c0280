/** The users of each queue of an assistant as parts: how they are assigned, and who. */
import { mapConcurrent } from '@assistant-provider/adapter-kit';
import type { AssistantPart } from '@assistant-provider/core';
import type { DriverContext, DriverReply } from '@assistant-provider/core/adapter';
import { invalidInput } from '@assistant-provider/adapter-kit';
import { errAsync, okAsync } from 'neverthrow';
import { bulkConcurrency } from '../limits.js';
import {
  readQueueUsers,
  toQueueUsersPart,
  type QueueUsers,
  type ReadQueueUsers,
} from '../mapping/queue-users.js';
import { idKey } from '../mapping/ids.js';
import { isSameContent } from '../mapping/same-content.js';
import { getAssistantQueue, getAssistantQueues } from '../wire/requests.js';
import type { GenesysAssistantQueue } from '../wire/vendor-types.js';
import { changeAssignmentMode, readAssignmentMode } from './assignment-mode.js';
import { changeUsers, readUsers } from './change-users.js';
import type { DriverServices } from './driver-services.js';
import { holdQueues } from './hold-queues.js';
import type { PartKind } from './part-kind.js';

export function queueUsersParts(services: DriverServices): PartKind {
  const { client, paging } = services;

  /** Users are read only where somebody chose them. */
  const usersOf = (
    assistantId: string,
    queue: GenesysAssistantQueue,
    context: DriverContext,
  ): DriverReply<ReadQueueUsers> =>
    readAssignmentMode(client, assistantId, queue, context).andThen((assignmentMode) =>
      assignmentMode === 'Manual'
        ? readUsers(services, assistantId, queue.id, context).map((userIds) => ({
            assignmentMode,
            userIds,
          }))
        : okAsync({ assignmentMode, userIds: [] }),
    );

  const partOf = (
    assistantId: string,
    queue: GenesysAssistantQueue,
    context: DriverContext,
  ): DriverReply<AssistantPart> =>
    usersOf(assistantId, queue, context).map((users) => toQueueUsersPart(queue, users));

  const readQueue = (assistantId: string, queueId: string, context: DriverContext) =>
    client.send(context, getAssistantQueue(assistantId, queueId));

  /** Makes the users of a queue exactly those that are wanted. */
  const change = (
    assistantId: string,
    queue: GenesysAssistantQueue,
    wanted: QueueUsers,
    present: ReadQueueUsers,
    context: DriverContext,
  ): DriverReply<AssistantPart> => {
    const { assignmentMode, userIds } = wanted;
    const switched =
      present.assignmentMode !== assignmentMode
        ? changeAssignmentMode(client, assistantId, queue.id, assignmentMode, context)
        : okAsync(undefined);
    return switched
      .andThen(() =>
        assignmentMode === 'Manual'
          ? changeUsers(
              services,
              // The switch to Manual clears all assignments (help article), so it comes first.
              {
                assistantId,
                queueId: queue.id,
                present: present.userIds,
                wanted: userIds,
              },
              context,
            )
          : okAsync(undefined),
      )
      .andThen(() => readQueue(assistantId, queue.id, context))
      .map((after) => toQueueUsersPart(after, wanted));
  };

  return {
    list: (assistantId, context) =>
      paging
        .all(context, (page) => getAssistantQueues(assistantId, page))
        .andThen((queues) =>
          mapConcurrent(queues, bulkConcurrency, (queue) => partOf(assistantId, queue, context)),
        ),

    get: (assistantId, queueId, context) =>
      readQueue(assistantId, queueId, context).andThen((queue) =>
        partOf(assistantId, queue, context),
      ),

    put: (assistantId, { id: queueId = '', content }, context) =>
      holdQueues(services, assistantId, [queueId], context, () =>
        readQueue(assistantId, queueId, context).andThen((queue) =>
          usersOf(assistantId, queue, context).andThen((present): DriverReply<AssistantPart> => {
            const part = toQueueUsersPart(queue, present);
            // Also where the mode is new at the vendor and could not be written.
            if (isSameContent(part.content, content)) return okAsync(part);
            const wanted = readQueueUsers(content, 'part.content');
            if (wanted.isErr()) return errAsync(context.error(invalidInput(wanted.error)));
            return isSameUsers(wanted.value, present)
              ? okAsync(part)
              : change(assistantId, queue, wanted.value, present, context);
          }),
        ),
      ),
  };
}

/** The order and the letter case of ids mean nothing. */
const isSameUsers = (wanted: QueueUsers, present: ReadQueueUsers): boolean =>
  wanted.assignmentMode === present.assignmentMode &&
  isSameContent(wanted.userIds.map(idKey).sort(), present.userIds.map(idKey).sort());
