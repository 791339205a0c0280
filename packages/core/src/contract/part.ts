/**
 * Parts: what one assistant owns and only its vendor understands, such as a prompt, a guardrail or a
 * language variation. A part dies with its assistant. Its content is data that can be written back.
 */
import type { JsonObject } from './json.js';

/** A place in the content of a part that names another object. */
export interface PartReference {
  /** The place in `content`, as a JSON pointer, e.g. `/summaryGenerationConfig/summarySetting/id`. */
  readonly at: string;
  /**
   * The kind of the named object: a kind of part of the same assistant, a kind of `limits.directory`,
   * or `knowledgeLink`, whose ids `knowledge.list` returns. Any other word is the adapter's own, for
   * an object that no list of the directory shows.
   */
  readonly kind: string;
  /** The id that stands there, without the version. */
  readonly id: string;
  /** The published version that stands there; missing if the place names none. */
  readonly version?: number;
  /**
   * How the place writes the id and the version, e.g. `{id}:{version}`. Defaults to `{id}`, and with a
   * version to `{id}:{version}`.
   */
  readonly form?: string;
}

/** A published version of a part, which never changes. */
export interface PartVersion {
  /** The number that the vendor gave to the version. A copy of the part gets numbers of its own. */
  readonly version: number;
  /** The content of the version. */
  readonly content: JsonObject;
  /** The places in `content` that name other objects. */
  readonly references: readonly PartReference[];
  /** When the version was published: ISO 8601, UTC. */
  readonly createdAt?: string;
  /** The vendor's own object as received. */
  readonly vendorData: unknown;
}

/** A part of an assistant. */
export interface AssistantPart {
  /** One of the kinds in `limits.parts.kinds`. */
  readonly kind: string;
  /** The id among the parts of this kind. If an assistant has one part of the kind, it is the kind's name. */
  readonly id: string;
  /** The name; missing if parts of this kind have none. */
  readonly name?: string;
  /** `vendor` for a part that the vendor supplies: it can be read and named, but not written. */
  readonly origin: 'customer' | 'vendor';
  /** The members that can be written, unknown ones included. Published versions do not change with it. */
  readonly content: JsonObject;
  /** The places in `content` that name other objects. `withReferences` rewrites them. */
  readonly references: readonly PartReference[];
  /** The published versions in ascending order; missing unless the query asked for them. */
  readonly versions?: readonly PartVersion[];
  /** When the part was last changed: ISO 8601, UTC. */
  readonly updatedAt?: string;
  /** The vendor's own object as received. */
  readonly vendorData: unknown;
}

/** Selects the parts to list. */
export interface PartQuery {
  /** Only parts of this kind. Defaults to every kind. */
  readonly kind?: string | undefined;
  /** Only parts of this origin. Defaults to both. */
  readonly origin?: AssistantPart['origin'] | undefined;
  /**
   * Also reads the published versions, with requests for each part. Defaults to `false`: the parts
   * have no member `versions`.
   */
  readonly versions?: boolean | undefined;
}

/** Selects one part. */
export interface PartSelector {
  /** One of the kinds in `limits.parts.kinds`. */
  readonly kind: string;
  /** The id of the part. May be left out if an assistant has one part of the kind. */
  readonly id?: string | undefined;
}

/** Selects one part to read. */
export interface PartReadSelector extends PartSelector {
  /** Also reads the published versions. Defaults to `false`. */
  readonly versions?: boolean | undefined;
}

/** Selects one part, or one of its published versions. */
export interface PartDeleteSelector extends PartSelector {
  /** Deletes only this published version. */
  readonly version?: number | undefined;
}

/** A part to create or to change. */
export interface PartDraft extends PartSelector {
  /**
   * The name. It is required to create a part of a kind with names. If `limits.parts.kinds` says that
   * it is fixed at creation, a draft of an existing part must leave it out or repeat it.
   */
  readonly name?: string | undefined;
  /**
   * The whole content, as read from a part: members that are left out are removed if the vendor can
   * remove them.
   */
  readonly content: JsonObject;
}
