/**
 * References of a manifest: how it names queues, knowledge bases, agents and users without vendor ids.
 */

/**
 * A reference. A plain text is a name, which exactly one object of its kind has at the vendor. Whatever
 * is not a unique name is written as an object, so that no name can be mistaken for it.
 */
export type Reference =
  string | NameReference | PartKeyReference | SuppliedReference | KnowledgeReference | IdReference;

/** The unique name of an object of the vendor's directory, where a version is named along with it. */
export interface NameReference {
  /** The exact name. */
  readonly name: string;
  /** The published version; missing if the reference names none. */
  readonly version?: number;
}

/** A part of the same assistant. */
export interface PartKeyReference {
  /** The local key of the part among the parts of its kind. */
  readonly part: string;
  /** The published version; missing if the reference names none. */
  readonly version?: number;
}

/** A part that the vendor supplies, by its name. The manifest does not contain it. */
export interface SuppliedReference {
  /** The exact name. */
  readonly supplied: string;
  /** The published version; missing if the reference names none. */
  readonly version?: number;
}

/** A knowledge source of the same assistant. */
export interface KnowledgeReference {
  /** The local key in `knowledge`. */
  readonly knowledge: string;
}

/**
 * An object whose name is unknown or not unique. The id decides; `name` only tells people what the id
 * means, and helps to map it to another vendor.
 */
export interface IdReference {
  /** The vendor's id. */
  readonly id: string;
  /** The name, if known: other objects have it, too. */
  readonly sharedName?: string;
  /** The published version; missing if the reference names none. */
  readonly version?: number;
}

/**
 * A reference in the content of a part, as the value of the only member `$reference` of an object. An
 * object of the vendor with such a member is written with one `$` more, as `$$reference`.
 */
export interface ContentReference {
  /** The kind of the object: a kind of part, a kind of the directory, or `knowledgeLink`. */
  readonly kind: string;
  /** The object. */
  readonly to: Reference;
  /** How the place writes the id and the version, if not as `{id}` or `{id}:{version}`. */
  readonly form?: string;
}
