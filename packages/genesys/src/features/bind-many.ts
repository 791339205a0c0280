/**
 * Binding many queues with few requests.
 *
 * PATCH …/queues takes an array, and no source proves whether it merges or replaces (the blog post
 * by Genesys staff speaks of attaching). So what is sent is the full wanted set, what the assistant
 * has and what it is to get: under both readings every queue that is not named stays. It is sent in
 * one request, for under "replaces" a second chunk would drop the first; a set too large for that,
 * or one that the vendor refuses, is written queue by queue. So is a small one, for which reading
 * the whole set would cost more than it saves.
 *
 * What remains: between our read and our write no other call of this driver changes the queues of
 * this assistant, but somebody else may, or this driver may give one of them to another assistant.
 * What was attached then is lost if PATCH replaces, and what was removed comes back. The vendor has
 * no version to check (last write wins everywhere).
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
import { invalidInput } from '../errors/describe.js';
import { bulkConcurrency, queuesPerPatch } from '../limits.js';
import { fromBinding, isBoundAs, toBinding } from '../mapping/assistant.js';
import { getAssistantQueues, patchAssistantQueues, putAssistantQueue } from '../wire/operations.js';
import type { GenesysAssistantQueue } from '../wire/vendor-types.js';
import { writableQueue } from '../mapping/writable.js';
import { displacedBy, refusal } from './displacement.js';
import { lookUp, type BoundQueues } from './bound-queues.js';
import { idKey } from '../mapping/ids.js';
import type { DriverParts } from './driver-parts.js';

/** A PATCH takes a read as well: for this many, PUT is as few requests. */
const fewQueues = 2;

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
  // What is written queue by queue changes no other.
  const enter = parts.locks.queues[drafts.length <= fewQueues ? 'shared' : 'exclusive'];
  return enter(assistantId, context, () =>
    lookUp(parts.paging, queueIds, context).andThen((bound) => {
      const takenFrom = displacedBy(assistantId, bound);
      const refused = refusal(takenFrom, rule, context);
      if (refused) return errAsync(refused);
      const taken = new Set(takenFrom);
      const own: BoundQueues = new Map([...bound].filter(([, { binding }]) => !taken.has(binding)));
      return write(parts, assistantId, drafts, own, context).map((bindings) => ({
        bindings,
        takenFrom,
      }));
    }),
  );
}

/** Core tells texts apart, and a UUID is the same in either letter case. */
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
  /** The answer may hold what was sent, or all, or a page of it; what it does not show is put. */
  const settle = (
    answered: readonly GenesysAssistantQueue[],
  ): DriverReply<readonly QueueBinding[]> => {
    const shown = new Map(answered.map((queue) => [idKey(queue.id), queue]));
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
          // A maximum of the array that nobody published; or one queue that is refused, which its
          // own PUT then names.
          error.kind === 'invalidInput' ? okAsync([]) : errAsync(error),
        )
        .andThen(settle);
    });
}
