/** Failures: what went wrong, as plain data, until core settles the call. */
import type { AssistantErrorDetails, AssistantFailure, ErrorKind } from '../contract/error.js';
import { errorBrand, failureBrand, hasBrand } from './brands.js';
import { cutAndRedact } from './cut-and-redact.js';
import { redactSecrets } from './redact.js';
import { summarizeCause } from './summarize-cause.js';

/** Kinds that always say which fields are wrong. */
const kindsWithIssues: readonly ErrorKind[] = ['invalidInput', 'misconfigured'];

/** For interceptors. The message, the cause and the vendor's words pass through `redact`. */
export function createFailure(
  details: AssistantErrorDetails,
  redact: (text: string) => string = redactSecrets,
): AssistantFailure {
  const { kind, vendorCode, requestId, issues, cause } = details;
  const noIssues = kindsWithIssues.includes(kind) ? [] : undefined;
  return failureFrom({
    ...details,
    message: cutAndRedact(details.message, redact),
    retry: details.retry ?? 'never',
    effect: details.effect ?? 'none',
    // The vendor's own words may echo a request.
    vendorCode: vendorCode === undefined ? undefined : redact(vendorCode),
    requestId: requestId === undefined ? undefined : redact(requestId),
    issues:
      issues?.map(({ field, rule, message }) => ({
        field: redact(field),
        rule,
        message: redact(message),
      })) ?? noIssues,
    // The caller's own reason for cancelling is the caller's; anything else may carry a request.
    cause: cause === undefined || kind === 'cancelled' ? cause : summarizeCause(cause, redact),
  });
}

/** Whether a value is a failure, or the `AssistantError` made of one. */
export function isFailure(value: unknown): value is AssistantFailure {
  return hasBrand(value, failureBrand) || hasBrand(value, errorBrand);
}

/** The same failure with some details changed. */
export function reviseFailure(
  failure: AssistantFailure,
  changes: Partial<Pick<AssistantFailure, 'retry' | 'effect' | 'message' | 'assistantId'>>,
): AssistantFailure {
  // Named one by one, since an `AssistantError` hides its message and its cause from a spread.
  const { message, cause } = failure;
  return failureFrom({ ...failure, message, cause, ...changes });
}

type Members = { [K in keyof AssistantFailure]: AssistantFailure[K] | undefined };

/** Only the members that a failure has, and of those only what is there. */
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
  return failure as unknown as AssistantFailure;
}

const optionalMembers = [
  'vendorCode',
  'status',
  'requestId',
  'retryAfterMs',
  'assistantId',
  'issues',
  'cause',
] as const;
