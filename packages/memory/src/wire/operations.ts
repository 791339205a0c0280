/** Every request that the memory vendor takes, and what the policies need to know of it. */
import type { VendorRequest } from '@assistant-provider/core/adapter';

const read = { writes: false } as const;
/** Sets or removes what it names. */
const repeatable = { writes: true, repeatable: true } as const;
const keyed = { writes: true, repeatable: 'byIdempotencyKey' } as const;

export const requests = {
  createAssistant: keyed,
  getAssistant: read,
  listAssistants: read,
  updateAssistant: repeatable,
  deleteAssistant: repeatable,
  listQueueBindings: read,
  getQueueBinding: read,
  putQueueBindings: repeatable,
  deleteQueueBindings: repeatable,
  listAiAgents: read,
  putAiAgent: repeatable,
  deleteAiAgent: repeatable,
  listKnowledge: read,
  linkKnowledge: keyed,
  unlinkKnowledge: repeatable,
  listTags: read,
  putTags: repeatable,
  deleteTags: repeatable,
  takeSnapshot: read,
  restoreSnapshot: repeatable,
  // Twice planned is two faults.
  planFault: { writes: true },
} as const satisfies Readonly<Record<string, Omit<VendorRequest, 'name'>>>;

export type MemoryRequest = keyof typeof requests;
export const requestNames = Object.keys(requests) as readonly MemoryRequest[];
