/**
 * Holds queues for one assistant while they are bound to it. Attaching a queue silently takes it from
 * another assistant (blog post by Genesys staff), so its present assistant is read first, and locks
 * keep that true until the write is done. Decision 20 tells why there are two locks.
 */
import { joinMessages } from '@assistant-provider/adapter-kit';
import type { QueueBinding } from '@assistant-provider/core';
import type {
  AssistantFailure,
  ConflictRule,
  DriverContext,
  DriverReply,
} from '@assistant-provider/core/adapter';
import { errAsync } from 'neverthrow';
import { sameId } from '../mapping/ids.js';
import { lookUp, type BoundQueues } from './bound-queues.js';
import type { DriverServices } from './driver-services.js';

export interface Claim {
  readonly assistantId: string;
  readonly queueIds: readonly string[];
  readonly rule: ConflictRule;
  /** Whether the assistant's other queues are written back, too. */
  readonly writesWholeSet: boolean;
}

/** The bindings of the claimed queues before the write. */
export interface FormerBindings {
  /** To this assistant. */
  readonly own: BoundQueues;
  /** To other assistants, which lose them. */
  readonly takenFrom: readonly QueueBinding[];
}

/** Runs `write` while no other call changes these queues, or fails with `conflict` by the rule. */
export function claimQueues<T>(
  { paging, locks }: DriverServices,
  { assistantId, queueIds, rule, writesWholeSet }: Claim,
  context: DriverContext,
  write: (former: FormerBindings) => DriverReply<T>,
): DriverReply<T> {
  return locks.queue.exclusive(queueIds, context, () =>
    lookUp(paging, queueIds, context).andThen((bound) => {
      const takenFrom = bindingsOfOthers(assistantId, bound);
      const conflict = conflictWith(takenFrom, rule, context);
      if (conflict) return errAsync(conflict);
      const taken = new Set(takenFrom);
      const own = new Map([...bound].filter(([, { binding }]) => !taken.has(binding)));
      // The former assistant's set is shared, so that no write of that whole set takes a queue back.
      const formerIds = takenFrom.map((binding) => binding.assistantId);
      const sets = writesWholeSet
        ? { exclusive: [assistantId], shared: formerIds }
        : { shared: [assistantId, ...formerIds] };
      return locks.queueSets.hold(sets, context, () => write({ own, takenFrom }));
    }),
  );
}

const bindingsOfOthers = (assistantId: string, bound: BoundQueues): readonly QueueBinding[] =>
  [...bound.values()]
    .map(({ binding }) => binding)
    .filter((binding) => !sameId(binding.assistantId, assistantId));

/** More bindings would not fit into a message. */
const named = 5;

/** The error for bindings that the caller does not want to take from others. */
function conflictWith(
  takenFrom: readonly QueueBinding[],
  { onConflict }: ConflictRule,
  context: DriverContext,
): AssistantFailure | undefined {
  if (onConflict === 'take' || takenFrom.length === 0) return undefined;
  const issues = takenFrom.slice(0, named).map(({ queueId, assistantId }) => ({
    field: 'queueId',
    rule: 'conflict',
    message: `queue ${queueId} is bound to assistant ${assistantId}`,
  }));
  const others = takenFrom.length > named ? `; ${takenFrom.length - named} more are bound` : '';
  return context.error({
    kind: 'conflict',
    message: `nothing was bound: ${joinMessages(issues)}${others}`,
    issues,
  });
}
