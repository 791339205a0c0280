/** The findings of an inventory, as data. */

/** Every rule of an inventory, in the order in which findings are listed. */
export const inventoryRules = [
  'assistantNotActive',
  'missingReference',
  'deprecatedSetting',
  'nearLimit',
  'duplicateName',
  'assistantWithoutQueue',
  'roleFallsBack',
  'unpublishedChange',
  'unusedPart',
  'queueWithoutAssistant',
  'knowledgeWithoutAssistant',
] as const;

/**
 * A rule of an inventory.
 *
 * - `assistantNotActive`: the status of an assistant is not `active`.
 * - `missingReference`: an assistant names an object that the vendor does not show to this client.
 * - `deprecatedSetting`: a setting is in use that the vendor deprecates.
 * - `nearLimit`: an account or an assistant is close to a limit of the vendor.
 * - `duplicateName`: two objects of one kind share a name.
 * - `assistantWithoutQueue`: an assistant serves no queue.
 * - `roleFallsBack`: an agent that the vendor supplies plays a role of an assistant.
 * - `unpublishedChange`: the content of a part differs from its newest version.
 * - `unusedPart`: nothing of the assistant names a part that exists to be named, such as a prompt.
 * - `queueWithoutAssistant`: a queue has no assistant.
 * - `knowledgeWithoutAssistant`: no assistant uses a knowledge base.
 */
export type InventoryRule = (typeof inventoryRules)[number];

/** `error`: it does not work. `warning`: it may not do what people expect. `info`: worth knowing. */
export type FindingSeverity = 'error' | 'warning' | 'info';

/** An object of an account. */
export interface FindingObject {
  /** `assistant`, `role`, `account`, a kind of part, or a kind of the directory such as `queue`. */
  readonly kind: string;
  /** The vendor's id; for a role its word, for an account its name. */
  readonly id: string;
  /** The name; missing if it is unknown, or the object has none. */
  readonly name?: string;
}

/** Something that deserves attention. */
export interface Finding {
  /** The rule. */
  readonly rule: InventoryRule;
  /** How much it matters. */
  readonly severity: FindingSeverity;
  /** The object that deserves attention. */
  readonly object: FindingObject;
  /** The finding in a sentence, without a full stop. */
  readonly message: string;
  /** The assistant that the object belongs to; missing if it belongs to none, or is itself one. */
  readonly assistant?: {
    /** The vendor's id. */
    readonly id: string;
    /** The name. */
    readonly name: string;
  };
}

/**
 * How far a rule was checked. No findings mean nothing unless it is `checked`.
 *
 * - `checked`: everything that exists.
 * - `partly`: everything but what is in `unseen` or was not asked for.
 * - `unseen`: nothing, because the client may not see what the rule needs.
 * - `notRead`: nothing, because the options exclude what the rule needs.
 * - `unsupported`: nothing, because the vendor does not have such objects, or no list of them.
 */
export type CheckState = 'checked' | 'partly' | 'unseen' | 'notRead' | 'unsupported';

/** The outcome of one rule. */
export interface InventoryCheck {
  /** How far the rule was checked. */
  readonly state: CheckState;
  /** The number of findings, also of those that are not listed. */
  readonly count: number;
}
