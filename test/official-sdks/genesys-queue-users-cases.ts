/** AgentAssistantsApi: users of a queue, and the jobs that switch between automatic and manual assignment. */
import { expect } from 'vitest';
import type { AgentAssistantsApi } from 'purecloud-platform-client-v2';
import { notFound, badFields } from './genesys-cases.js';
import type { OperationCases, RefusedCall } from './genesys-cases.js';
import { unknownId, idOf } from './genesys-sdk.js';
import type { GenesysSetup } from './genesys-sdk.js';

type Place = readonly [assistantId: string, queueId: string];

const manual = { action: 'ManualAssignment' };
const users = (...ids: readonly string[]) => ({ entities: ids.map((id) => ({ id })) });
const many = users(...Array.from({ length: 101 }, (_, index) => `user-${index}`));

async function autoQueue({ created, attached }: GenesysSetup): Promise<Place> {
  const assistantId = await created();
  return [assistantId, await attached(assistantId)];
}

async function manualQueue(given: GenesysSetup): Promise<Place> {
  const place = await autoQueue(given);
  await given.assistants.postAssistantQueueUsersJobs(...place, manual);
  return place;
}

type UsersCall = 'postAssistantQueueUsersBulkAdd' | 'postAssistantQueueUsersBulkRemove';

/** What adding, removing and asking have in common. */
const refusedUsers = (
  operation: UsersCall | 'postAssistantQueueUsersQuery',
): readonly RefusedCall[] => [
  {
    what: 'a queue that is assigned automatically',
    call: async (given) => given.assistants[operation](...(await autoQueue(given)), users('a')),
    answer: { status: 400, message: 'The queue assignment mode is Auto.' },
  },
  {
    what: 'more than 100 users',
    call: async (given) => given.assistants[operation](...(await manualQueue(given)), many),
    answer: badFields('constraint.validation', 'entities'),
  },
  {
    what: 'a queue that is not attached',
    call: async (given) =>
      given.assistants[operation](await given.created(), unknownId, users('a')),
    answer: notFound,
  },
];

export const queueUserCases = {
  postAssistantQueueUsersJobs: {
    async works(given) {
      const place = await autoQueue(given);

      const job = await given.assistants.postAssistantQueueUsersJobs(...place, manual);

      const jobUri = `/api/v2/assistants/${place[0]}/queues/${place[1]}/users/jobs/${idOf(job)}`;
      expect(job).toEqual({ id: idOf(job), status: 'Succeeded', selfUri: jobUri });
      expect(await given.assistants.getAssistantQueue(...place)).toMatchObject({
        assignmentMode: 'Manual',
      });
    },
    refused: [
      {
        what: 'an action that the enum does not have',
        call: async (given) =>
          given.assistants.postAssistantQueueUsersJobs(...(await autoQueue(given)), {
            action: 'Auto',
          }),
        answer: badFields('invalid.value', 'action'),
      },
      {
        what: 'a queue that is not attached',
        call: async ({ assistants, created }) =>
          assistants.postAssistantQueueUsersJobs(await created(), unknownId, manual),
        answer: notFound,
      },
    ],
  },

  getAssistantQueueUsersJob: {
    async works(given) {
      const place = await autoQueue(given);
      const job = await given.assistants.postAssistantQueueUsersJobs(...place, manual);

      expect(await given.assistants.getAssistantQueueUsersJob(...place, idOf(job))).toEqual(job);
    },
    refused: [
      {
        what: 'an unknown job',
        call: async (given) =>
          given.assistants.getAssistantQueueUsersJob(...(await autoQueue(given)), unknownId),
        answer: notFound,
      },
      {
        what: 'a job of another queue',
        async call(given) {
          const job = await given.assistants.postAssistantQueueUsersJobs(
            ...(await autoQueue(given)),
            manual,
          );
          const other = await autoQueue(given);
          return given.assistants.getAssistantQueueUsersJob(...other, idOf(job));
        },
        answer: notFound,
      },
    ],
  },

  postAssistantQueueUsersBulkAdd: {
    async works(given) {
      const place = await manualQueue(given);

      // All of them worked: a 204.
      expect(
        await given.assistants.postAssistantQueueUsersBulkAdd(...place, users('a', 'b')),
      ).toBeUndefined();

      const found = await given.assistants.postAssistantQueueUsersQuery(
        ...place,
        users('a', 'b', 'c'),
      );
      expect(found.users?.map(({ id }) => id)).toEqual(['a', 'b']);
    },
    refused: refusedUsers('postAssistantQueueUsersBulkAdd'),
  },

  postAssistantQueueUsersBulkRemove: {
    async works(given) {
      const place = await manualQueue(given);
      await given.assistants.postAssistantQueueUsersBulkAdd(...place, users('a', 'b'));

      // Some of them failed: a 200 that says which.
      const removed = await given.assistants.postAssistantQueueUsersBulkRemove(
        ...place,
        users('b', 'c'),
      );

      expect(removed).toMatchObject({
        results: [{ entity: { id: 'b' } }, { entity: { id: 'c' }, error: { code: 'not.found' } }],
        errorCount: 1,
        errorIndexes: [1],
      });
      const left = await given.assistants.postAssistantQueueUsersQuery(...place, users('a', 'b'));
      expect(left.users?.map(({ id }) => id)).toEqual(['a']);
    },
    refused: refusedUsers('postAssistantQueueUsersBulkRemove'),
  },

  postAssistantQueueUsersQuery: {
    async works(given) {
      const place = await manualQueue(given);
      await given.assistants.postAssistantQueueUsersBulkAdd(...place, users('a'));

      const found = await given.assistants.postAssistantQueueUsersQuery(...place, users('a', 'b'), {
        expand: ['assistant', 'copilot'],
      });

      expect(found).toMatchObject({
        queue: { id: place[1], assistant: { id: place[0], name: 'Billing' } },
        users: [{ id: 'a', selfUri: '/api/v2/users/a' }],
      });
    },
    refused: refusedUsers('postAssistantQueueUsersQuery'),
  },
} as const satisfies OperationCases<
  Pick<
    AgentAssistantsApi,
    | UsersCall
    | 'postAssistantQueueUsersQuery'
    | 'postAssistantQueueUsersJobs'
    | 'getAssistantQueueUsersJob'
  >
>;
