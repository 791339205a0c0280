/** The rule behind all writes to queues: a queue has at most one assistant, and attaching elsewhere displaces it. */
import { timestamp } from './call.js';
import type { Call } from './call.js';
import type { AttachedQueue } from './resources.js';

export interface WantedQueue {
  readonly id: string;
  readonly mediaTypes: readonly string[];
  readonly assignmentMode?: 'Auto' | 'Manual';
  readonly [member: string]: unknown;
}

/** Silently replaces (blog post by Genesys staff); new associations start as Auto, without users (live client code). */
export function attach(call: Call, assistantId: string, wanted: WantedQueue): AttachedQueue {
  const { store, settings } = call;
  const held = store.assistantQueues.get(wanted.id);
  const now = timestamp(call);
  const same = held?.assistantId === assistantId ? held : undefined;
  const mode = settings.assignmentModeInPut === 'applied' ? wanted.assignmentMode : undefined;
  const queue: AttachedQueue = {
    ...wanted,
    assistantId,
    assignmentMode: mode ?? same?.assignmentMode ?? 'Auto',
    users: same?.users ?? [],
    sequence: same?.sequence ?? store.nextSequence(),
    dateCreated: same?.dateCreated ?? now,
    dateModified: now,
  };
  if (held && !same) {
    detach(call, held);
    const loser = store.assistants.get(held.assistantId);
    if (loser && settings.takeover === 'modifiesOldAssistant')
      store.assistants.set(loser.id, { ...loser, dateModified: now });
  }
  store.assistantQueues.set(queue.id, queue);
  return queue;
}

/** Drops the queue's user assignments with it (live client code). */
export function detach({ store }: Call, queue: AttachedQueue): void {
  store.assistantQueues.delete(queue.id);
  for (const job of store.userJobs.values())
    if (job.queueId === queue.id) store.userJobs.delete(job.id);
}
