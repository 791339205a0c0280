/** The memory vendor under faults: who is there, and what is asked of it. */
import type { MemoryNative, MemoryProvider, MemorySnapshot } from '@assistant-provider/memory';
import type { Reply } from '@assistant-provider/core';
import { portableOperations, type TestIds, type OperationCase } from './portable-operations.js';

const linkId = 'e0000000-0000-4000-8000-000000000001';

export const memoryIds: TestIds = {
  busy: 'a0000000-0000-4000-8000-000000000001',
  plain: 'a0000000-0000-4000-8000-000000000002',
  nobody: 'a0000000-0000-4000-8000-000000000009',
  draftWithKnowledge: { name: 'Night desk', knowledge: [{ type: 'knowledgeBase', id: 'kb-2' }] },
  mine: ['queue-1', 'queue-2'],
  theirs: 'queue-3',
  free: 'queue-4',
  linkId,
  source: { type: 'knowledgeBase', id: 'kb-2' },
  assigned: { role: 'summarization' },
  assignment: { role: 'wrapUpPrediction' },
};

const { busy, plain, mine, theirs } = memoryIds;
const date = '2026-01-01T00:00:00.000Z';
const created = { createdAt: date, updatedAt: date };
const nothing = { tags: {}, aiAgents: [], knowledge: [] };

export const memorySnapshot: MemorySnapshot = {
  version: 1,
  assistants: [
    {
      id: busy,
      name: 'Returns desk',
      status: 'active',
      tags: { team: 'day' },
      aiAgents: [{ role: 'summarization', enabled: true }],
      knowledge: [{ linkId, source: { type: 'knowledgeBase', id: 'kb-1' } }],
      ...created,
    },
    { id: plain, name: 'Billing', status: 'active', ...nothing, ...created },
  ],
  bindings: [
    ...mine.map((queueId) => ({ queueId, assistantId: busy, mediaTypes: ['call'], ...created })),
    { queueId: theirs, assistantId: plain, mediaTypes: ['email'], ...created },
  ],
};

function native(
  operation: keyof MemoryNative,
  writes: boolean,
  run: (client: MemoryNative) => Reply<unknown>,
  onlyOnce: readonly string[] = [],
): OperationCase<MemoryProvider> {
  return {
    name: `native.${operation}`,
    feature: 'native',
    operation,
    writes,
    onlyOnce,
    run: (provider) => run(provider.native),
  };
}

export const memoryOperations: readonly OperationCase<MemoryProvider>[] = [
  ...portableOperations(memoryIds),
  native('snapshot', false, (all) => all.snapshot()),
  native('restore', true, (all) => all.restore({ version: 1, assistants: [], bindings: [] })),
  // A fault that is planned twice happens twice.
  native('failNext', true, (all) => all.failNext('getAssistant', { kind: 'conflict' }), [
    'planFault',
  ]),
];
