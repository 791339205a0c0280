/** Values that are new at the vendor are carried as received, and never cause an error. */
import assert from 'node:assert/strict';
import {
  checkAssistant,
  checkAssignment,
  checkBinding,
  checkLink,
  sameEntries,
} from '../replies.js';
import { needsControl, type ConformanceCase } from '../case.js';

const word = 'CONFORMANCE_NOVELTY';

export const unknownValueCases: readonly ConformanceCase[] = [
  {
    id: 'novelties.status',
    contract: 'An unknown status is `unknown`, and `vendorStatus` is the vendor’s own word.',
    feature: 'core',
    needs: [needsControl('a new status', ({ unknownValues }) => unknownValues.status)],
    run: async ({ provider, vendor, controls, ok, collect, anAssistant }) => {
      const { id } = await anAssistant();
      await controls.unknownValues.status(id, word);
      const read = await ok(provider.assistants.get(id));
      const [listed] = await collect(provider.assistants.all());
      for (const assistant of [read, listed]) {
        assert.ok(assistant);
        checkAssistant(assistant, vendor);
        assert.deepEqual([assistant.status, assistant.vendorStatus], ['unknown', word]);
      }
    },
  },
  {
    id: 'novelties.member',
    contract: '`vendorData` keeps unknown members, in `get` and in lists.',
    feature: 'core',
    needs: [needsControl('a new member', ({ unknownValues }) => unknownValues.member)],
    run: async ({ provider, controls, ok, collect, anAssistant }) => {
      const { id } = await anAssistant();
      const value = { deep: [1, { deeper: false }], text: '客' };
      await controls.unknownValues.member(id, 'conformanceMember', value);
      const read = await ok(provider.assistants.get(id));
      const [listed] = await collect(provider.assistants.all());
      for (const assistant of [read, listed]) {
        const data = assistant?.vendorData as Readonly<Record<string, unknown>>;
        assert.deepEqual(data['conformanceMember'], value);
      }
    },
  },
  {
    id: 'novelties.media-type',
    contract: 'An unknown media type is carried as the vendor’s own word.',
    feature: 'queues',
    needs: [needsControl('a new media type', ({ unknownValues }) => unknownValues.mediaType)],
    run: async (context) => {
      const queues = context.feature('queues');
      const { id } = await context.anAssistant();
      const [queueId = ''] = context.queueIds(1);
      const binding = context.binding(queueId);
      await context.ok(queues.bind(id, binding));
      await context.controls.unknownValues.mediaType(id, queueId, word);
      const read = await context.ok(queues.get(id, queueId));
      const [listed] = await context.collect(queues.all(id));
      for (const carried of [read, listed]) {
        assert.ok(carried);
        checkBinding(carried);
        sameEntries(carried.mediaTypes, [word, ...binding.mediaTypes], 'media types');
      }
    },
  },
  {
    id: 'novelties.ai-agent-role',
    contract: 'An unknown role is carried as the vendor’s own word.',
    feature: 'aiAgents',
    needs: [needsControl('a new role', ({ unknownValues }) => unknownValues.aiAgentRole)],
    run: async (context) => {
      const { id } = await context.anAssistant();
      await context.controls.unknownValues.aiAgentRole(id, word);
      const listed = await context.ok(context.feature('aiAgents').list(id));
      listed.forEach(checkAssignment);
      const found = listed.find(({ vendorRole }) => vendorRole === word);
      assert.ok(found, 'the new role is not listed');
      assert.equal(found.role, word);
    },
  },
  {
    id: 'novelties.knowledge-type',
    contract:
      'A source of an unknown type is `unknown`, with the vendor’s own word as `vendorType`.',
    feature: 'knowledge',
    needs: [
      needsControl('a new type of source', ({ unknownValues }) => unknownValues.knowledgeType),
    ],
    run: async (context) => {
      const { id } = await context.anAssistant();
      await context.controls.unknownValues.knowledgeType(id, word);
      const listed = await context.ok(context.feature('knowledge').list(id));
      listed.forEach(checkLink);
      assert.deepEqual(
        listed.map(({ source }) => source),
        [{ type: 'unknown', vendorType: word }],
      );
    },
  },
];
