/** Where an assistant takes its answers from. */

/** A knowledge base of the vendor itself. */
export interface KnowledgeBaseSource {
  readonly type: 'knowledgeBase';
  readonly id: string;
  /** BCP 47, e.g. `en-US`. */
  readonly language?: string;
}

/** A knowledge base of another service, read under a role that the caller names. */
export interface ExternalKnowledgeBaseSource {
  readonly type: 'externalKnowledgeBase';
  /** An ARN. */
  readonly locator: string;
  /** The ARN of the role that may read it. */
  readonly accessRole: string;
}

export type KnowledgeSource = KnowledgeBaseSource | ExternalKnowledgeBaseSource;
export type KnowledgeSourceType = KnowledgeSource['type'];

/** A source of a type that this version has no word for; carried as received. */
export interface UnknownKnowledgeSource {
  readonly type: 'unknown';
  readonly vendorType: string;
}

/** A source linked to an assistant. */
export interface KnowledgeLink {
  /** Names the link in `unlink`. */
  readonly linkId: string;
  readonly source: KnowledgeSource | UnknownKnowledgeSource;
  /** The vendor's own entry as received. */
  readonly vendorData: unknown;
  /** Fields left out because the vendor lacks them and the caller said `onUnsupported: 'drop'`. */
  readonly dropped?: readonly string[];
}
