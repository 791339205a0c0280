/** Knowledge sources, and their links to an assistant. */

/** A knowledge base that the vendor itself hosts. */
export interface KnowledgeBaseSource {
  readonly type: 'knowledgeBase';
  /** The vendor's id of the knowledge base. */
  readonly id: string;
  /** The language to search in: BCP 47, e.g. `en-US`. */
  readonly language?: string;
}

/** A knowledge base of another service, which the vendor reads under a role that you name. */
export interface ExternalKnowledgeBaseSource {
  readonly type: 'externalKnowledgeBase';
  /** The ARN of the knowledge base. */
  readonly locator: string;
  /** The ARN of the role that may read the knowledge base. */
  readonly accessRole: string;
}

/** A knowledge source. `provider.limits.knowledge?.types` lists the supported types. */
export type KnowledgeSource = KnowledgeBaseSource | ExternalKnowledgeBaseSource;
/** A hosted knowledge base to link. */
export interface KnowledgeBaseDraft extends Omit<KnowledgeBaseSource, 'language'> {
  /** The language to search in: BCP 47, e.g. `en-US`. */
  readonly language?: string | undefined;
}

/** A knowledge source as given to `knowledge.link` and `assistants.create`. */
export type KnowledgeSourceDraft = KnowledgeBaseDraft | ExternalKnowledgeBaseSource;
/** The `type` of a `KnowledgeSource`. */
export type KnowledgeSourceType = KnowledgeSource['type'];

/** A source of a type that this version does not know. */
export interface UnknownKnowledgeSource {
  readonly type: 'unknown';
  /** The vendor's own word for the type. */
  readonly vendorType: string;
}

/** A source that is linked to an assistant. */
export interface KnowledgeLink {
  /** The id of the link, which `knowledge.unlink` takes. */
  readonly linkId: string;
  /** The linked source. */
  readonly source: KnowledgeSource | UnknownKnowledgeSource;
  /** The vendor's own entry as received. */
  readonly vendorData: unknown;
  /** The fields that were ignored because the vendor does not support them (`onUnsupported: 'drop'`). */
  readonly dropped?: readonly string[];
}
