/**
 * The memory vendor's own shapes, as `vendorData` and snapshots show them. Its words are the
 * contract's; what else a restored snapshot brings is kept, like a real vendor's novelties.
 */
import type { Tags } from '@assistant-provider/core';

export interface MemoryAssistant {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly tags: Tags;
  readonly kmsKeyId?: string;
  readonly status: string;
  /** While `creating` or `deleting`: what comes of it, and when. */
  readonly settling?: MemorySettling;
  /** The next deletion is going to end in `failed`. */
  readonly deletionFails?: boolean;
  readonly aiAgents: readonly MemoryAiAgent[];
  readonly knowledge: readonly MemoryKnowledgeLink[];
  readonly createdAt: string;
  readonly updatedAt: string;
}

export const settledStatuses = ['active', 'failed', 'deleted'] as const;

export interface MemorySettling {
  readonly to: (typeof settledStatuses)[number];
  /** Milliseconds since the epoch, on the provider's clock. */
  readonly at: number;
}

export interface MemoryAiAgent {
  readonly role: string;
  readonly useCase?: string;
  readonly agentId?: string;
  readonly enabled: boolean;
}

export interface MemoryKnowledgeLink {
  readonly linkId: string;
  readonly source: MemoryKnowledgeSource;
}

export interface MemoryKnowledgeSource {
  readonly type: string;
  readonly id?: string;
  readonly language?: string;
  readonly locator?: string;
  readonly accessRole?: string;
}

export interface MemoryQueueBinding {
  readonly queueId: string;
  readonly assistantId: string;
  readonly mediaTypes: readonly string[];
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** All that a provider holds, in order of creation. Plain JSON. */
export interface MemorySnapshot {
  readonly version: 1;
  readonly assistants: readonly MemoryAssistant[];
  readonly bindings: readonly MemoryQueueBinding[];
}

/** `vendorOptions.memory`: what a test wants to see go wrong. */
export interface MemoryAssistantOptions {
  /** The creation ends in `failed`. Only in a draft. */
  readonly creationFails?: boolean;
  /** The next deletion ends in `failed`, the one after it succeeds. */
  readonly deletionFails?: boolean;
}

declare module '@assistant-provider/core' {
  interface VendorTypes {
    memory: { assistant: MemoryAssistant; assistantOptions: MemoryAssistantOptions };
  }
}
