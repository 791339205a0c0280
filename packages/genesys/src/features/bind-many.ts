/**
 * Binds many queues with few requests.
 *
 * PATCH …/queues takes an array. No source proves whether it merges or replaces (the blog post by
 * Genesys staff speaks of attaching). So the full wanted set is sent: the queues that the assistant
 * has, and those to bind. Either way, every other queue stays. The set is sent in one request, because
 * under "replaces" a second chunk would drop the first. A set that is too large, or that the vendor
 * refuses, is written queue by queue. So is a small one, since reading the whole set costs more.
 *
 * Known gap: between read and write no other call of this driver changes the queues of this assistant.
 * But another process may, and this driver may give one of them to another assistant. If PATCH
 * replaces, a queue attached meanwhile is lost, and a queue removed meanwhile comes back. The vendor
 * has no version to check (the last write wins).
 */
import type { AssistantFailure, DriverReply } from '@assistant-provider/core/adapter';
import type {
  BindManyOutcome,
  Issue,
  QueueBinding,
  QueueBindingDraft,
} from '@assistant-provider/core';
import type { ConflictRule, DriverContext } from '@assistant-provider/core/adapter';
import { errAsync, okAsync } from 'neverthrow';
import { mapConcurrent } from '@assistant-provider/adapter-kit';
import { invalidInput } from '@assistant-provider/adapter-kit';
import { bulkConcurrency, queuesPerPatch } from '../limits.js';
import { fromBinding, isBoundAs, toBinding } from '../mapping/queue-binding.js';
import { getAssistantQueues, patchAssistantQueues, putAssistantQueue } from '../wire/requests.js';
import type { GenesysAssistantQueue } from '../wire/vendor-types.js';
import { writableQueue } from '../mapping/writable.js';
import { bindingsOfOthers, conflictWith } from './queue-conflict.js';
import { lookUp, type BoundQueues } from './bound-queues.js';
import { idKey } from '../mapping/ids.js';
import type { DriverParts } from './driver-parts.js';

/** PATCH needs a read as well, so for this many queues PUT takes no more requests. */
const fewQueues = 2;

/** What to bind, and whether it may be taken from other assistants. */
export interface BindManyCall {
  readonly assistantId: string;
  readonly drafts: readonly QueueBindingDraft[];
  readonly rule: ConflictRule;
}

export function bindMany(
  parts: DriverParts,
  { assistantId, drafts, rule }: BindManyCall,
  context: DriverContext,
): DriverReply<BindManyOutcome> {
  const queueIds = drafts.map(({ queueId }) => queueId);
  const repeated = repeatedIds(queueIds);
  if (repeated.length > 0) return errAsync(context.error(invalidInput(repeated)));
  // Writing queue by queue changes no other queue.
  const enter = parts.locks.queues[drafts.length <= fewQueues ? 'shared' : 'exclusive'];
  return enter(assistantId, context, () =>
    lookUp(parts.paging, queueIds, context).andThen((bound) => {
      const takenFrom = bindingsOfOthers(assistantId, bound);
      const conflict = conflictWith(takenFrom, rule, context);
      if (conflict) return errAsync(conflict);
      const taken = new Set(takenFrom);
      const own: BoundQueues = new Map([...bound].filter(([, { binding }]) => !taken.has(binding)));
      return write(parts, assistantId, drafts, own, context).map((bindings) => ({
        bindings,
        takenFrom,
      }));
    }),
  );
}

/** Core compares texts; a UUID means the same in upper and lower case. */
function repeatedIds(queueIds: readonly string[]): readonly Issue[] {
  const seen = new Set<string>();
  return queueIds.flatMap((queueId, index) => {
    const id = idKey(queueId);
    const field = `bindings[${index}].queueId`;
    const message = `${field} repeats an earlier entry`;
    if (seen.has(id)) return [{ field, rule: 'unique', message }];
    seen.add(id);
    return [];
  });
}

function write(
  { client, paging }: DriverParts,
  assistantId: string,
  drafts: readonly QueueBindingDraft[],
  own: BoundQueues,
  context: DriverContext,
): DriverReply<readonly QueueBinding[]> {
  const bodyOf = (draft: QueueBindingDraft) =>
    fromBinding(draft, own.get(idKey(draft.queueId))?.queue);

  const putOne = (draft: QueueBindingDraft): DriverReply<QueueBinding> =>
    client
      .send(context, putAssistantQueue(assistantId, draft.queueId, bodyOf(draft)))
      .map((queue) => toBinding(queue, assistantId));

  const putEach = () => mapConcurrent(drafts, bulkConcurrency, putOne);
  if (drafts.length <= fewQueues) return putEach();

  const named = new Set(drafts.map(({ queueId }) => idKey(queueId)));
  /** The response may show what was sent, all queues, or a page. Queues that it does not show are put. */
  const settle = (
    returned: readonly GenesysAssistantQueue[],
  ): DriverReply<readonly QueueBinding[]> => {
    const shown = new Map(returned.map((queue) => [idKey(queue.id), queue]));
    return mapConcurrent(drafts, bulkConcurrency, (draft) => {
      const queue = shown.get(idKey(draft.queueId));
      return queue && isBoundAs(draft, queue)
        ? okAsync<QueueBinding, AssistantFailure>(toBinding(queue, assistantId))
        : putOne(draft);
    });
  };

  return paging
    .upTo(context, (page) => getAssistantQueues(assistantId, page), queuesPerPatch)
    .andThen((present) => {
      const kept = present?.filter(({ id }) => !named.has(idKey(id))) ?? [];
      if (present === undefined || kept.length + drafts.length > queuesPerPatch) return putEach();
      const wanted = [...kept.map(writableQueue), ...drafts.map(bodyOf)];
      return client
        .send(context, patchAssistantQueues(assistantId, wanted))
        .map(({ entities }) => entities)
        .orElse((error) =>
          // The array may exceed an unpublished maximum, or the vendor refuses one queue, whose own
          // PUT then names it.
          error.kind === 'invalidInput' ? okAsync([]) : errAsync(error),
        )
        .andThen(settle);
    });
}
