/** Failures: errors as plain data, until core settles the call. */
import type { AssistantErrorDetails, AssistantFailure, ErrorKind } from '../contract/error.js';
import { errorBrand, failureBrand, hasBrand } from './brands.js';
import { maskIssues } from './issues.js';
import { maskAndCut } from './mask-and-cut.js';
import { redactSecrets } from './redact.js';
import { summarizeCause } from './summarize-cause.js';

/** Long messages are mostly echoed requests, and the rest tells a reader nothing more. */
const longestMessage = 2_000;
/** Codes, ids and field names. */
const longestName = 500;

/** The kinds whose errors always have `issues`. */
const kindsWithIssues: readonly ErrorKind[] = ['invalidInput', 'misconfigured'];

/**
 * Returns a failure, for interceptors; drivers use `context.error`. All texts and the cause pass
 * through `redact`. `retry` defaults to `never`, and `effect` to `none`.
 */
export function createFailure(
  details: AssistantErrorDetails,
  redact: (text: string) => string = redactSecrets,
): AssistantFailure {
  const { kind, vendorCode, requestId, issues, cause } = details;
  const noIssues = kindsWithIssues.includes(kind) ? [] : undefined;
  // Listed one by one, because a spread takes longer than everything else here.
  return failureFrom({
    kind,
    vendor: details.vendor,
    label: details.label,
    operation: details.operation,
    status: details.status,
    retryAfterMs: details.retryAfterMs,
    assistantId: details.assistantId,
    queueId: details.queueId,
    done: details.done,
    message: maskAndCut(details.message, redact, longestMessage),
    retry: details.retry ?? 'never',
    effect: details.effect ?? 'none',
    // A vendor's text may echo a request.
    vendorCode: vendorCode === undefined ? undefined : maskAndCut(vendorCode, redact, longestName),
    requestId: requestId === undefined ? undefined : maskAndCut(requestId, redact, longestName),
    issues: issues === undefined ? noIssues : maskIssues(issues, redact),
    // Keep the caller's own reason for cancelling. Any other cause may contain a request.
    cause: cause === undefined || kind === 'cancelled' ? cause : summarizeCause(cause, redact),
  });
}

/** Returns whether a value is a failure or an `AssistantError`. */
export function isFailure(value: unknown): value is AssistantFailure {
  return hasBrand(value, failureBrand) || hasBrand(value, errorBrand);
}

/** Returns a copy of the failure with some details changed. */
export function reviseFailure(
  failure: AssistantFailure,
  changes: Partial<
    Pick<
      AssistantFailure,
      'label' | 'retry' | 'effect' | 'message' | 'assistantId' | 'queueId' | 'done'
    >
  >,
): AssistantFailure {
  // A spread does not copy the message and the cause of an `AssistantError`.
  const { message, cause } = failure;
  return failureFrom({ ...failure, message, cause, ...changes });
}

type Members = { [K in keyof AssistantFailure]: AssistantFailure[K] | undefined };

/** The members that every error has, but its message. */
const everyMember = ['kind', 'vendor', 'operation', 'retry', 'effect'] as const;

const optionalMembers = [
  'label',
  'vendorCode',
  'status',
  'requestId',
  'retryAfterMs',
  'assistantId',
  'queueId',
  'issues',
  'done',
] as const;

/** The enumerable members of an error, in the order in which they are shown. */
export const shownMembers = [...everyMember, ...optionalMembers] as const;

/** Copies only the known members that are not undefined. */
function failureFrom(given: Members): AssistantFailure {
  const failure: Record<PropertyKey, unknown> = {
    kind: given.kind,
    vendor: given.vendor,
    operation: given.operation,
    message: given.message,
    retry: given.retry,
    effect: given.effect,
    [failureBrand]: true,
  };
  for (const name of optionalMembers) if (given[name] !== undefined) failure[name] = given[name];
  if (given.cause !== undefined) failure['cause'] = given.cause;
  return failure as unknown as AssistantFailure;
}
