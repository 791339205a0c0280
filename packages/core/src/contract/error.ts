/** The error type of every call at every vendor: its kinds, and what a caller can do. */

/**
 * Every kind of error.
 *
 * | kind | meaning |
 * |---|---|
 * | invalidInput | the input breaks a rule; `issues` names each field and rule |
 * | unauthenticated | the vendor does not accept who is calling |
 * | permissionDenied | the caller is known and may not do this |
 * | notFound | the object does not exist, or the caller may not see it |
 * | conflict | the object's state, or another object of the same name, prevents it |
 * | quotaExceeded | a limit on the number of objects; waiting does not help |
 * | rateLimited | too many requests; waiting helps |
 * | unavailable | the vendor or the network path to it is down |
 * | timeout | no response in time |
 * | cancelled | the caller's signal aborted, or the provider was closed |
 * | unsupported | the vendor does not support this |
 * | misconfigured | wrong options, which `issues` names; a missing module; a mock without a reply |
 * | unexpectedReply | the vendor's response violates its own contract |
 * | unknown | none of these: a bug in an adapter, or a code that is new at the vendor |
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
/** One of `errorKinds`. */
export type ErrorKind = (typeof errorKinds)[number];

/** One broken rule of the input or of the options. */
export interface Issue {
  /** The path of the field, e.g. `draft.knowledge[0].id`. */
  readonly field: string;
  /** The stable name of the rule, e.g. `required`, `length`, `pattern`. */
  readonly rule: string;
  /** The rule in words. */
  readonly message: string;
}

/**
 * Whether a retry makes sense.
 *
 * - `never`: retrying will not help or is unsafe; after the caller's own deadline, retrying is the
 *   caller's decision.
 * - `transient`: a later retry may succeed and is safe.
 * - `exhausted`: the failure was transient, and the library retried as often as allowed.
 */
export type Retry = 'never' | 'transient' | 'exhausted';

/** Whether a failed write took effect: `none` if not, `maybe` if it may have. Reads have `none`. */
export type Effect = 'none' | 'maybe';

/** The members of every error. */
export interface Common {
  /** The vendor's name, e.g. `genesys`. */
  readonly vendor: string;
  /** The label of the provider that failed, if the application gave it one. */
  readonly label?: string;
  /** The application's operation, e.g. `queues.bind`. */
  readonly operation: string;
  /** The failure, its reason and the remedy, with secrets masked. */
  readonly message: string;
  /** Whether a retry makes sense. */
  readonly retry: Retry;
  /** Whether a failed write took effect. */
  readonly effect: Effect;
  /** The vendor's own code, as received. */
  readonly vendorCode?: string;
  /** The HTTP status, if there was a response. */
  readonly status?: number;
  /** The vendor's id of the request, which its support asks for: ININ-Correlation-Id, x-amzn-requestid. */
  readonly requestId?: string;
  /** How long the vendor asked to wait, in milliseconds. */
  readonly retryAfterMs?: number;
  /** The assistant that the failure concerns, if known. */
  readonly assistantId?: string;
  /** The queue that the call was about, if it named one. */
  readonly queueId?: string;
  /** The broken rules by field, as far as the vendor reports them. */
  readonly issues?: readonly Issue[];
  /**
   * The ids that a bulk call had written when it failed: for `queues.bindMany` the queues that are
   * bound as asked, for `queues.unbindMany` the queues that are no longer bound to this assistant.
   * Other errors do not have it. If `effect` is `maybe`, ids that it does not list may have been written
   * too.
   */
  readonly done?: readonly string[];
  /** The thrown value or the signal's reason behind this error. */
  readonly cause?: unknown;
}

type IssuesOf<K extends ErrorKind> = K extends 'invalidInput' | 'misconfigured'
  ? {
      /** The broken rules by field. */
      readonly issues: readonly Issue[];
    }
  : unknown;

/** An `AssistantError` of one kind. */
export type AssistantErrorOf<K extends ErrorKind> = Error &
  Common &
  IssuesOf<K> & {
    /** The kind, which discriminates the union. */
    readonly kind: K;
    /** Returns all members as plain data, for `JSON.stringify`. */
    toJSON(): Record<string, unknown>;
  };

/**
 * The error of every call: a real `Error`, discriminated by `kind`. `isAssistantError` recognises it.
 *
 * @example
 * ```ts
 * const found = await provider.assistants.get(id);
 * if (found.isErr() && found.error.kind === 'notFound') return undefined;
 * ```
 */
export type AssistantError = { [K in ErrorKind]: AssistantErrorOf<K> }[ErrorKind];

/**
 * An error as plain data, inside drivers and interceptors. Drivers make it with `context.error` and
 * interceptors with `createFailure`. Core makes the real `AssistantError` once, where it settles the
 * call.
 */
export interface AssistantFailure extends Common {
  /** The kind of the error. */
  readonly kind: ErrorKind;
}

/** The members to make an error from. */
export interface AssistantErrorDetails extends Omit<Common, 'retry' | 'effect' | 'label'> {
  /** The kind of the error. */
  readonly kind: ErrorKind;
  /** The provider's label, if it has one. Core adds it to the errors of a call. */
  readonly label?: string | undefined;
  /** Defaults to `never`. */
  readonly retry?: Retry;
  /** Defaults to `none`. */
  readonly effect?: Effect;
}

/** The members that a driver passes to `context.error`. Core adds vendor, label and operation. */
export type ErrorDetails = Omit<AssistantErrorDetails, 'vendor' | 'label' | 'operation'>;
