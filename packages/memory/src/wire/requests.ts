/** Every request to the memory vendor as data: its name, and what a retry must know about it. */
import type { VendorRequest } from '@assistant-provider/core/adapter';

const read = { writes: false } as const;
/** Sets or removes what it names, so sending it twice has the effect of sending it once. */
const repeatable = { writes: true, repeatable: true } as const;
/** Creates something; the idempotency key keeps a second request from creating another. */
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
  listParts: read,
  getPart: read,
  createPart: keyed,
  updatePart: repeatable,
  publishPart: keyed,
  deletePart: repeatable,
  lookUp: read,
  takeSnapshot: read,
  restoreSnapshot: repeatable,
  // Planning a fault twice plans two faults.
  planFault: { writes: true },
} as const satisfies Readonly<Record<string, Omit<VendorRequest, 'name'>>>;

/** The name of a request to the memory vendor, as spans, logs and `native.failNext` use it. */
export type MemoryRequest = keyof typeof requests;

export const requestNames = Object.keys(requests) as readonly MemoryRequest[];
