/** Finds the resources that a path names, or fails with the vendor's 404. */
import { parameter } from './handler-context.js';
import type { HandlerContext, Environment } from './handler-context.js';
import { GenesysRefusal, refuseFields } from './errors.js';
import { isWellFormedId } from './ids.js';
import type { AssistantRecord, QueueRecord } from './resources.js';

export function requireFound<T>(entry: T | undefined): T {
  if (entry === undefined) throw new GenesysRefusal('not.found');
  return entry;
}

export function findAssistant(context: HandlerContext): AssistantRecord {
  return requireFound(context.store.assistants.get(parameter(context, 'assistantId')));
}

/** Returns the path's queue if it is attached to the path's assistant. */
export function findAttachedQueue(context: HandlerContext): QueueRecord {
  const assistant = findAssistant(context);
  const queue = requireFound(context.store.assistantQueues.get(parameter(context, 'queueId')));
  if (queue.assistantId !== assistant.id) throw new GenesysRefusal('not.found');
  return queue;
}

/** The queues attached to an assistant, in the order of lists. A copy, so that they can be detached one by one. */
export function queuesOf(assistantId: string, { store }: Environment): readonly QueueRecord[] {
  return [...store.assistantQueues.list('byAssistant', assistantId).walk(0, 1)];
}

export function queueExists(id: string, { store, settings }: Environment): boolean {
  if (store.routingQueues.has(id)) return true;
  return settings.unknownQueue === 'accepted' && isWellFormedId(id, settings);
}

/** Checks that a queue can be attached. The schema checks the format of the id; its existence is a setting. */
export function requireQueue(id: string, field: string, context: HandlerContext): void {
  if (queueExists(id, context)) return;
  if (context.settings.unknownQueue === 'notFound') throw new GenesysRefusal('not.found');
  const params = { value: id, type: 'QueueId', allowed: 'the id of a queue' };
  throw refuseFields([{ field, code: 'invalid.value', params }]);
}
