/** Attaching a queue to an assistant takes it from another without a word (blog post by Genesys staff). */
import type { QueueBinding } from '@assistant-provider/core';
import type { AssistantFailure } from '@assistant-provider/core/adapter';
import type { ConflictRule, DriverContext } from '@assistant-provider/core/adapter';
import { sameId } from '../mapping/ids.js';
import type { BoundQueues } from './bound-queues.js';

/** The bindings that other assistants would lose. */
export function displacedBy(assistantId: string, bound: BoundQueues): readonly QueueBinding[] {
  return [...bound.values()]
    .map(({ binding }) => binding)
    .filter((binding) => !sameId(binding.assistantId, assistantId));
}

/** More are not worth a message. */
const named = 5;

export function refusal(
  displaced: readonly QueueBinding[],
  { onConflict }: ConflictRule,
  context: DriverContext,
): AssistantFailure | undefined {
  if (onConflict === 'take' || displaced.length === 0) return undefined;
  const holders = displaced
    .slice(0, named)
    .map(({ queueId, assistantId }) => `queue ${queueId} has the assistant ${assistantId}`);
  const others = displaced.length > named ? `, and ${displaced.length - named} more` : '';
  return context.error({
    kind: 'conflict',
    message: `nothing was bound: ${holders.join(', ')}${others}`,
    issues: displaced.slice(0, named).map(({ queueId, assistantId }, index) => ({
      field: 'queueId',
      rule: 'displaces',
      message: holders[index] ?? `${queueId} ${assistantId}`,
    })),
  });
}
