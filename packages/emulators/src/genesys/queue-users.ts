/** Users assigned to an attached queue, and the jobs that switch between automatic and manual assignment. */
import { randomUUID } from 'node:crypto';
import { parameter, timestamp } from './call.js';
import type { Call, Environment, Handler, Reply } from './call.js';
import { GenesysRefusal } from './errors.js';
import { attachedQueueOf, found } from './lookup.js';
import { listing } from './paging.js';
import type { AttachedQueue, UserJob } from './resources.js';
import { assistantUri, attachedQueueView, userView } from './views.js';

interface UsersBody {
  readonly entities: readonly { readonly id: string }[];
}

interface BulkError {
  readonly code: string;
  readonly message: string;
}

/** Undocumented; used by live client code, and paged like the others. */
export const getAssistantQueueUsers: Handler = (call) => {
  const queue = attachedQueueOf(call);
  const page = listing(call, {
    entries: queue.users,
    keyOf: (id) => [id],
    view: userView,
    pageSize: call.settings.defaultPageSize,
  });
  return { status: 200, body: page };
};

export const postAssistantQueueUsersBulkAdd: Handler = (call) => {
  const { settings, store } = call;
  return bulk(call, (id, users) => {
    if (settings.unknownUser === 'failed' && !store.users.has(id))
      return { code: 'not.found', message: `User ${id} was not found.` };
    if (settings.addAssignedUser === 'failed' && users.has(id))
      return { code: 'request.conflict', message: `User ${id} is assigned already.` };
    users.add(id);
    return undefined;
  });
};

export const postAssistantQueueUsersBulkRemove: Handler = (call) =>
  bulk(call, (id, users) => {
    if (users.delete(id) || call.settings.removeUnassignedUser === 'accepted') return undefined;
    return { code: 'not.found', message: `User ${id} is not assigned.` };
  });

/** 204 when all worked, 200 with the results when some failed (official Swagger). */
function bulk(call: Call, apply: (id: string, users: Set<string>) => BulkError | undefined): Reply {
  const queue = manualQueueOf(call);
  const users = new Set(queue.users);
  const results = (call.body as UsersBody).entities.map(({ id }) => {
    const error = apply(id, users);
    return { entity: { id }, ...(error && { error }) };
  });
  replaceUsers(call, queue, [...users]);
  const errorIndexes = results.flatMap(({ error }, index) => (error ? [index] : []));
  if (errorIndexes.length === 0) return { status: 204 };
  return { status: 200, body: { results, errorCount: errorIndexes.length, errorIndexes } };
}

export const postAssistantQueueUsersQuery: Handler = (call) => {
  const queue = manualQueueOf(call);
  const asked = new Set((call.body as UsersBody).entities.map(({ id }) => id));
  const users = queue.users.filter((id) => asked.has(id)).map(userView);
  return { status: 200, body: { queue: attachedQueueView(call, queue), users } };
};

export const postAssistantQueueUsersJobs: Handler = (call) => {
  const queue = attachedQueueOf(call);
  const { action } = call.body as Pick<UserJob, 'action'>;
  const job: UserJob = {
    id: randomUUID(),
    assistantId: queue.assistantId,
    queueId: queue.id,
    action,
    status: 'InProgress',
    endsAt: call.clock.now() + call.settings.userJobMilliseconds,
  };
  call.store.userJobs.set(job.id, job);
  settleJobs(call);
  const settled = found(call.store.userJobs.get(job.id));
  return { status: settled.status === 'InProgress' ? 202 : 200, body: jobView(settled) };
};

export const getAssistantQueueUsersJob: Handler = (call) => {
  const queue = attachedQueueOf(call);
  const job = found(call.store.userJobs.get(parameter(call, 'jobId')));
  if (job.queueId !== queue.id) throw new GenesysRefusal('not.found');
  return { status: 200, body: jobView(job) };
};

/** Ends the jobs whose time has come; called before each operation, since nothing else makes time pass. */
export function settleJobs(environment: Environment): void {
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

/** Bulk requests and queries want the mode Manual (live client code). */
function manualQueueOf(call: Call): AttachedQueue {
  const queue = attachedQueueOf(call);
  if (queue.assignmentMode === 'Manual') return queue;
  const code = call.settings.usersInAutoMode === 'conflict' ? 'request.conflict' : 'bad.request';
  throw new GenesysRefusal(code, { message: 'The queue assignment mode is Auto.' });
}

function replaceUsers(call: Call, queue: AttachedQueue, users: readonly string[]): void {
  call.store.assistantQueues.set(queue.id, { ...queue, users, dateModified: timestamp(call) });
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
