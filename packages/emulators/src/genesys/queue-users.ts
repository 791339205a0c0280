/** Users assigned to an attached queue, and the jobs that switch between automatic and manual assignment. */
import { randomUUID } from 'node:crypto';
import { parameter, timestamp } from './handler-context.js';
import type { HandlerContext, Environment, Handler, HandlerResult } from './handler-context.js';
import { GenesysRefusal } from './errors.js';
import { findAttachedQueue, requireFound } from './lookup.js';
import { listPage } from './paging.js';
import type { AttachedQueue, UserJob } from './resources.js';
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
    entries: queue.users,
    keyOf: (id) => [id],
    view: userView,
    pageSize: context.settings.defaultPageSize,
  });
  return { status: 200, body: page };
};

export const postAssistantQueueUsersBulkAdd: Handler = (context) => {
  const { settings, store } = context;
  return changeUsers(context, (id, users) => {
    if (settings.unknownUser === 'failed' && !store.users.has(id))
      return { code: 'not.found', message: `User ${id} was not found.` };
    if (settings.addAssignedUser === 'failed' && users.has(id))
      return { code: 'request.conflict', message: `User ${id} is assigned already.` };
    users.add(id);
    return undefined;
  });
};

export const postAssistantQueueUsersBulkRemove: Handler = (context) =>
  changeUsers(context, (id, users) => {
    if (users.delete(id) || context.settings.removeUnassignedUser === 'accepted') return undefined;
    return { code: 'not.found', message: `User ${id} is not assigned.` };
  });

/** Responds with 204 if every entry succeeded, or 200 with the results if one failed (official Swagger). */
function changeUsers(
  context: HandlerContext,
  apply: (id: string, users: Set<string>) => BulkError | undefined,
): HandlerResult {
  const queue = findManualQueue(context);
  const users = new Set(queue.users);
  const results = (context.body as UsersBody).entities.map(({ id }) => {
    const error = apply(id, users);
    return { entity: { id }, ...(error && { error }) };
  });
  replaceUsers(context, queue, [...users]);
  const errorIndexes = results.flatMap(({ error }, index) => (error ? [index] : []));
  if (errorIndexes.length === 0) return { status: 204 };
  return { status: 200, body: { results, errorCount: errorIndexes.length, errorIndexes } };
}

export const postAssistantQueueUsersQuery: Handler = (context) => {
  const queue = findManualQueue(context);
  const asked = new Set((context.body as UsersBody).entities.map(({ id }) => id));
  const users = queue.users.filter((id) => asked.has(id)).map(userView);
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
  };
  context.store.userJobs.set(job.id, job);
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
  for (const job of store.userJobs.values()) {
    if (job.status !== 'InProgress' || job.endsAt > clock.now()) continue;
    store.userJobs.set(job.id, { ...job, status: settings.userJobOutcome });
    const queue = store.assistantQueues.get(job.queueId);
    if (!queue || settings.userJobOutcome === 'Failed') continue;
    const assignmentMode = job.action === 'ManualAssignment' ? 'Manual' : 'Auto';
    const clears = assignmentMode === 'Manual' || settings.switchToAuto === 'clearsUsers';
    const users = queue.assignmentMode !== assignmentMode && clears ? [] : queue.users;
    store.assistantQueues.set(queue.id, { ...queue, assignmentMode, users });
  }
}

/** Bulk requests and queries need the mode Manual (live client code). */
function findManualQueue(context: HandlerContext): AttachedQueue {
  const queue = findAttachedQueue(context);
  if (queue.assignmentMode === 'Manual') return queue;
  const code = context.settings.usersInAutoMode === 'conflict' ? 'request.conflict' : 'bad.request';
  throw new GenesysRefusal(code, { message: 'The queue assignment mode is Auto.' });
}

function replaceUsers(
  context: HandlerContext,
  queue: AttachedQueue,
  users: readonly string[],
): void {
  context.store.assistantQueues.set(queue.id, {
    ...queue,
    users,
    dateModified: timestamp(context),
  });
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
