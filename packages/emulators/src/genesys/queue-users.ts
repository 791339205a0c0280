/** Users assigned to an attached queue, and the jobs that switch between automatic and manual assignment. */
import { randomUUID } from 'node:crypto';
import { recordsOf } from '../server/table.js';
import { clearUsers } from './attachments.js';
import { parameter, timestamp } from './handler-context.js';
import type { HandlerContext, Environment, Handler, HandlerResult } from './handler-context.js';
import { GenesysRefusal } from './errors.js';
import { findAttachedQueue, requireFound } from './lookup.js';
import { listPage } from './paging.js';
import type { QueueRecord, UserJob } from './resources.js';
import { assignmentOf } from './tables.js';
import type { Assignment } from './tables.js';
import { assistantUri, attachedQueueView, userView } from './views.js';

interface UsersBody {
  readonly entities: readonly { readonly id: string }[];
}

interface BulkError {
  readonly code: string;
  readonly message: string;
}

/** Undocumented, but used by live client code; paged like other lists. */
export const getAssistantQueueUsers: Handler = (context) => {
  const queue = findAttachedQueue(context);
  const page = listPage(context, {
    list: context.store.assignments.listed().list('byQueue', queue.id),
    view: ({ userId }) => userView(userId),
    pageSize: context.settings.defaultPageSize,
  });
  return { status: 200, body: page };
};

export const postAssistantQueueUsersBulkAdd: Handler = (context) => {
  const { settings, store } = context;
  return changeUsers(context, (assignment) => {
    const { id, userId } = assignment;
    if (settings.unknownUser === 'failed' && !store.users.has(userId))
      return { code: 'not.found', message: `User ${userId} was not found.` };
    if (settings.addAssignedUser === 'failed' && store.assignments.has(id))
      return { code: 'request.conflict', message: `User ${userId} is assigned already.` };
    if (!store.assignments.has(id)) store.assignments.set(assignment);
    return undefined;
  });
};

export const postAssistantQueueUsersBulkRemove: Handler = (context) =>
  changeUsers(context, ({ id, userId }) => {
    const { settings, store } = context;
    if (!store.assignments.has(id) && settings.removeUnassignedUser === 'failed')
      return { code: 'not.found', message: `User ${userId} is not assigned.` };
    store.assignments.delete(id);
    return undefined;
  });

/** Responds with 204 if every entry succeeded, or 200 with the results if one failed (official Swagger). */
function changeUsers(
  context: HandlerContext,
  apply: (assignment: Assignment) => BulkError | undefined,
): HandlerResult {
  const queue = findManualQueue(context);
  const results = (context.body as UsersBody).entities.map(({ id }) => {
    const error = apply(assignmentOf(queue.id, id));
    return { entity: { id }, ...(error && { error }) };
  });
  context.store.assistantQueues.set({ ...queue, dateModified: timestamp(context) });
  const errorIndexes = results.flatMap(({ error }, index) => (error ? [index] : []));
  if (errorIndexes.length === 0) return { status: 204 };
  return { status: 200, body: { results, errorCount: errorIndexes.length, errorIndexes } };
}

export const postAssistantQueueUsersQuery: Handler = (context) => {
  const queue = findManualQueue(context);
  const asked = (context.body as UsersBody).entities.map(({ id }) => assignmentOf(queue.id, id).id);
  const users = recordsOf(context.store.assignments, asked).map(({ userId }) => userView(userId));
  return { status: 200, body: { queue: attachedQueueView(context, queue), users } };
};

export const postAssistantQueueUsersJobs: Handler = (context) => {
  const queue = findAttachedQueue(context);
  const { action } = context.body as Pick<UserJob, 'action'>;
  const job: UserJob = {
    id: randomUUID(),
    assistantId: queue.assistantId,
    queueId: queue.id,
    action,
    status: 'InProgress',
    endsAt: context.clock.now() + context.settings.userJobMilliseconds,
    sequence: context.store.nextSequence(),
  };
  context.store.userJobs.set(job);
  finishDueJobs(context);
  const settled = requireFound(context.store.userJobs.get(job.id));
  return { status: settled.status === 'InProgress' ? 202 : 200, body: jobView(settled) };
};

export const getAssistantQueueUsersJob: Handler = (context) => {
  const queue = findAttachedQueue(context);
  const job = requireFound(context.store.userJobs.get(parameter(context, 'jobId')));
  if (job.queueId !== queue.id) throw new GenesysRefusal('not.found');
  return { status: 200, body: jobView(job) };
};

/** Finishes jobs whose time has come. Called before each operation, because no timer runs. */
export function finishDueJobs(environment: Environment): void {
  const { store, clock, settings } = environment;
  const due = [];
  for (const job of store.userJobs.list('unfinished').walk(0, 1)) {
    if (job.endsAt > clock.now()) break;
    due.push(job);
  }
  for (const job of due) {
    store.userJobs.set({ ...job, status: settings.userJobOutcome });
    const queue = store.assistantQueues.get(job.queueId);
    if (!queue || settings.userJobOutcome === 'Failed') continue;
    const assignmentMode = job.action === 'ManualAssignment' ? 'Manual' : 'Auto';
    const clears = assignmentMode === 'Manual' || settings.switchToAuto === 'clearsUsers';
    if (queue.assignmentMode !== assignmentMode && clears) clearUsers(environment, queue);
    store.assistantQueues.set({ ...queue, assignmentMode });
  }
}

/** Bulk requests and queries need the mode Manual (live client code). */
function findManualQueue(context: HandlerContext): QueueRecord {
  const queue = findAttachedQueue(context);
  if (queue.assignmentMode === 'Manual') return queue;
  const code = context.settings.usersInAutoMode === 'conflict' ? 'request.conflict' : 'bad.request';
  throw new GenesysRefusal(code, { message: 'The queue assignment mode is Auto.' });
}

function jobView({ id, status, assistantId, queueId }: UserJob) {
  const queueUri = `${assistantUri(assistantId)}/queues/${encodeURIComponent(queueId)}`;
  const errorInfo = { code: 'internal.server.error', message: 'The job failed.' };
  return {
    id,
    status,
    ...(status === 'Failed' && { errorInfo }),
    selfUri: `${queueUri}/users/jobs/${id}`,
  };
}
