/** Attaching a queue silently takes it from another assistant (blog post by Genesys staff). */
import { joinMessages } from '@assistant-provider/adapter-kit';
import type { QueueBinding } from '@assistant-provider/core';
import type {
  AssistantFailure,
  ConflictRule,
  DriverContext,
} from '@assistant-provider/core/adapter';
import { sameId } from '../mapping/ids.js';
import type { BoundQueues } from './bound-queues.js';

/** The bindings that other assistants would lose. */
export function bindingsOfOthers(assistantId: string, bound: BoundQueues): readonly QueueBinding[] {
  return [...bound.values()]
    .map(({ binding }) => binding)
    .filter((binding) => !sameId(binding.assistantId, assistantId));
}

/** More bindings would not fit into a message. */
const named = 5;

/** The error for bindings that the caller does not want to take from others. */
export function conflictWith(
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
