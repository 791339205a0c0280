/** The state of an emulator. It is plain JSON, so that a snapshot is a copy. */
import type { AIAgentConfiguration } from './ai-agent-shapes.js';
import type * as shape from './common-shapes.js';
import type { ResourceStatus, Transition } from './lifecycle.js';
import type { Infer } from './shapes.js';

export type AIAgentType = Infer<typeof shape.AIAgentType>;
export type VisibilityStatus = Infer<typeof shape.VisibilityStatus>;
export type Origin = Infer<typeof shape.Origin>;
export type Tags = Readonly<Record<string, string>>;
export type AIAgentConfigurationData = Infer<typeof shape.AIAgentConfigurationData>;

export type AIAgentConfigurationMap = Readonly<
  Partial<Record<AIAgentType, AIAgentConfigurationData>>
>;

export interface OrchestratorConfigurationEntry {
  readonly aiAgentId?: string;
  readonly orchestratorUseCase: string;
}

/** Lists are sorted by sequence numbers. */
interface WithSequence {
  readonly sequence: number;
}

/** The current status, and the upcoming transitions. */
interface WithLifecycle {
  readonly status: ResourceStatus;
  readonly upcoming: readonly Transition[];
}

/** An assistant with its associations and AI agents. */
export interface AssistantState extends WithSequence, WithLifecycle {
  readonly assistantId: string;
  readonly name: string;
  readonly description?: string;
  readonly tags: Tags;
  readonly serverSideEncryptionConfiguration?: { readonly kmsKeyId?: string };
  readonly integrationConfiguration?: { readonly topicIntegrationArn?: string };
  readonly capabilityConfiguration?: { readonly type?: 'V1' | 'V2' };
  readonly aiAgentConfiguration: AIAgentConfigurationMap;
  readonly orchestratorConfigurationList: readonly OrchestratorConfigurationEntry[];
  readonly associations: readonly AssociationState[];
  readonly aiAgents: readonly AIAgentState[];
}

/** An association of an assistant with a knowledge base. */
export interface AssociationState extends WithSequence {
  readonly assistantAssociationId: string;
  /** Exactly one member is set, as in the vendor's union. */
  readonly association: Infer<typeof shape.AssistantAssociationInputData>;
  readonly tags: Tags;
}

/** The content of an AI agent that a version preserves. */
export interface AIAgentContent {
  /** Exactly one member is set, as in the vendor's union. */
  readonly configuration: Infer<typeof AIAgentConfiguration>;
  readonly visibilityStatus: VisibilityStatus;
  readonly description?: string;
  /** Milliseconds since the epoch. */
  readonly modifiedTime: number;
}

/** A version of an AI agent. */
export interface AIAgentVersionState {
  readonly versionNumber: number;
  readonly content: AIAgentContent;
}

/** An AI agent with its versions. */
export interface AIAgentState extends WithSequence, WithLifecycle {
  readonly aiAgentId: string;
  readonly name: string;
  readonly type: AIAgentType;
  readonly origin: Origin;
  readonly content: AIAgentContent;
  readonly tags: Tags;
  readonly versions: readonly AIAgentVersionState[];
  /** Numbers rise by one and are never reused. */
  readonly nextVersionNumber: number;
}

/** A knowledge base of the other API, which associations can name. */
export interface KnowledgeBaseState {
  readonly knowledgeBaseId: string;
  /** QUICK_RESPONSES bases cannot be associated (service model). */
  readonly knowledgeBaseType?: string;
}

/** A client token, and the response to repeat for it. */
export interface ClientTokenState {
  readonly operation: string;
  readonly clientToken: string;
  /** Hash of the other parameters. */
  readonly digest: string;
  readonly answer: unknown;
  readonly at: number;
}

/** The whole state as plain JSON. Every snapshot is a valid seed. */
export interface QConnectSnapshot {
  /** Assistants with their associations and AI agents, in order of creation. */
  readonly assistants: readonly AssistantState[];
  /** Known knowledge bases. */
  readonly knowledgeBases: readonly KnowledgeBaseState[];
  /** Client tokens that are remembered. */
  readonly clientTokens: readonly ClientTokenState[];
  /** The highest `sequence` used so far. */
  readonly nextSequence: number;
}
