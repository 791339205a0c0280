/** The rights that a vendor requires for an operation, as data. */
import type { DriverOperationName } from './operations.js';

/** The member of an operation's input that decides. */
export interface DecidingArgument {
  /**
   * The path of the member, e.g. `draft.tags`. Its first word is the name of an argument, or `options`.
   * If a list is on the path, one of its entries must meet the condition.
   */
  readonly argument: string;
}

/** Holds if the input has the member and the member is not empty. With `given: false`, holds if not. */
export interface GivenCondition extends DecidingArgument {
  /** Whether the input must have the member. */
  readonly given: boolean;
}

/** Holds if the member has one of these values. */
export interface ValueCondition extends DecidingArgument {
  /** The values. */
  readonly oneOf: readonly (string | boolean)[];
  /** Whether the condition also holds without the member, because its default is one of the values. */
  readonly orMissing?: true;
}

/** Holds if the member is a text that matches the pattern. */
export interface PatternCondition extends DecidingArgument {
  /** The pattern, without the flags `g` and `y`. */
  readonly pattern: RegExp;
  /** The condition in words, with the member as its subject, e.g. `is not an ARN`. */
  readonly description: string;
}

/** A condition on the input of an operation. */
export type PermissionCondition = GivenCondition | ValueCondition | PatternCondition;

/** A permission that an operation requires, or may require. */
export interface Permission {
  /** The vendor's own name, e.g. `assistants:assistant:view` or `wisdom:GetAssistant`. */
  readonly name: string;
  /** In words, on what to grant the permission, if the vendor grants this one on something of its own. */
  readonly on?: string;
  /** The calls that need the permission: those whose input meets each condition. Defaults to all. */
  readonly when?: readonly PermissionCondition[];
  /**
   * A further condition, in words that follow "if". The input does not show it, so a call may turn out
   * not to need the permission. Missing if the input decides.
   */
  readonly onlyIf?: string;
  /**
   * The outcome for a client without the permission, in words that follow "without it,". Missing if the
   * call fails with `permissionDenied`.
   */
  readonly without?: string;
}

/**
 * The permissions of each operation of a driver; an empty list if the vendor requires none. An
 * iteration requires those of the operation that reads its pages. If one of several reasons is enough
 * to need a permission, list it once for each reason.
 */
export type DriverPermissions = Readonly<
  Partial<Record<DriverOperationName, readonly Permission[]>>
>;
