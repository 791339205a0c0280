/** The two reads of routing that matter to assistants. */
import { variationOr } from './assistants.js';
import { parameter } from './call.js';
import type { Handler } from './call.js';
import { GenesysRefusal } from './errors.js';
import { isWellFormedId } from './ids.js';
import { found, queueExists } from './lookup.js';
import { attachedQueueView, routingQueueView } from './views.js';

export const getRoutingQueue: Handler = (call) => {
  const id = parameter(call, 'queueId');
  // A code that only the routing reads have (official Swagger).
  if (!call.store.routingQueues.has(id) && !isWellFormedId(id, call.settings))
    throw new GenesysRefusal('invalid.id', { params: { value: id } });
  if (!queueExists(id, call)) throw new GenesysRefusal('not.found');
  return { status: 200, body: routingQueueView(call, id) };
};

/** An AssistantQueue: its id is the queue's, the assistant is one level down (live client code). */
export const getRoutingQueueAssistant: Handler = (call) => {
  const queue = found(call.store.assistantQueues.get(parameter(call, 'queueId')));
  const assistant = found(call.store.assistants.get(queue.assistantId));
  const variation = variationOr(call, assistant);
  const view = attachedQueueView(call, queue);
  return { status: 200, body: variation ? { ...view, assistant: variation } : view };
};
