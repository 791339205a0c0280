/**
 * The manifest: assistants in a vendor-neutral form that people read and edit. A named member is managed.
 * A missing member is left alone, and an empty list or record means "none". Vendor ids stand in
 * `origin` alone, except for references that no unique name can express.
 */
import type {
  AiAgentRole,
  AssistantStatus,
  JsonObject,
  MediaType,
  Tags,
} from '@assistant-provider/core';
import type { Reference } from './reference.js';

/** The format version that this version of the library writes and reads. */
export const manifestFormat = 1;

/**
 * A word of a vendor for which the contract has none, as `vendor:` and the vendor's word. It can be
 * read and compared, but not written to a vendor.
 */
export type VendorWord = `vendor:${string}`;

/** A manifest. */
export interface Manifest {
  /** The format version. */
  readonly format: typeof manifestFormat;
  /**
   * The assistants by local key. A key is stable: it identifies the assistant in maps, plans and
   * ledgers, also when the name changes.
   */
  readonly assistants: Readonly<Record<string, ManifestAssistant>>;
}

/** An assistant of a manifest. */
export interface ManifestAssistant {
  /** The display name. */
  readonly name: string;
  /** The description. */
  readonly description?: string;
  /** The key that encrypts the assistant's data. */
  readonly encryption?: {
    /** Key id, ARN or alias. */
    readonly kmsKeyId: string;
  };
  /** All tags: value by key. */
  readonly tags?: Tags;
  /** All role assignments, at most one for each role and use case. */
  readonly aiAgents?: readonly ManifestAiAgent[];
  /** All knowledge sources by local key, which references in parts use. */
  readonly knowledge?: Readonly<Record<string, ManifestKnowledge>>;
  /** All queues that the assistant serves. */
  readonly queues?: readonly ManifestQueue[];
  /**
   * The parts by kind and local key. A kind that is missing is left alone. All parts of a named kind
   * are named, except those that the vendor supplies.
   */
  readonly parts?: Readonly<Record<string, Readonly<Record<string, ManifestPart>>>>;
  /** Where the assistant was read from. A person who writes a new assistant leaves it out. */
  readonly origin?: ManifestOrigin;
}

/** An assignment of an agent or a built-in function to a role. */
export interface ManifestAiAgent {
  /** The role. */
  readonly role: AiAgentRole | VendorWord;
  /** The orchestrator's use case. */
  readonly useCase?: string;
  /** The agent; missing if the role is a built-in function of the vendor. */
  readonly agent?: Reference;
  /** Whether the role is switched on. Defaults to `true`. */
  readonly enabled?: boolean;
}

/** A knowledge source to link. */
export type ManifestKnowledge =
  ManifestKnowledgeBase | ManifestExternalKnowledgeBase | ManifestUnknownKnowledge;

/** A knowledge base that the vendor itself hosts. */
export interface ManifestKnowledgeBase {
  /** The type. */
  readonly type: 'knowledgeBase';
  /** The knowledge base. */
  readonly base: Reference;
  /** The language to search in: BCP 47, e.g. `en-US`. */
  readonly language?: string;
}

/** A knowledge base of another service. */
export interface ManifestExternalKnowledgeBase {
  /** The type. */
  readonly type: 'externalKnowledgeBase';
  /** The ARN of the knowledge base. */
  readonly locator: string;
  /** The ARN of the role that may read the knowledge base. */
  readonly accessRole: string;
}

/** A source of a type that the contract does not know. It can be read, but not written. */
export interface ManifestUnknownKnowledge {
  /** The vendor's word for the type. */
  readonly type: VendorWord;
}

/** A queue that the assistant serves. */
export interface ManifestQueue {
  /** The queue. */
  readonly queue: Reference;
  /** The media on which the assistant serves the queue. */
  readonly mediaTypes: readonly (MediaType | VendorWord)[];
}

/** A part, such as a prompt or a guardrail. */
export interface ManifestPart {
  /** The name; missing if parts of this kind have none. */
  readonly name?: string;
  /**
   * The object that the part's id names, for kinds whose ids the caller chooses, e.g. a queue.
   * Missing if the vendor chooses the id.
   */
  readonly of?: Reference;
  /**
   * The content. Each place that names another object holds `{ $reference: … }` instead of an id (see
   * `ContentReference`).
   */
  readonly content: JsonObject;
  /** All published versions in ascending order. A missing member is left alone. */
  readonly versions?: readonly ManifestPartVersion[];
}

/** A published version of a part. */
export interface ManifestPartVersion {
  /**
   * The number, by which references of this manifest name the version. A copy at a vendor gets a
   * number of its own.
   */
  readonly version: number;
  /** The content, with references as in `ManifestPart`. */
  readonly content: JsonObject;
}

/** Where an assistant was read from, with the vendor's ids of everything that the assistant names. */
export interface ManifestOrigin {
  /** The vendor. */
  readonly vendor: string;
  /** The account, organisation or region, in the words of who took the snapshot. */
  readonly account?: string;
  /** The vendor's id of the assistant. */
  readonly id: string;
  /** The ARN or URI of the assistant. */
  readonly locator: string;
  /** The status when the snapshot was taken. */
  readonly status: AssistantStatus;
  /** The ids of the links by the keys of `knowledge`. */
  readonly links?: Readonly<Record<string, string>>;
  /** The ids of the parts by kind and key. */
  readonly parts?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The ids of everything that is referred to by name: by kind of the directory, and name. */
  readonly names?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
