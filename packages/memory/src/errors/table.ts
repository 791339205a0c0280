/** Why the memory vendor refuses a request, and which kind of error each refusal is. */
import type { ErrorKind } from '@assistant-provider/core';
import { limits } from '../limits.js';

/** Keyed by `vendorCode`. The source of each row is this package: it is its own vendor. */
export const refusals = {
  assistantNotFound: { kind: 'notFound', message: 'the assistant does not exist' },
  queueNotBound: { kind: 'notFound', message: 'the queue is not bound to this assistant' },
  knowledgeNotLinked: { kind: 'notFound', message: 'the knowledge link does not exist' },
  partNotFound: { kind: 'notFound', message: 'the assistant has no such part' },
  partVersionNotFound: { kind: 'notFound', message: 'the part has no such version' },
  partOfVendor: {
    kind: 'permissionDenied',
    message: 'the vendor supplies the part, so it cannot be written',
  },
  partInUse: { kind: 'conflict', message: 'another part of the assistant names the part' },
  partFixed: { kind: 'unsupported', message: 'this member of the part is fixed at creation' },
  assistantNotActive: { kind: 'conflict', message: 'the assistant is not active' },
  assistantInTransition: {
    kind: 'conflict',
    message: 'the assistant is being created or deleted; try again when that has finished',
  },
  queueTaken: { kind: 'conflict', message: 'the queue is bound to another assistant' },
  knowledgeLinked: { kind: 'conflict', message: 'the knowledge source is already linked' },
  keyReused: {
    kind: 'conflict',
    message: 'the idempotency key was used before with other input; use a new key',
  },
  keySpent: {
    kind: 'conflict',
    message: 'the object created with this idempotency key no longer exists; use a new key',
  },
  tooManyTags: {
    kind: 'quotaExceeded',
    message: `an assistant cannot have more than ${limits.tags.count} tags`,
  },
  tooManyKnowledgeLinks: {
    kind: 'quotaExceeded',
    message: `an assistant cannot have more than ${limits.knowledge.count} knowledge links`,
  },
  wrongCursor: {
    kind: 'invalidInput',
    message: 'query.cursor must be the nextCursor of a page of this list',
  },
} as const satisfies Readonly<Record<string, { kind: ErrorKind; message: string }>>;

export type RefusalCode = keyof typeof refusals;
