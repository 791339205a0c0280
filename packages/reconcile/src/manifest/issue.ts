/** The error of a text that is not a manifest. */

/** One broken rule of a manifest's text. */
export interface ManifestIssue {
  /** The path of the field, e.g. `assistants.returns-desk.queues[0].queue`; empty for the whole text. */
  readonly field: string;
  /** The stable name of the rule, e.g. `syntax`, `required`, `type`, `unknownField`. */
  readonly rule: string;
  /** The rule in words. */
  readonly message: string;
  /** The line in the text, 1 for the first. */
  readonly line?: number;
  /** The column in the line, 1 for the first. */
  readonly column?: number;
}

/** Why a text is not a manifest. */
export interface ManifestError {
  /** Tells this error from an `AssistantError`. */
  readonly kind: 'invalidManifest';
  /** The first issue, and how many more there are. */
  readonly message: string;
  /** The broken rules, at most 20, by their place in the text. */
  readonly issues: readonly ManifestIssue[];
}
