/** The rule behind every write to queues: a queue has at most one assistant, and attaching it again moves it. */
import { timestamp } from './handler-context.js';
import type { Environment, HandlerContext } from './handler-context.js';
import type { QueueRecord } from './resources.js';

export interface WantedQueue {
  readonly id: string;
  readonly mediaTypes: readonly string[];
  readonly assignmentMode?: 'Auto' | 'Manual';
  readonly [member: string]: unknown;
}

/**
 * Moves the queue without an error (blog post by Genesys staff). A new association starts in mode Auto without
 * users (live client code).
 */
export function attach(
  context: HandlerContext,
  assistantId: string,
  wanted: WantedQueue,
): QueueRecord {
  const { store, settings } = context;
  const held = store.assistantQueues.get(wanted.id);
  const now = timestamp(context);
  const same = held?.assistantId === assistantId ? held : undefined;
  const mode = settings.assignmentModeInPut === 'applied' ? wanted.assignmentMode : undefined;
  const queue: QueueRecord = {
    ...wanted,
    assistantId,
    assignmentMode: mode ?? same?.assignmentMode ?? 'Auto',
    sequence: same?.sequence ?? store.nextSequence(),
    dateCreated: same?.dateCreated ?? now,
    dateModified: now,
  };
  if (held && !same) {
    detach(context, held);
    const loser = store.assistants.get(held.assistantId);
    if (loser && settings.takeover === 'modifiesOldAssistant')
      store.assistants.set({ ...loser, dateModified: now });
  }
  store.assistantQueues.set(queue);
  return queue;
}

/** Detaches the queue and drops its user assignments (live client code). */
export function detach(environment: Environment, queue: QueueRecord): void {
  const { assistantQueues, userJobs } = environment.store;
  assistantQueues.delete(queue.id);
  for (const { id } of [...userJobs.list('byQueue', queue.id).walk(0, 1)]) userJobs.delete(id);
  clearUsers(environment, queue);
}

export function clearUsers({ store: { assignments } }: Environment, queue: QueueRecord): void {
  for (const { id } of [...assignments.list('byQueue', queue.id).walk(0, 1)])
    assignments.delete(id);
}
