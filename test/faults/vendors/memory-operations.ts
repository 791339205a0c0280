/** The memory vendor under faults: who is there, and what is asked of it. */
import type { MemoryNative, MemoryProvider, MemorySnapshot } from '@assistant-provider/memory';
import type { Reply } from '@assistant-provider/core';
import { partOperations } from './part-operations.js';
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
const part = { kind: 'prompt', id: 'greeting' };
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
  parts: [
    {
      assistantId: busy,
      ...part,
      name: 'Greeting',
      content: { text: 'Hello' },
      versions: [{ version: 1, content: { text: 'Hello' }, createdAt: date }],
      lastVersion: 1,
      ...created,
    },
  ],
  directory: [{ kind: 'queue', id: theirs, name: 'Billing' }],
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
  ...partOperations({
    assistantId: busy,
    part,
    version: 1,
    created: { kind: 'prompt', name: 'Farewell', content: { text: 'Goodbye' } },
    changed: {
      'of other content': { ...part, content: { text: 'Good day' } },
      'of users': { kind: 'queueUsers', id: memoryIds.mine[0], content: { users: ['ann'] } },
      'of settings': { kind: 'settings', content: { tone: 'formal' } },
    },
    kinds: ['queue', 'prompt'],
  }),
  native('snapshot', false, (all) => all.snapshot()),
  native('restore', true, (all) => all.restore({ version: 1, assistants: [], bindings: [] })),
  // A fault that is planned twice happens twice.
  native('failNext', true, (all) => all.failNext('getAssistant', { kind: 'conflict' }), [
    'planFault',
  ]),
];
