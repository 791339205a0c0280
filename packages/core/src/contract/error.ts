/** The one error type of every vendor: what kind it is, and what the caller can do about it. */
/**
 * | kind | means |
 * |---|---|
 * | invalidInput | the input breaks a rule; `issues` names each field and rule |
 * | unauthenticated | the vendor does not accept who is calling |
 * | permissionDenied | the caller is known and may not do this |
 * | notFound | there is no such object, or none that the caller may see |
 * | conflict | the object's present state, or one of the same name, forbids it |
 * | quotaExceeded | a limit on how much may exist; waiting does not help |
 * | rateLimited | too many requests; waiting helps |
 * | unavailable | the vendor, or the way to it, is out of order |
 * | timeout | no answer in time |
 * | cancelled | the caller's signal, or closing the provider, ended it |
 * | unsupported | this vendor has no such thing |
 * | misconfigured | the provider was set up wrongly; `issues` names each option |
 * | unexpectedReply | the vendor answered something that its contract does not allow |
 * | unknown | none of the above; a defect of an adapter, or a code new at the vendor |
 */
export const errorKinds = [
  'invalidInput',
  'unauthenticated',
  'permissionDenied',
  'notFound',
  'conflict',
  'quotaExceeded',
  'rateLimited',
  'unavailable',
  'timeout',
  'cancelled',
  'unsupported',
  'misconfigured',
  'unexpectedReply',
  'unknown',
] as const;
export type ErrorKind = (typeof errorKinds)[number];

/** One broken rule. */
export interface Issue {
  /** Path of the field, e.g. `draft.knowledge[0].id`. */
  readonly field: string;
  /** Stable name of the rule, e.g. `required`, `length`, `pattern`. */
  readonly rule: string;
  /** The rule in words. */
  readonly message: string;
}

/**
 * - `never`: repeating it as it is will not help, could do it twice, or is the application's
 *   decision, whose own deadline it missed.
 * - `transient`: repeating it later may help and is safe.
 * - `exhausted`: it was transient and was repeated as often as allowed.
 */
export type Retry = 'never' | 'transient' | 'exhausted';

/** Whether a write may have happened although the call failed. */
export type Effect = 'none' | 'maybe';

export interface Common {
  /** The adapter's vendor name, e.g. `genesys`. */
  readonly vendor: string;
  /** What was called, e.g. `queues.bind`. */
  readonly operation: string;
  readonly message: string;
  readonly retry: Retry;
  readonly effect: Effect;
  /** The vendor's own code, as received. */
  readonly vendorCode?: string;
  /** The HTTP status, where there was an answer. */
  readonly status?: number;
  /** The vendor's id of the request, for its support: ININ-Correlation-Id, x-amzn-requestid. */
  readonly requestId?: string;
  /** How long the vendor asked to wait, in milliseconds. */
  readonly retryAfterMs?: number;
  /** The assistant that the failure is about, where one is known. */
  readonly assistantId?: string;
  /** Which fields break which rules; of a vendor's refusal as far as it says so. */
  readonly issues?: readonly Issue[];
  readonly cause?: unknown;
}

type IssuesOf<K extends ErrorKind> = K extends 'invalidInput' | 'misconfigured'
  ? { readonly issues: readonly Issue[] }
  : unknown;

/** An `AssistantError` of one kind. */
export type AssistantErrorOf<K extends ErrorKind> = Error &
  Common &
  IssuesOf<K> & { readonly kind: K; toJSON(): Record<string, unknown> };

/** A real `Error`, discriminated by `kind`. */
export type AssistantError = { [K in ErrorKind]: AssistantErrorOf<K> }[ErrorKind];

/**
 * What went wrong, as plain data. Drivers make it with `context.error`, interceptors with
 * `createFailure`, and both pass it on; core makes the `AssistantError` where it settles the call.
 */
export interface AssistantFailure extends Common {
  readonly kind: ErrorKind;
}

/** What an error is made of. */
export interface AssistantErrorDetails extends Omit<Common, 'retry' | 'effect'> {
  readonly kind: ErrorKind;
  /** Default `never`. */
  readonly retry?: Retry;
  /** Default `none`. */
  readonly effect?: Effect;
}

/** What a driver gives of an error: core adds vendor and operation. */
export type ErrorDetails = Omit<AssistantErrorDetails, 'vendor' | 'operation'>;
