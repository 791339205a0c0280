/** Every request to Acme as data: method and path, and what a retry must know about it. */
import type { VendorRequest } from '@assistant-provider/core/adapter';

const read = { writes: false } as const;
/** Sets or removes what it names, so sending it twice has the effect of sending it once. */
const repeatable = { writes: true, repeatable: true } as const;
/** Creates something; the header `Acme-Request-Key` keeps a repeat from creating another. */
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
  'POST /v2/queues/search': read, // a search, although its method is POST
  'GET /v2/queues/{queue}': read,
  'PUT /v2/queues/{queue}/helper': repeatable,
  'DELETE /v2/queues/{queue}/helper/{helper}': repeatable,
} as const satisfies Readonly<Record<string, Omit<VendorRequest, 'name'>>>;

export type AcmeRequest = keyof typeof requests;
