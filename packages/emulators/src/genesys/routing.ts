/** One routing queue, and the assistant that is attached to it. */
import { requestedVariation } from './assistants.js';
import { parameter } from './handler-context.js';
import type { Handler } from './handler-context.js';
import { GenesysRefusal } from './errors.js';
import { isWellFormedId } from './ids.js';
import { requireFound, queueExists } from './lookup.js';
import { unnamedQueue } from './unnamed.js';
import { attachedQueueView, routingQueueView } from './views.js';

export const getRoutingQueue: Handler = (context) => {
  const id = parameter(context, 'queueId');
  // Only the routing reads have this code (official Swagger).
  if (!context.store.routingQueues.has(id) && !isWellFormedId(id, context.settings))
    throw new GenesysRefusal('invalid.id', { params: { value: id } });
  if (!queueExists(id, context)) throw new GenesysRefusal('not.found');
  const queue = context.store.routingQueues.get(id) ?? unnamedQueue(id);
  return { status: 200, body: routingQueueView(queue) };
};

/** Responds with an AssistantQueue: its id is the queue's, and the assistant is a member (live client code). */
export const getRoutingQueueAssistant: Handler = (context) => {
  const queue = requireFound(context.store.assistantQueues.get(parameter(context, 'queueId')));
  const assistant = requireFound(context.store.assistants.get(queue.assistantId));
  const variation = requestedVariation(context, assistant);
  const view = attachedQueueView(context, queue);
  return { status: 200, body: variation ? { ...view, assistant: variation } : view };
};
