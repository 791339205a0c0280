/** RoutingApi: the two reads that matter to assistants. */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { RoutingApi } from 'purecloud-platform-client-v2';
import { notFound } from './genesys-cases.js';
import type { OperationCases } from './genesys-cases.js';
import { unknownId, copilot } from './genesys-sdk.js';

export const routingCases = {
  getRoutingQueue: {
    async works({ routing, emulator }) {
      const id = randomUUID();
      emulator.restore({ routingQueues: [{ id, name: 'Sales', memberCount: 3 }] });

      const expand = ['identityresolution'];
      expect(await routing.getRoutingQueue(id, { expand })).toMatchObject({
        id,
        name: 'Sales',
        memberCount: 3,
        selfUri: `/api/v2/routing/queues/${id}`,
      });
    },
    refused: [
      {
        what: 'an id that is none, with a code of the routing reads alone',
        call: ({ routing }) => routing.getRoutingQueue('x'),
        answer: { status: 400, code: 'invalid.id' },
      },
      {
        what: 'an unknown queue, when only known ones exist',
        call: ({ routing }) => routing.getRoutingQueue(unknownId),
        answer: notFound,
        options: { settings: { unknownQueue: 'notFound' } },
      },
    ],
  },

  getRoutingQueueAssistant: {
    async works({ routing, copilots, created, attached }) {
      const assistantId = await created({ name: 'Sales' });
      await copilots.putAssistantCopilot(assistantId, copilot());
      const id = await attached(assistantId);

      // The id is the queue's; the assistant is one level down. The SDK joins the two with a comma.
      const expand = ['assistant', 'copilot'];
      expect(await routing.getRoutingQueueAssistant(id, { expand })).toMatchObject({
        id,
        mediaTypes: ['Call'],
        assistant: { id: assistantId, name: 'Sales', copilot: { liveOnQueue: true } },
      });
    },
    refused: [
      {
        what: 'a queue without assistant',
        call: ({ routing }) => routing.getRoutingQueueAssistant(unknownId),
        answer: notFound,
      },
    ],
  },
} as const satisfies OperationCases<
  Pick<RoutingApi, 'getRoutingQueue' | 'getRoutingQueueAssistant'>
>;
