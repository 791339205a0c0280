/** Queues of one assistant and of all assistants: read, attach, detach. */
import { createSortedList } from '../server/sorted-list.js';
import type { SortedList } from '../server/sorted-list.js';
import { recordsOf } from '../server/table.js';
import { attach, detach } from './attachments.js';
import type { WantedQueue } from './attachments.js';
import { parameter } from './handler-context.js';
import type { HandlerContext, Handler } from './handler-context.js';
import { GenesysRefusal, refuseField } from './errors.js';
import { findAssistant, findAttachedQueue, queuesOf, requireQueue } from './lookup.js';
import { listPage } from './paging.js';
import type { ListBody } from './paging.js';
import { refuseParameter } from './query.js';
import type { QueueRecord } from './resources.js';
import { attachedQueueView } from './views.js';

export const getAssistantsQueues: Handler = (context) => {
  const ids = readQueueIds(context);
  const listed = context.store.assistantQueues.listed();
  const all = listed.list('all');
  const list = ids ? createSortedList(all.keyOf, recordsOf(listed, ids)) : all;
  return { status: 200, body: listQueues(context, list) };
};

export const getAssistantQueues: Handler = (context) => {
  const { id } = findAssistant(context);
  const own = context.store.assistantQueues.listed().list('byAssistant', id);
  return { status: 200, body: listQueues(context, own) };
};

function listQueues(context: HandlerContext, list: SortedList<QueueRecord>): ListBody {
  const { settings, query } = context;
  return listPage(context, {
    list,
    view: (queue) => attachedQueueView(context, queue),
    pageSize: settings.defaultPageSize,
    pinned: [query.queueIds],
  });
}

function readQueueIds({ query, settings }: HandlerContext): ReadonlySet<string> | undefined {
  const { queueIds } = query;
  const { maxQueueIds = Infinity } = settings;
  if (queueIds && queueIds.length > maxQueueIds)
    throw refuseParameter('queueIds', queueIds.join(','), `at most ${maxQueueIds} ids`);
  return queueIds && new Set(queueIds);
}

export const getAssistantQueue: Handler = (context) => ({
  status: 200,
  body: attachedQueueView(context, findAttachedQueue(context)),
});

/** Responds with 201 for a new association, or 200 for an existing one (official Swagger). */
export const putAssistantQueue: Handler = (context) => {
  const assistant = findAssistant(context);
  const id = parameter(context, 'queueId');
  const wanted = context.body as WantedQueue;
  if (wanted.id !== id && context.settings.queueIdMismatch === 'refused')
    throw refuseField('id', 'id must be that of the path');
  requireQueue(id, 'id', context);
  const isReplaced = context.store.assistantQueues.get(id)?.assistantId === assistant.id;
  const queue = attach(context, assistant.id, { ...wanted, id });
  return { status: isReplaced ? 200 : 201, body: attachedQueueView(context, queue) };
};

/** All or nothing: every entry is checked before the first is attached. */
export const patchAssistantQueues: Handler = (context) => {
  const assistant = findAssistant(context);
  const body = context.body as readonly WantedQueue[];
  const wanted = new Map(body.map((queue) => [queue.id, queue]));
  if (wanted.size < body.length && context.settings.duplicateQueueIds === 'refused')
    throw refuseField('id', 'id must not be repeated');
  for (const [index, { id }] of body.entries()) requireQueue(id, `[${index}].id`, context);

  const own = () => queuesOf(assistant.id, context);
  if (context.settings.patchQueues === 'replace')
    for (const queue of own()) if (!wanted.has(queue.id)) detach(context, queue);
  const attached = [...wanted.values()].map((queue) => attach(context, assistant.id, queue));
  const shown = context.settings.patchQueuesAnswer === 'all' ? own() : attached;
  const entities = shown.map((queue) => attachedQueueView(context, queue));
  return {
    status: 200,
    body: { entities, selfUri: context.request.target.slice(context.apiPrefix.length) },
  };
};

export const deleteAssistantQueue: Handler = (context) => {
  detach(context, findAttachedQueue(context));
  return { status: 204 };
};

export const deleteAssistantQueues: Handler = (context) => {
  const { id } = findAssistant(context);
  const { settings } = context;
  const ids = readQueueIds(context);
  if (!ids && settings.deleteQueuesWithoutIds === 'refused')
    throw refuseParameter('queueIds', '', 'ids of queues');
  if (!ids && settings.deleteQueuesWithoutIds === 'nothing') return { status: 204 };
  const own = ids
    ? recordsOf(context.store.assistantQueues, ids).filter(({ assistantId }) => assistantId === id)
    : queuesOf(id, context);
  if (ids && own.length < ids.size) checkUnattached(context);
  for (const queue of own) detach(context, queue);
  return { status: 204 };
};

function checkUnattached({ settings }: HandlerContext): void {
  if (settings.deleteUnattachedQueues === 'notFound') throw new GenesysRefusal('not.found');
  // Only this operation has the code `conflict` (official Swagger).
  if (settings.deleteUnattachedQueues === 'conflict') throw new GenesysRefusal('conflict');
}
