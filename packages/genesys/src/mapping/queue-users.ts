/**
 * Maps the users of a queue to a part. The mode says whether the vendor assigns every user of the queue
 * to the assistant, or an administrator chooses them. Pure.
 */
import type { AssistantPart, Issue, JsonObject } from '@assistant-provider/core';
import { list, object, oneOf, parse, text } from '@assistant-provider/core/adapter';
import { err, ok, type Result } from 'neverthrow';
import type { GenesysAssistantQueue } from '../wire/vendor-types.js';
import { idKey } from './ids.js';
import { queueUsersReferences } from './references.js';

/** The content of a part of the kind `queueUsers`. */
export interface QueueUsers {
  readonly assignmentMode: 'Auto' | 'Manual';
  /** Empty in the mode `Auto`. */
  readonly userIds: readonly string[];
}

/** The users as read: the mode may be new at the vendor. */
export interface ReadQueueUsers {
  readonly assignmentMode: string;
  readonly userIds: readonly string[];
}

export function toQueueUsersPart(
  queue: GenesysAssistantQueue,
  { assignmentMode, userIds }: ReadQueueUsers,
): AssistantPart {
  const content: JsonObject = { assignmentMode, userIds: [...userIds].sort() };
  return {
    kind: 'queueUsers',
    id: queue.id,
    origin: 'customer',
    content,
    references: queueUsersReferences(content),
    ...(queue.dateModified && { updatedAt: queue.dateModified }),
    vendorData: queue,
  };
}

const content = object<QueueUsers>({
  assignmentMode: oneOf(['Auto', 'Manual']),
  userIds: list(text(), { uniqueBy: idKey }),
});

/** Returns the checked content of a draft. */
export function readQueueUsers(
  given: JsonObject,
  field: string,
): Result<QueueUsers, readonly Issue[]> {
  return parse(content, given, field).andThen((users) => {
    if (users.assignmentMode === 'Manual' || users.userIds.length === 0) return ok(users);
    const place = `${field}.userIds`;
    const message = `${place} must be empty where assignmentMode is Auto: the vendor assigns the users`;
    return err([{ field: place, rule: 'empty', message }]);
  });
}
