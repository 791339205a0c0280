/** Finds what a path names, or refuses with the vendor's 404. */
import { parameter } from './call.js';
import type { Call, Environment } from './call.js';
import { GenesysRefusal, refuseFields } from './errors.js';
import { isWellFormedId } from './ids.js';
import type { AssistantRecord, AttachedQueue } from './resources.js';

export function found<T>(entry: T | undefined): T {
  if (entry === undefined) throw new GenesysRefusal('not.found');
  return entry;
}

export function assistantOf(call: Call): AssistantRecord {
  return found(call.store.assistants.get(parameter(call, 'assistantId')));
}

/** The queue of the path, if it is attached to the assistant of the path. */
export function attachedQueueOf(call: Call): AttachedQueue {
  const assistant = assistantOf(call);
  const queue = found(call.store.assistantQueues.get(parameter(call, 'queueId')));
  if (queue.assistantId !== assistant.id) throw new GenesysRefusal('not.found');
  return queue;
}

export function queueExists(id: string, { store, settings }: Environment): boolean {
  if (store.routingQueues.has(id)) return true;
  return settings.unknownQueue === 'accepted' && isWellFormedId(id, settings);
}

/** A queue that is to be attached: its form has been checked, its existence is a setting. */
export function requireQueue(id: string, field: string, call: Call): void {
  if (queueExists(id, call)) return;
  if (call.settings.unknownQueue === 'notFound') throw new GenesysRefusal('not.found');
  const params = { value: id, type: 'QueueId', allowed: 'the id of a queue' };
  throw refuseFields([{ field, code: 'invalid.value', params }]);
}
