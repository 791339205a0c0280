/**
 * The crosswalk: how each field of a vendor's objects reaches the portable model, and what takes the
 * place of a field that the vendor does not have. Plans and documents are made from it.
 */

/** The fields of an assistant that every vendor's crosswalk speaks about. */
export type PortableField =
  'name' | 'description' | 'encryption' | 'tags' | 'aiAgents' | 'knowledge' | 'queues' | 'parts';

/**
 * An object of the vendor, named after the place in the portable model that has it as `vendorData`: an
 * entry of `aiAgents`, `knowledge` or `queues`, or a part of a kind, such as `parts.prompt`.
 */
export type CrosswalkObject = 'assistant' | 'aiAgents' | 'knowledge' | 'queues' | `parts.${string}`;

/** One field of a vendor's object. */
export interface CrosswalkField {
  /** The object that has the field. */
  readonly object: CrosswalkObject;
  /**
   * The field as a JSON pointer; `*` stands for every element or key. A row speaks for all fields
   * below, except those that have a row of their own.
   */
  readonly field: string;
  /**
   * The place of the field in the portable model: a portable field or, for a part, its kind, e.g.
   * `encryption` or `parts.prompt`. Missing if the field is not carried.
   */
  readonly as?: string;
  /** True if the vendor sets the field, such as an id or a date, so that nothing is lost without it. */
  readonly setByVendor?: boolean;
  /** The reason in a sentence, as a plan shows it. Required if the field is not carried. */
  readonly reason?: string;
  /** If the vendor deprecates the field: who says so, and what to use instead, in a sentence. */
  readonly deprecated?: string;
  /** The values to which `deprecated` applies. Defaults to every value. */
  readonly deprecatedValues?: readonly string[];
}

/** Instructions for people, with the placeholders that the plan fills in. */
export interface Instructions {
  /** The name of the object that a person changes, in the singular, e.g. `contact flow`. */
  readonly object: string;
  /**
   * The text, which may hold `{id}`, `{locator}` and `{name}` of the assistant. For a queue, also
   * `{queueId}`, `{queueName}` and `{mediaTypes}`; for a replaced assistant, `{formerId}` and
   * `{formerLocator}`. In place of an unknown value, a plan writes a word and explains it. Other braces mean nothing.
   */
  readonly text: string;
}

/** A portable field that this vendor does not have. */
export interface MissingField {
  /** `dropped`: nothing takes its place. `asked`: a person can reach the same by other means. */
  readonly verdict: 'dropped' | 'asked';
  /** The reason in a sentence. */
  readonly reason: string;
  /** The other means. */
  readonly instructions?: Instructions;
}

/** The crosswalk of one vendor. */
export interface Crosswalk {
  /** Every field of the vendor's objects. */
  readonly fields: readonly CrosswalkField[];
  /** The portable fields that the vendor does not have; `parts` stands for kinds of other vendors. */
  readonly missing: Readonly<Partial<Record<PortableField, MissingField>>>;
  /**
   * The other objects that name its id or locator. If the assistant is replaced, a
   * person has to change them.
   */
  readonly namedBy: readonly Instructions[];
  /** The keys of tags that the vendor itself sets. They do not count as drift, and nobody removes them. */
  readonly vendorTags?: readonly string[];
}
