/** Which kind of error each refusal of Acme's is: its reason decides, then the HTTP status. */
import type { AssistantFailure } from '@assistant-provider/core/adapter';
import { type ErrorKind } from '@assistant-provider/core';
import { abortError, type Attempt, type DriverContext } from '@assistant-provider/core/adapter';
import { readRetryAfter } from '@assistant-provider/adapter-kit';
import { isFault } from '../wire/shapes.js';

/** Source of each row: Acme's API manual, chapter "Reasons". */
const kindsByReason: ReadonlyMap<string, ErrorKind> = new Map([
  ['FIELD_REFUSED', 'invalidInput'],
  ['KEY_REFUSED', 'unauthenticated'],
  ['ROLE_MISSING', 'permissionDenied'],
  ['HELPER_MISSING', 'notFound'],
  ['QUEUE_MISSING', 'notFound'],
  ['QUEUE_NOT_SERVED', 'notFound'],
  ['SOURCE_MISSING', 'notFound'],
  ['HELPER_NOT_LIVE', 'conflict'],
  ['HELPER_RETIRING', 'conflict'],
  ['REQUEST_KEY_REUSED', 'conflict'],
  ['PLAN_EXHAUSTED', 'quotaExceeded'],
  ['SLOW_DOWN', 'rateLimited'],
]);

/** For reasons that are new, and for what stands between us and Acme. Source: RFC 9110. */
const kindsByStatus: ReadonlyMap<number, ErrorKind> = new Map([
  [400, 'invalidInput'],
  [401, 'unauthenticated'],
  [403, 'permissionDenied'],
  [404, 'notFound'],
  [408, 'timeout'],
  [409, 'conflict'],
  [429, 'rateLimited'],
]);

const transient: ReadonlySet<ErrorKind> = new Set(['rateLimited', 'unavailable', 'timeout']);
/** After these a write may have happened; the others say that it was turned down. */
const undecided: ReadonlySet<ErrorKind> = new Set(['unavailable', 'timeout', 'unknown']);

export interface Answer {
  readonly ok: boolean;
  readonly status: number;
  /** The header. */
  readonly retryAfter: string | null;
  /** The JSON, or the text where it is none. */
  readonly body: unknown;
}

/** The error of an answer that is none of 2xx. */
export function refusalError(answer: Answer, context: DriverContext): AssistantFailure {
  const { status, body } = answer;
  const fault = isFault(body) ? body.fault : undefined;
  const kind =
    kindsByReason.get(fault?.reason ?? '') ??
    kindsByStatus.get(status) ??
    (status >= 500 ? 'unavailable' : 'unknown');
  // Acme says it in its fault, what stands between us and Acme in the header.
  const retryAfterMs =
    fault?.retry_in === undefined
      ? readRetryAfter(answer.retryAfter, context.clock.now())
      : fault.retry_in * 1_000;
  return context.error({
    kind,
    message: fault?.text ?? `Acme answered ${status}`,
    status,
    retry: transient.has(kind) ? 'transient' : 'never',
    effect: undecided.has(kind) ? 'maybe' : 'none',
    ...(fault && { vendorCode: fault.reason }),
    ...(fault?.ticket !== undefined && { requestId: fault.ticket }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(fault?.fields && {
      issues: fault.fields.map(({ path, problem }) => ({
        field: path,
        rule: problem,
        message: `Acme refuses ${path}: ${problem}`,
      })),
    }),
  });
}

/** The error of an answer that is no answer of Acme's: it may have done what was asked. */
export function unexpectedReply({ status }: Answer, context: DriverContext): AssistantFailure {
  return context.error({
    kind: 'unexpectedReply',
    message: 'Acme answered something that is not in its manual',
    status,
    effect: 'maybe',
  });
}

/** With these the request never left. Source: Node.js, "Common system errors"; undici's errors. */
const notSent: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** The error of an exchange without an answer. */
export function transportError(
  thrown: unknown,
  attempt: Attempt,
  context: DriverContext,
): AssistantFailure {
  // Core and the policies abort with the error that the caller is to see.
  const aborted = abortError(attempt, context);
  if (aborted) return aborted;
  const { cause } = thrown as { readonly cause?: { readonly code?: unknown } };
  return context.error({
    kind: 'unavailable',
    message: 'Acme could not be reached',
    retry: 'transient',
    effect: notSent.has(cause?.code) ? 'none' : 'maybe',
    cause: thrown,
  });
}
