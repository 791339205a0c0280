/** Why the memory vendor refuses a request, and what kind of error each refusal is. */
import type { AssistantError, ErrorKind, Issue } from '@assistant-provider/core';
import type { DriverContext } from '@assistant-provider/core/adapter';
import { err, type Err } from 'neverthrow';

/** The table of an adapter: the vendor's code decides. Here each row's source is this package. */
export const refusals = {
  assistantNotFound: { kind: 'notFound', message: 'there is no such assistant' },
  queueNotBound: { kind: 'notFound', message: 'the queue is not bound to this assistant' },
  knowledgeNotLinked: { kind: 'notFound', message: 'there is no such knowledge link' },
  // As with the vendors that make and delete in the background: nothing changes meanwhile.
  assistantNotActive: { kind: 'conflict', message: 'the assistant is not active' },
  assistantInTransition: { kind: 'conflict', message: 'the assistant is being made or deleted' },
  queueTaken: { kind: 'conflict', message: 'another assistant has the queue' },
  knowledgeLinked: { kind: 'conflict', message: 'the knowledge source is linked already' },
  keyReused: { kind: 'conflict', message: 'the idempotency key named other input before' },
  keySpent: { kind: 'conflict', message: 'what the idempotency key made is gone' },
  tooManyTags: { kind: 'quotaExceeded', message: 'the assistant would have too many tags' },
  tooManyKnowledgeLinks: { kind: 'quotaExceeded', message: 'the assistant has all links it may' },
  wrongCursor: { kind: 'invalidInput', message: 'query.cursor is not a cursor of this list' },
} as const satisfies Readonly<Record<string, { kind: ErrorKind; message: string }>>;

export interface Refusal {
  readonly code: keyof typeof refusals;
  /** What the table's message cannot know. */
  readonly detail?: string;
  readonly issues?: readonly Issue[];
}

export function refuse(
  code: Refusal['code'],
  more: Omit<Refusal, 'code'> = {},
): Err<never, Refusal> {
  return err({ code, ...more });
}

export function toError({ code, detail, issues }: Refusal, context: DriverContext): AssistantError {
  const { kind, message } = refusals[code];
  return context.error({
    kind,
    message: detail === undefined ? message : `${message}: ${detail}`,
    vendorCode: code,
    ...(issues && { issues }),
  });
}
