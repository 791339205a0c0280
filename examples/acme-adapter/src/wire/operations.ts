/** Every request of Acme's that we send, and what the policies need to know of it. */
import type { VendorRequest } from '@assistant-provider/core/adapter';

const read = { writes: false } as const;
/** Sent twice it does no more than once: it sets or removes what it names. */
const repeatable = { writes: true, repeatable: true } as const;
/** By `Acme-Request-Key`. */
const keyed = { writes: true, repeatable: 'byIdempotencyKey' } as const;

export const requests = {
  'GET /v2/helpers': read,
  'POST /v2/helpers': keyed,
  'GET /v2/helpers/{helper}': read,
  'PATCH /v2/helpers/{helper}': repeatable,
  'DELETE /v2/helpers/{helper}': repeatable,
  'POST /v2/helpers/{helper}/pause': repeatable,
  'POST /v2/helpers/{helper}/resume': repeatable,
  'GET /v2/helpers/{helper}/sources': read,
  'POST /v2/helpers/{helper}/sources': keyed,
  'DELETE /v2/helpers/{helper}/sources/{source}': repeatable,
  'POST /v2/queues/search': read, // it asks, whatever its method
  'GET /v2/queues/{queue}': read,
  'PUT /v2/queues/{queue}/helper': repeatable,
  'DELETE /v2/queues/{queue}/helper/{helper}': repeatable,
} as const satisfies Readonly<Record<string, Omit<VendorRequest, 'name'>>>;

export type AcmeRequest = keyof typeof requests;
