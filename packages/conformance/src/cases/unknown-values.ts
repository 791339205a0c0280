/** What is new at the vendor: carried as received, never an error. */
import assert from 'node:assert/strict';
import {
  checkAssistant,
  checkAssignment,
  checkBinding,
  checkLink,
  sameEntries,
} from '../replies.js';
import { needsWay, type ConformanceCase } from '../case.js';

const word = 'CONFORMANCE_NOVELTY';

export const noveltyCases: readonly ConformanceCase[] = [
  {
    id: 'novelties.status',
    contract:
      'A status that this version has no word for is `unknown`; `vendorStatus` carries the vendor’s own.',
    feature: 'core',
    needs: [needsWay('a new status', ({ unknownValues }) => unknownValues.status)],
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
    contract: '`vendorData` keeps members that are not known, in single answers and lists.',
    feature: 'core',
    needs: [needsWay('a new member', ({ unknownValues }) => unknownValues.member)],
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
    contract: 'A media type that this version has no word for is carried as the vendor’s own.',
    feature: 'queues',
    needs: [needsWay('a new media type', ({ unknownValues }) => unknownValues.mediaType)],
    run: async (stage) => {
      const queues = stage.feature('queues');
      const { id } = await stage.anAssistant();
      const [queueId = ''] = stage.queueIds(1);
      const binding = stage.binding(queueId);
      await stage.ok(queues.bind(id, binding));
      await stage.controls.unknownValues.mediaType(id, queueId, word);
      const read = await stage.ok(queues.get(id, queueId));
      const [listed] = await stage.collect(queues.all(id));
      for (const carried of [read, listed]) {
        assert.ok(carried);
        checkBinding(carried);
        sameEntries(carried.mediaTypes, [word, ...binding.mediaTypes], 'media types');
      }
    },
  },
  {
    id: 'novelties.ai-agent-role',
    contract: 'A role that this version has no word for is carried as the vendor’s own.',
    feature: 'aiAgents',
    needs: [needsWay('a new role', ({ unknownValues }) => unknownValues.aiAgentRole)],
    run: async (stage) => {
      const { id } = await stage.anAssistant();
      await stage.controls.unknownValues.aiAgentRole(id, word);
      const listed = await stage.ok(stage.feature('aiAgents').list(id));
      listed.forEach(checkAssignment);
      const found = listed.find(({ vendorRole }) => vendorRole === word);
      assert.ok(found, 'the new role is not listed');
      assert.equal(found.role, word);
    },
  },
  {
    id: 'novelties.knowledge-type',
    contract:
      'A source of a type that this version has no word for is `unknown`, with the vendor’s own word.',
    feature: 'knowledge',
    needs: [needsWay('a new type of source', ({ unknownValues }) => unknownValues.knowledgeType)],
    run: async (stage) => {
      const { id } = await stage.anAssistant();
      await stage.controls.unknownValues.knowledgeType(id, word);
      const listed = await stage.ok(stage.feature('knowledge').list(id));
      listed.forEach(checkLink);
      assert.deepEqual(
        listed.map(({ source }) => source),
        [{ type: 'unknown', vendorType: word }],
      );
    },
  },
];
