/**
 * The memory vendor's own shapes, as `vendorData` and snapshots show them. They use the contract's
 * words. A restored snapshot may hold more: unknown members and words are kept as they are.
 */
import type { JsonObject, Tags } from '@assistant-provider/core';

/** An assistant as the memory vendor stores it: the `vendorData` of an `Assistant`. */
export interface MemoryAssistant {
  /** A UUID, or what a restored snapshot brought. */
  readonly id: string;
  /** Not unique. */
  readonly name: string;
  /** Absent if the draft had none. */
  readonly description?: string;
  /** Empty if the assistant has no tags. */
  readonly tags: Tags;
  /** From `encryption.kmsKeyId` of the draft. Nothing is encrypted with it. */
  readonly kmsKeyId?: string;
  /** An `AssistantStatus`, or another word that a restored snapshot brought. */
  readonly status: string;
  /** While `creating` or `deleting`: how that ends, and when. */
  readonly settling?: MemorySettling;
  /** Whether the next deletion ends in `failed`. */
  readonly deletionFails?: boolean;
  /** In order of assignment. */
  readonly aiAgents: readonly MemoryAiAgent[];
  /** In order of linking. */
  readonly knowledge: readonly MemoryKnowledgeLink[];
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** ISO 8601, UTC. */
  readonly updatedAt: string;
}

export const settledStatuses = ['active', 'failed', 'deleted'] as const;

/** How a creation or deletion ends, and when. */
export interface MemorySettling {
  /** The status that follows. An assistant that reaches `deleted` no longer exists. */
  readonly to: (typeof settledStatuses)[number];
  /** Milliseconds since the epoch, on the provider's clock. */
  readonly at: number;
}

/** An AI agent that fills a role: the `vendorData` of an `AiAgentAssignment`. */
export interface MemoryAiAgent {
  /** An `AiAgentRole`, or another word that a restored snapshot brought. */
  readonly role: string;
  /** Only with the role `orchestration`. */
  readonly useCase?: string;
  /** Absent if the assignment named no agent. */
  readonly agentId?: string;
  /** Whether the agent is switched on. */
  readonly enabled: boolean;
}

/** A knowledge source that an assistant uses: the `vendorData` of a `KnowledgeLink`. */
export interface MemoryKnowledgeLink {
  /** A UUID, or what a restored snapshot brought. */
  readonly linkId: string;
  /** The source as it was linked. */
  readonly source: MemoryKnowledgeSource;
}

/** A knowledge source. Which members it has depends on its type. */
export interface MemoryKnowledgeSource {
  /** A `KnowledgeSourceType`, or another word that a restored snapshot brought. */
  readonly type: string;
  /** Present if `type` is `knowledgeBase`. */
  readonly id?: string;
  /** A BCP 47 language tag; only if `type` is `knowledgeBase`. */
  readonly language?: string;
  /** Present if `type` is `externalKnowledgeBase`. */
  readonly locator?: string;
  /** Present if `type` is `externalKnowledgeBase`. */
  readonly accessRole?: string;
}

/** A queue and the assistant that serves it: the `vendorData` of a `QueueBinding`. */
export interface MemoryQueueBinding {
  /** Unique: a queue has at most one assistant. */
  readonly queueId: string;
  /** The assistant that serves the queue. */
  readonly assistantId: string;
  /** `MediaType`s, or other words that a restored snapshot brought. */
  readonly mediaTypes: readonly string[];
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** ISO 8601, UTC. */
  readonly updatedAt: string;
}

/** A part of an assistant: the `vendorData` of an `AssistantPart`. */
export interface MemoryPart {
  /** The assistant that owns the part. */
  readonly assistantId: string;
  /** One of `limits.parts.kinds`. */
  readonly kind: string;
  /** A UUID, the kind's name, the id of a queue, or what a restored snapshot brought. */
  readonly id: string;
  /** Absent if parts of this kind have no name. */
  readonly name?: string;
  /** Whether the vendor supplies the part. Only a restored snapshot brings such parts. */
  readonly ofVendor?: boolean;
  /** The content as it was put last. */
  readonly content: JsonObject;
  /** In ascending order. */
  readonly versions: readonly MemoryPartVersion[];
  /** The number of the newest version that was ever published; 0 if none was. */
  readonly lastVersion: number;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** ISO 8601, UTC. */
  readonly updatedAt: string;
}

/** A published version of a part: the `vendorData` of a `PartVersion`. */
export interface MemoryPartVersion {
  /** Counts from 1. */
  readonly version: number;
  /** The content as it was published. */
  readonly content: JsonObject;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** Something that assistants refer to: the `vendorData` of a `DirectoryEntry`. */
export interface MemoryDirectoryEntry {
  /** `queue`, `knowledgeBase` or `user`. */
  readonly kind: string;
  /** Unique among the entries of its kind. */
  readonly id: string;
  /** Not unique. */
  readonly name: string;
}

/** Everything that a provider holds, as plain JSON, in order of creation. */
export interface MemorySnapshot {
  /** The version of this format. */
  readonly version: 1;
  /** All assistants, including those that are being created or deleted. */
  readonly assistants: readonly MemoryAssistant[];
  /** All queue bindings. */
  readonly bindings: readonly MemoryQueueBinding[];
  /** All parts of the assistants. Absent in a snapshot of an earlier version: there are none. */
  readonly parts?: readonly MemoryPart[];
  /** The directory. Absent in a snapshot of an earlier version: it is empty. */
  readonly directory?: readonly MemoryDirectoryEntry[];
}

/** `vendorOptions.memory`: which failures a test wants to see. */
export interface MemoryAssistantOptions {
  /** The creation ends in `failed`. Only in a draft. */
  readonly creationFails?: boolean | undefined;
  /** The next deletion ends in `failed`; the one after it succeeds. */
  readonly deletionFails?: boolean | undefined;
}

declare module '@assistant-provider/core' {
  interface VendorTypes {
    memory: { assistant: MemoryAssistant; assistantOptions: MemoryAssistantOptions };
  }
}
