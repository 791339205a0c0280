/** RoutingApi: the reads that matter to assistants. */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { RoutingApi } from 'purecloud-platform-client-v2';
import { badParameter, notFound } from './genesys-cases.js';
import type { OperationCases } from './genesys-cases.js';
import { copilot, idsOf, unknownId } from './genesys-sdk.js';

export const routingCases = {
  getRoutingQueues: {
    async works({ routing, emulator }) {
      const [sales, support, presales] = [randomUUID(), randomUUID(), randomUUID()];
      emulator.restore({
        routingQueues: [
          { id: sales, name: 'Sales', memberCount: 3 },
          { id: support, name: 'Support' },
          { id: presales, name: 'Presales' },
        ],
      });

      const first = await routing.getRoutingQueues({ pageSize: 2 });
      expect(first).toMatchObject({
        entities: [{ id: presales }, { id: sales, name: 'Sales', memberCount: 3 }],
        pageSize: 2,
        pageNumber: 1,
        pageCount: 2,
        total: 3,
        nextUri: '/api/v2/routing/queues?pageSize=2&pageNumber=2',
      });
      const rest = await routing.getRoutingQueues({ pageSize: 2, pageNumber: 2 });
      const byName = await routing.getRoutingQueues({ name: '*sales' });
      const byPrefix = await routing.getRoutingQueues({ name: 'S*', sortOrder: 'desc' });
      // The SDK joins the ids with a comma.
      const byIds = await routing.getRoutingQueues({ id: [support, sales] });
      expect([rest, byName, byPrefix, byIds].map(idsOf)).toEqual([
        [support],
        [presales, sales],
        [support, sales],
        [sales, support],
      ]);
    },
    refused: [
      {
        what: 'an id that is none',
        call: ({ routing }) => routing.getRoutingQueues({ id: ['x'] }),
        answer: { status: 400, code: 'invalid.id' },
      },
      {
        what: 'a page number below 1',
        call: ({ routing }) => routing.getRoutingQueues({ pageNumber: -1 }),
        answer: badParameter('pageNumber'),
      },
    ],
  },

  getRoutingQueuesDivisionviewsAll: {
    async works({ routing, emulator }) {
      const [id, other] = [randomUUID(), randomUUID()];
      const division = { id: randomUUID(), name: 'North' };
      emulator.restore({
        routingQueues: [
          { id, name: 'Sales', division, memberCount: 3 },
          { id: other, name: 'Support' },
        ],
      });
      const page = await routing.getRoutingQueuesDivisionviewsAll({ pageSize: 500 });
      expect(page).toMatchObject({ total: 2, pageCount: 1 });
      expect(page.entities).toEqual([
        { id, name: 'Sales', division, selfUri: `/api/v2/routing/queues/${id}` },
        { id: other, name: 'Support', selfUri: `/api/v2/routing/queues/${other}` },
      ]);
    },
    refused: [
      {
        what: 'a page of more than 500',
        call: ({ routing }) => routing.getRoutingQueuesDivisionviewsAll({ pageSize: 501 }),
        answer: badParameter('pageSize'),
      },
    ],
  },

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
  Pick<
    RoutingApi,
    | 'getRoutingQueues'
    | 'getRoutingQueuesDivisionviewsAll'
    | 'getRoutingQueue'
    | 'getRoutingQueueAssistant'
  >
>;
