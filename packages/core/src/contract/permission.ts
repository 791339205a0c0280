/** The rights that a vendor requires for an operation, as data. */

/** When an operation requires a permission. */
export interface PermissionCondition {
  /**
   * The member of the operation's input that decides, e.g. `draft.tags` or `query.include`. Its first
   * word is the name of an argument, or `options`.
   */
  readonly argument: string;
  /** The member has one of these values, or contains one. Without it: the member is given and not empty. */
  readonly includes?: readonly string[];
  /** True if the condition also holds where the member is missing, because the default implies it. */
  readonly orMissing?: boolean;
}

/** A permission that an operation requires. */
export interface Permission {
  /** The vendor's own name, e.g. `assistants:assistant:view` or `wisdom:GetAssistant`. */
  readonly name: string;
  /** When it is required. Missing if every call of the operation requires it. */
  readonly when?: PermissionCondition;
  /** The purpose of the permission, if its name does not say it. */
  readonly purpose?: string;
}
