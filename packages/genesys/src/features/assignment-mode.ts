/** How the users of a queue get an assistant: the vendor assigns all of them, or an administrator some. */
import {
  pollUntil,
  type AssistantFailure,
  type DriverContext,
  type DriverReply,
} from '@assistant-provider/core/adapter';
import { err, errAsync, ok, okAsync, ResultAsync, type Result } from 'neverthrow';
import { ruleForResponse } from '../errors/lookup.js';
import type { Client } from '../http/client.js';
import type { QueueUsers } from '../mapping/queue-users.js';
import {
  getAssistantQueueUsersJob,
  postAssistantQueueUsersJobs,
  postAssistantQueueUsersQuery,
} from '../wire/part-requests.js';
import type { GenesysAssistantQueue, GenesysQueueUsersJob } from '../wire/vendor-types.js';

/** The text with which the vendor refuses to look up users of such a queue (live client code). */
const saysAuto = /assignment mode is auto\b/i;

/**
 * Resolves to the mode of a queue. Entries show it to live clients, but the contract does not list the
 * member. Without it, the vendor is asked for no users at all: it refuses while the mode is Auto.
 */
export function readAssignmentMode(
  client: Client,
  assistantId: string,
  { id, assignmentMode }: GenesysAssistantQueue,
  context: DriverContext,
): DriverReply<string> {
  if (assignmentMode) return okAsync(assignmentMode);
  return client
    .send(context, postAssistantQueueUsersQuery(assistantId, id, []))
    .map(() => 'Manual')
    .orElse((error) => (saysAuto.test(error.message) ? okAsync('Auto') : errAsync(error)));
}

const actions = { Auto: 'AutoAssignment', Manual: 'ManualAssignment' } as const;

/** Only a job changes the mode (live client code). The deadline of the call bounds the wait for it. */
export function changeAssignmentMode(
  client: Client,
  assistantId: string,
  queueId: string,
  mode: QueueUsers['assignmentMode'],
  context: DriverContext,
): DriverReply<void> {
  const outcomeOf = ({ status, errorInfo }: GenesysQueueUsersJob): Outcome | undefined => {
    if (status === 'Succeeded') return ok(undefined);
    if (status !== 'Failed') return undefined;
    const { code, message = 'the vendor gives no reason' } = errorInfo ?? {};
    const { kind, retry } = ruleForResponse(500, { code });
    return err(
      context.error({
        kind,
        retry,
        effect: 'maybe',
        ...(code && { vendorCode: code }),
        message: `the job that sets the assignment mode of queue ${queueId} to ${mode} failed: ${message}`,
      }),
    );
  };

  const untilDone = (job: GenesysQueueUsersJob): Promise<Outcome> | Outcome => {
    const atOnce = outcomeOf(job);
    if (atOnce) return atOnce;
    const { id } = job;
    if (!id) return err(context.error(namelessJob));
    const look = async (): Promise<Outcome | undefined> => {
      const read = await client.send(context, getAssistantQueueUsersJob(assistantId, queueId, id));
      return read.match(outcomeOf, (error) => err(error));
    };
    return pollUntil(look, { clock: context.clock, signal: context.signal });
  };

  return client
    .send(context, postAssistantQueueUsersJobs(assistantId, queueId, actions[mode]))
    .andThen((job) => new ResultAsync(Promise.resolve(untilDone(job))));
}

type Outcome = Result<void, AssistantFailure>;

const namelessJob = {
  kind: 'unexpectedReply',
  effect: 'maybe',
  message: 'the vendor started a job for the assignment mode and does not name it',
} as const;
