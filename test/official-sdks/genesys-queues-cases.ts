/** AgentAssistantsApi: queues of an assistant and of all. */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { AgentAssistantsApi } from 'purecloud-platform-client-v2';
import { notFound, badFields, badParameter } from './genesys-cases.js';
import type { OperationCases } from './genesys-cases.js';
import { unknownId, idsOf, queue } from './genesys-sdk.js';
import { rejectionOf } from './rejection.js';

export const queueCases = {
  putAssistantQueue: {
    async works({ assistants, created }) {
      const [first, second, id] = [await created(), await created(), randomUUID()];

      const attached = await assistants.putAssistantQueue(first, id, queue(id, ['Call', 'Email']));
      expect(attached).toMatchObject({
        id,
        mediaTypes: ['Call', 'Email'],
        assistant: { id: first },
        selfUri: `/api/v2/assistants/${first}/queues/${id}`,
      });
      expect(await assistants.getAssistantQueue(first, id)).toEqual(attached);

      // Attaching elsewhere displaces without a word.
      await assistants.putAssistantQueue(second, id, queue(id, ['Message']));
      expect(await assistants.getAssistantQueue(second, id)).toMatchObject({
        mediaTypes: ['Message'],
      });
      expect(await rejectionOf(assistants.getAssistantQueue(first, id))).toMatchObject(notFound);
    },
    refused: [
      {
        what: 'an unknown assistant',
        call: ({ assistants }) =>
          assistants.putAssistantQueue(unknownId, unknownId, queue(unknownId)),
        answer: notFound,
      },
      {
        what: 'a media type that the enum does not have',
        call: async ({ assistants, created }) =>
          assistants.putAssistantQueue(
            await created(),
            unknownId,
            queue(unknownId, ['Call', 'Fax']),
          ),
        answer: badFields('invalid.value', 'mediaTypes[1]'),
      },
      {
        what: 'another id in the body than in the path',
        call: async ({ assistants, created }) =>
          assistants.putAssistantQueue(await created(), unknownId, queue()),
        answer: badFields('constraint.validation', 'id'),
      },
      {
        what: 'a queue that does not exist, when only known ones do',
        call: async ({ assistants, created }) =>
          assistants.putAssistantQueue(await created(), unknownId, queue(unknownId)),
        answer: notFound,
        options: { settings: { unknownQueue: 'notFound' } },
      },
    ],
  },

  patchAssistantQueues: {
    async works({ assistants, created, attached }) {
      const assistantId = await created();
      const before = await attached(assistantId);
      const [one, two] = [queue(), queue()];

      const patched = await assistants.patchAssistantQueues(assistantId, [one, two]);

      expect(idsOf(patched)).toEqual([one.id, two.id]);
      // Queues that are left out stay attached.
      const listed = await assistants.getAssistantQueues(assistantId);
      expect(idsOf(listed)).toEqual([before, one.id, two.id]);
    },
    refused: [
      {
        what: 'an unknown assistant',
        call: ({ assistants }) => assistants.patchAssistantQueues(unknownId, [queue()]),
        answer: notFound,
      },
      {
        what: 'one wrong queue among right ones, and all of them with it',
        async call({ assistants, created }) {
          const assistantId = await created();
          try {
            await assistants.patchAssistantQueues(assistantId, [queue(), queue('x')]);
          } finally {
            expect(idsOf(await assistants.getAssistantQueues(assistantId))).toEqual([]);
          }
        },
        answer: badFields('invalid.value', '[1].id'),
      },
    ],
  },

  getAssistantQueue: {
    async works({ assistants, created, attached }) {
      const assistantId = await created({ name: 'Sales' });
      const id = await attached(assistantId);

      const plain = await assistants.getAssistantQueue(assistantId, id);
      expect(plain.assistant).toEqual({
        id: assistantId,
        selfUri: `/api/v2/assistants/${assistantId}`,
      });
      const expanded = await assistants.getAssistantQueue(assistantId, id, { expand: 'assistant' });
      expect(expanded.assistant).toMatchObject({ id: assistantId, name: 'Sales' });
    },
    refused: [
      {
        what: 'a queue of another assistant',
        call: async ({ assistants, created, attached }) =>
          assistants.getAssistantQueue(await created(), await attached(await created())),
        answer: notFound,
      },
    ],
  },

  getAssistantQueues: {
    async works({ assistants, created, attached }) {
      const [one, other] = [await created(), await created()];
      const ids = [await attached(one), await attached(one)];
      await attached(other);

      const listed = await assistants.getAssistantQueues(one, { expand: 'assistant' });

      expect(idsOf(listed)).toEqual(ids);
      expect(listed.entities?.[0]?.assistant).toMatchObject({ id: one, name: 'Billing' });
    },
    refused: [
      {
        what: 'an unknown assistant',
        call: ({ assistants }) => assistants.getAssistantQueues(unknownId),
        answer: notFound,
      },
      {
        what: 'too large a page',
        call: async ({ assistants, created }) =>
          assistants.getAssistantQueues(await created(), { pageSize: '500' }),
        answer: badParameter('pageSize'),
      },
    ],
  },

  getAssistantsQueues: {
    async works({ assistants, created, attached }) {
      const ids = [await attached(await created()), await attached(await created()), unknownId];

      expect(idsOf(await assistants.getAssistantsQueues())).toEqual(ids.slice(0, 2));
      const asked = await assistants.getAssistantsQueues({ queueIds: ids.slice(1).join(',') });
      expect(idsOf(asked)).toEqual(ids.slice(1, 2));
    },
    refused: [
      {
        what: 'an expand of something else',
        call: ({ assistants }) => assistants.getAssistantsQueues({ expand: 'copilot' }),
        answer: badParameter('expand'),
      },
    ],
  },

  deleteAssistantQueue: {
    async works({ assistants, created, attached }) {
      const assistantId = await created();
      const id = await attached(assistantId);

      expect(await assistants.deleteAssistantQueue(assistantId, id)).toBeUndefined();

      expect(idsOf(await assistants.getAssistantsQueues())).toEqual([]);
    },
    refused: [
      {
        what: 'a queue that is not attached',
        call: async ({ assistants, created }) =>
          assistants.deleteAssistantQueue(await created(), unknownId),
        answer: notFound,
      },
    ],
  },

  deleteAssistantQueues: {
    async works({ assistants, created, attached }) {
      const assistantId = await created();
      const [one, two, three] = [
        await attached(assistantId),
        await attached(assistantId),
        await attached(assistantId),
      ];

      const queueIds = `${one},${three}`;
      expect(await assistants.deleteAssistantQueues(assistantId, { queueIds })).toBeUndefined();

      expect(idsOf(await assistants.getAssistantQueues(assistantId))).toEqual([two]);
    },
    refused: [
      {
        what: 'an unknown assistant',
        call: ({ assistants }) =>
          assistants.deleteAssistantQueues(unknownId, { queueIds: unknownId }),
        answer: notFound,
      },
      {
        what: 'queues that are not attached, with the code that this operation has beside the usual ones',
        call: async ({ assistants, created }) =>
          assistants.deleteAssistantQueues(await created(), { queueIds: unknownId }),
        answer: { status: 409, code: 'conflict' },
        options: { settings: { deleteUnattachedQueues: 'conflict' } },
      },
      {
        what: 'no ids',
        call: async ({ assistants, created }) => assistants.deleteAssistantQueues(await created()),
        answer: badParameter('queueIds'),
      },
    ],
  },
} as const satisfies OperationCases<
  Pick<
    AgentAssistantsApi,
    | 'putAssistantQueue'
    | 'patchAssistantQueues'
    | 'getAssistantQueue'
    | 'getAssistantQueues'
    | 'getAssistantsQueues'
    | 'deleteAssistantQueue'
    | 'deleteAssistantQueues'
  >
>;
