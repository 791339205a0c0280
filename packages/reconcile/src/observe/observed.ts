/**
 * The state of a provider, as `observe` reads it: the vendor's ids, and the names of everything that
 * assistants refer to. A snapshot writes it as a manifest; a plan compares it with one.
 */
import type {
  AiAgentAssignment,
  AssistantPart,
  AssistantStatus,
  KnowledgeLink,
  Limits,
  PartVersion,
  QueueBinding,
  Tags,
} from '@assistant-provider/core';
import type { Uncarried } from './uncarried.js';

export type { Uncarried } from './uncarried.js';

/** The state of a provider at one time. */
export interface Observed {
  /** The vendor. */
  readonly vendor: string;
  /** The bounds of the vendor, which say what its kinds of parts and references mean. */
  readonly limits: Limits;
  /** The assistants, in the order in which the vendor lists them, without those being deleted. */
  readonly assistants: readonly ObservedAssistant[];
  /**
   * The queues that are bound to assistants which are not in `assistants`: being deleted, or invisible
   * to the client. Missing if bindings were not read, or only those of selected assistants.
   */
  readonly queuesOfOthers?: ReadonlySet<string>;
  /** The names of what assistants refer to, as far as the client may see them. */
  readonly names: ObservedNames;
  /** Everything that could not be read. */
  readonly unseen: readonly Unseen[];
}

/** An assistant as read. A missing member was not read, or the vendor does not have the feature. */
export interface ObservedAssistant {
  /** The vendor's id. */
  readonly id: string;
  /** The display name. */
  readonly name: string;
  /** The description; missing if there is none. */
  readonly description?: string;
  /** The status. */
  readonly status: AssistantStatus;
  /** The tags. */
  readonly tags?: Tags;
  /** The key that encrypts the assistant's data. */
  readonly encryption?: {
    /** Key id, ARN or alias. */
    readonly kmsKeyId: string;
  };
  /** The ARN or URI. */
  readonly locator: string;
  /** When the assistant was last changed: ISO 8601, UTC. */
  readonly updatedAt?: string;
  /** The role assignments. */
  readonly aiAgents?: readonly ObservedAiAgent[];
  /** The linked knowledge sources. */
  readonly knowledge?: readonly ObservedKnowledge[];
  /** The bound queues. */
  readonly queues?: readonly ObservedQueue[];
  /**
   * The parts by kind. A kind that was not read is missing. Parts that the vendor supplies are there only
   * if something of the assistant may name one of them.
   */
  readonly parts?: Readonly<Record<string, readonly ObservedPart[]>>;
  /** The deprecated fields in use, as the crosswalk names them; missing if there are none. */
  readonly deprecated?: readonly string[];
  /** The fields of the vendor that no manifest carries; missing if there are none. */
  readonly uncarried?: readonly Uncarried[];
}

/** An assignment without the vendor's own entry. */
export type ObservedAiAgent = Omit<AiAgentAssignment, 'vendorData' | 'dropped'>;
/** A knowledge link without the vendor's own entry. */
export type ObservedKnowledge = Omit<KnowledgeLink, 'vendorData' | 'dropped'>;
/** A binding without the vendor's own entry. */
export type ObservedQueue = Pick<QueueBinding, 'queueId' | 'mediaTypes'>;
/** A part without the vendor's own entry. `references` hold ids; `Observed.names` has their names. */
export type ObservedPart = Omit<AssistantPart, 'vendorData' | 'versions'> & {
  /** The published versions in ascending order; missing if they were not read. */
  readonly versions?: readonly ObservedPartVersion[];
  /** The deprecated fields in use, as the crosswalk names them; missing if there are none. */
  readonly deprecated?: readonly string[];
};
/** A published version without the vendor's own entry. */
export type ObservedPartVersion = Omit<PartVersion, 'vendorData'>;

/** Names of the vendor's directory. */
export interface ObservedNames {
  /**
   * Returns the name of an object, and whether no other object of its kind has the name. Returns
   * `undefined` if the client does not see the object, or the directory does not have the kind.
   */
  nameOf(kind: string, id: string, assistantId?: string): ObservedName | undefined;
  /**
   * Returns the ids of all objects with this name, as far as they were read: complete for the kinds
   * in `completeKinds`.
   */
  idsOf(kind: string, name: string, assistantId?: string): readonly string[];
  /** Returns the objects of a kind that were read, and that belong to no assistant. */
  entriesOf(kind: string): Iterable<ObservedEntry>;
  /** The kinds of which every object was read. */
  readonly completeKinds: ReadonlySet<string>;
}

/** An object of the directory. */
export interface ObservedEntry {
  /** The vendor's id. */
  readonly id: string;
  /** The exact name. */
  readonly name: string;
}

/** A name. */
export interface ObservedName {
  /** The exact name. */
  readonly name: string;
  /** Whether no other object of the kind has this name. */
  readonly unique: boolean;
}

/** Why something is unseen. */
export type UnseenReason =
  /** The vendor refused to show it. */
  | 'permissionDenied'
  /** The vendor's response did not carry it, although the vendor has the feature. */
  | 'notShown'
  /** It was deleted while the snapshot was taken, or never existed. */
  | 'notFound';

/** Something that could not be read, and is therefore missing from the state: not absent, but unknown. */
export interface Unseen {
  /** The unread member. `names` means names of the directory, and `assistant` the assistant itself. */
  readonly what: 'assistant' | 'aiAgents' | 'knowledge' | 'queues' | 'tags' | 'parts' | 'names';
  /** The assistant whose member could not be read; missing if it concerns all assistants. */
  readonly assistantId?: string;
  /** The kind of part or of the directory; missing if it concerns all kinds. */
  readonly kind?: string;
  /** The ids whose names are unknown; missing if it concerns all of the kind. */
  readonly ids?: readonly string[];
  /** Why. */
  readonly reason: UnseenReason;
  /** The reason in words, and what to do about it. */
  readonly message: string;
}
