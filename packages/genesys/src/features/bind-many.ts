/**
 * Binds many queues with few requests.
 *
 * PATCH …/queues takes an array. No source proves whether it merges or replaces (the blog post by
 * Genesys staff speaks of attaching). So the full wanted set is sent: the queues that the assistant
 * has, and those to bind. Either way, every other queue stays. The set is sent in one request, because
 * under "replaces" a second chunk would drop the first. A set that is too large, or that the vendor
 * refuses, is written queue by queue. So is a small one, since reading the whole set costs more.
 *
 * Known gap: between read and write no other call of this driver changes the queues of this assistant,
 * but another process may. If PATCH replaces, a queue attached meanwhile is lost, and a queue removed
 * meanwhile comes back. The vendor documents no version to check (the last write wins).
 */
import type { AssistantFailure, DriverReply } from '@assistant-provider/core/adapter';
import type {
  BindManyOutcome,
  ErrorKind,
  Issue,
  QueueBinding,
  QueueBindingDraft,
} from '@assistant-provider/core';
import type { ConflictRule, DriverContext } from '@assistant-provider/core/adapter';
import { errAsync, okAsync } from 'neverthrow';
import { invalidInput, mapConcurrent, nameItems } from '@assistant-provider/adapter-kit';
import { bulkConcurrency, queuesPerPatch } from '../limits.js';
import { fromBinding, isBoundAs, toBinding } from '../mapping/queue-binding.js';
import { getAssistantQueues, patchAssistantQueues, putAssistantQueue } from '../wire/requests.js';
import type { GenesysAssistantQueue } from '../wire/vendor-types.js';
import { writableQueue } from '../mapping/writable.js';
import { claimQueues } from './claim-queues.js';
import type { BoundQueues } from './bound-queues.js';
import { idKey } from '../mapping/ids.js';
import type { DriverServices } from './driver-services.js';
import { readChangeWrite } from './read-change-write.js';

/** PATCH needs a read as well, so for this many queues PUT takes no more requests. */
const fewQueues = 2;

/** What to bind, and whether it may be taken from other assistants. */
export interface BindManyCall {
  readonly assistantId: string;
  readonly drafts: readonly QueueBindingDraft[];
  readonly rule: ConflictRule;
}

export function bindMany(
  services: DriverServices,
  { assistantId, drafts, rule }: BindManyCall,
  context: DriverContext,
): DriverReply<BindManyOutcome> {
  const queueIds = drafts.map(({ queueId }) => queueId);
  const repeated = repeatedIds(queueIds);
  if (repeated.length > 0) return errAsync(context.error(invalidInput(repeated)));
  // Writing queue by queue changes no other queue.
  const writesWholeSet = drafts.length > fewQueues;
  return claimQueues(
    services,
    { assistantId, queueIds, rule, writesWholeSet },
    context,
    ({ own, takenFrom }) =>
      write(services, assistantId, drafts, own, context).map((bindings) => ({
        bindings,
        takenFrom,
      })),
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
  { client, paging }: DriverServices,
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
      .map((queue) => {
        context.done([draft.queueId]);
        return toBinding(queue, assistantId);
      })
      .mapErr((error) => nameItems(error, 'queue', [draft.queueId]));

  if (drafts.length <= fewQueues) return mapConcurrent(drafts, bulkConcurrency, putOne);

  const queueIds = drafts.map(({ queueId }) => queueId);
  const named = new Set(queueIds.map(idKey));
  /** The response may show what was sent, all queues, or a page. Queues that it does not show are put. */
  const settle = (
    returned: readonly GenesysAssistantQueue[],
  ): DriverReply<readonly QueueBinding[]> => {
    const queues = new Map(returned.map((queue) => [idKey(queue.id), queue]));
    const shown = new Map(
      drafts.flatMap((draft) => {
        const queue = queues.get(idKey(draft.queueId));
        return queue && isBoundAs(draft, queue) ? [[draft, toBinding(queue, assistantId)]] : [];
      }),
    );
    context.done([...shown.keys()].map(({ queueId }) => queueId));
    return mapConcurrent(drafts, bulkConcurrency, (draft) => {
      const binding = shown.get(draft);
      return binding ? okAsync<QueueBinding, AssistantFailure>(binding) : putOne(draft);
    });
  };

  /** Sends the whole wanted set, if it is not too large. Resolves to the queues that the response shows. */
  const patchSet = (): DriverReply<readonly GenesysAssistantQueue[]> =>
    paging
      .upTo(context, (page) => getAssistantQueues(assistantId, page), queuesPerPatch)
      .andThen((present) => {
        const kept = present?.filter(({ id }) => !named.has(idKey(id))) ?? [];
        if (present === undefined || kept.length + drafts.length > queuesPerPatch)
          return okAsync([]);
        const wanted = [...kept.map(writableQueue), ...drafts.map(bodyOf)];
        return client
          .send(context, patchAssistantQueues(assistantId, wanted))
          .map(({ entities }) => entities)
          .mapErr((error) => nameItems(error, 'queue', queueIds))
          .orElse((error) => (mayBlameOne.includes(error.kind) ? okAsync([]) : errAsync(error)));
      });

  return readChangeWrite(patchSet).andThen(settle);
}

/**
 * The array may exceed an unpublished maximum, or the vendor refuses one of the queues, whose own PUT
 * then names it.
 */
const mayBlameOne: readonly ErrorKind[] = ['invalidInput', 'notFound'];
