/** Queues of an assistant and of all: read, attach, detach. */
import { attach, detach } from './attachments.js';
import type { WantedQueue } from './attachments.js';
import { parameter } from './call.js';
import type { Call, Handler } from './call.js';
import { GenesysRefusal, refuseFields } from './errors.js';
import { assistantOf, attachedQueueOf, requireQueue } from './lookup.js';
import { listing } from './paging.js';
import type { Listing } from './paging.js';
import { refuse } from './query.js';
import type { AttachedQueue } from './resources.js';
import { attachedQueueView } from './views.js';

export const getAssistantsQueues: Handler = (call) => {
  const ids = queueIdsOf(call);
  const queues = [...call.store.listed().assistantQueues.values()];
  const chosen = ids ? queues.filter(({ id }) => ids.has(id)) : queues;
  return { status: 200, body: queueListing(call, chosen) };
};

export const getAssistantQueues: Handler = (call) => {
  const { id } = assistantOf(call);
  const queues = [...call.store.listed().assistantQueues.values()];
  const own = queues.filter((queue) => queue.assistantId === id);
  return { status: 200, body: queueListing(call, own) };
};

function queueListing(call: Call, entries: readonly AttachedQueue[]): Listing {
  const { settings, query } = call;
  return listing(call, {
    entries,
    // Attached queues carry no name, so that the orders by name and by id are one.
    keyOf: ({ id, sequence }) => (settings.listOrder === 'created' ? [sequence] : [id]),
    view: (queue) => attachedQueueView(call, queue),
    pageSize: settings.defaultPageSize,
    pinned: [query.queueIds],
  });
}

function queueIdsOf({ query, settings }: Call): ReadonlySet<string> | undefined {
  const { queueIds } = query;
  const { maxQueueIds = Infinity } = settings;
  if (queueIds && queueIds.length > maxQueueIds)
    throw refuse('queueIds', queueIds.join(','), `at most ${maxQueueIds} ids`);
  return queueIds && new Set(queueIds);
}

export const getAssistantQueue: Handler = (call) => ({
  status: 200,
  body: attachedQueueView(call, attachedQueueOf(call)),
});

/** 201 for a new association, 200 for one that was there (official Swagger). */
export const putAssistantQueue: Handler = (call) => {
  const assistant = assistantOf(call);
  const id = parameter(call, 'queueId');
  const wanted = call.body as WantedQueue;
  if (wanted.id !== id && call.settings.queueIdMismatch === 'refused')
    throw refuseFields([
      {
        field: 'id',
        code: 'constraint.validation',
        params: { constraint: 'id must be that of the path' },
      },
    ]);
  requireQueue(id, 'id', call);
  const isReplaced = call.store.assistantQueues.get(id)?.assistantId === assistant.id;
  const queue = attach(call, assistant.id, { ...wanted, id });
  return { status: isReplaced ? 200 : 201, body: attachedQueueView(call, queue) };
};

/** All or nothing: every entry is checked before the first is attached. */
export const patchAssistantQueues: Handler = (call) => {
  const assistant = assistantOf(call);
  const body = call.body as readonly WantedQueue[];
  const wanted = new Map(body.map((queue) => [queue.id, queue]));
  if (wanted.size < body.length && call.settings.duplicateQueueIds === 'refused')
    throw refuseFields([
      {
        field: 'id',
        code: 'constraint.validation',
        params: { constraint: 'id must not be repeated' },
      },
    ]);
  for (const [index, { id }] of body.entries()) requireQueue(id, `[${index}].id`, call);

  const { assistantQueues } = call.store;
  const own = () =>
    [...assistantQueues.values()].filter((queue) => queue.assistantId === assistant.id);
  if (call.settings.patchQueues === 'replace')
    for (const queue of own()) if (!wanted.has(queue.id)) detach(call, queue);
  const attached = [...wanted.values()].map((queue) => attach(call, assistant.id, queue));
  const answered = call.settings.patchQueuesAnswer === 'all' ? own() : attached;
  const entities = answered.map((queue) => attachedQueueView(call, queue));
  return {
    status: 200,
    body: { entities, selfUri: call.request.target.slice(call.apiPrefix.length) },
  };
};

export const deleteAssistantQueue: Handler = (call) => {
  detach(call, attachedQueueOf(call));
  return { status: 204 };
};

export const deleteAssistantQueues: Handler = (call) => {
  const { id } = assistantOf(call);
  const { settings, store } = call;
  const own = [...store.assistantQueues.values()].filter((queue) => queue.assistantId === id);
  const ids = queueIdsOf(call);
  if (!ids && settings.deleteQueuesWithoutIds === 'refused')
    throw refuse('queueIds', '', 'ids of queues');
  if (!ids && settings.deleteQueuesWithoutIds === 'nothing') return { status: 204 };
  const chosen = ids ? own.filter((queue) => ids.has(queue.id)) : own;
  if (ids && chosen.length < ids.size) refuseUnattached(call);
  for (const queue of chosen) detach(call, queue);
  return { status: 204 };
};

function refuseUnattached({ settings }: Call): void {
  if (settings.deleteUnattachedQueues === 'notFound') throw new GenesysRefusal('not.found');
  // `conflict` is a code of this operation alone (official Swagger).
  if (settings.deleteUnattachedQueues === 'conflict') throw new GenesysRefusal('conflict');
}
