/** Adds users to a queue in the mode Manual and removes others, in batches. */
import { chunk, invalidInput, mapConcurrent } from '@assistant-provider/adapter-kit';
import type { Issue } from '@assistant-provider/core';
import type { DriverContext, DriverReply } from '@assistant-provider/core/adapter';
import { errAsync, okAsync } from 'neverthrow';
import { usersPerRequest } from '../limits.js';
import { bulkFailures, type BulkFailure } from '../mapping/bulk-failures.js';
import { idKey } from '../mapping/ids.js';
import {
  getAssistantQueueUsers,
  postAssistantQueueUsersBulkAdd,
  postAssistantQueueUsersBulkRemove,
} from '../wire/part-requests.js';
import type { DriverServices } from './driver-services.js';

/** The users of one queue, as they are and as they are to be. */
export interface UserChange {
  readonly assistantId: string;
  readonly queueId: string;
  readonly present: readonly string[];
  readonly wanted: readonly string[];
}

/** Resolves to the ids of the users that are assigned to a queue. */
export const readUsers = (
  { paging }: DriverServices,
  assistantId: string,
  queueId: string,
  context: DriverContext,
): DriverReply<readonly string[]> =>
  paging
    .all(context, (page) => getAssistantQueueUsers(assistantId, queueId, page))
    .map((users) => users.map(({ id }) => id));

export function changeUsers(
  services: DriverServices,
  change: UserChange,
  context: DriverContext,
): DriverReply<void> {
  const { assistantId, queueId, present, wanted } = change;
  const run = (
    request: typeof postAssistantQueueUsersBulkAdd,
    userIds: readonly string[],
  ): DriverReply<readonly BulkFailure[]> =>
    // One batch after the other: the vendor does not say whether it keeps two at once apart.
    mapConcurrent(chunk(userIds, usersPerRequest), 1, (batch) =>
      services.client
        .send(context, request(assistantId, queueId, batch))
        .map((response) => bulkFailures(batch, response)),
    ).map((failures) => failures.flat());

  return run(postAssistantQueueUsersBulkAdd, missingFrom(present, wanted)).andThen((notAdded) =>
    run(postAssistantQueueUsersBulkRemove, missingFrom(wanted, present)).andThen((notRemoved) =>
      settle(services, change, [...notAdded, ...notRemoved], context),
    ),
  );
}

/** The ids of `all` that are not in `known`. */
function missingFrom(known: readonly string[], all: readonly string[]): readonly string[] {
  const keys = new Set(known.map(idKey));
  return all.filter((id) => !keys.has(idKey(id)));
}

/**
 * A user may be reported as failed who is as wanted: added or removed by somebody else, or by an
 * attempt whose response was lost. So after failures the users are read again.
 */
function settle(
  services: DriverServices,
  { assistantId, queueId, wanted }: UserChange,
  failures: readonly BulkFailure[],
  context: DriverContext,
): DriverReply<void> {
  if (failures.length === 0) return okAsync(undefined);
  return readUsers(services, assistantId, queueId, context).andThen((now) => {
    const assigned = new Set(now.map(idKey));
    const places = new Map(wanted.map((id, index) => [idKey(id), index]));
    const issues = failures.flatMap(({ id, code, message }): Issue[] => {
      const place = places.get(idKey(id));
      const isWanted = place !== undefined;
      if (isWanted === assigned.has(idKey(id))) return [];
      const field = `part.content.userIds${isWanted ? `[${place}]` : ''}`;
      const verb = isWanted ? 'assigned to' : 'removed from';
      return [
        {
          field,
          rule: code ?? 'refused',
          message: `${field}: user ${id} was not ${verb} queue ${queueId}: ${message}`,
        },
      ];
    });
    if (issues.length === 0) return okAsync(undefined);
    const noun = issues.length === 1 ? 'user' : 'users';
    return errAsync(
      context.error({
        ...invalidInput(issues),
        effect: 'maybe',
        message: `the vendor refused ${issues.length} ${noun} of queue ${queueId}; issues names each`,
      }),
    );
  });
}
