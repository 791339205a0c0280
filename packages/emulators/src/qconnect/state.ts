/** What the emulator remembers. All of it is JSON, so that a snapshot is a copy. */
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

/** Entries are listed in the order of their sequence numbers. */
interface Listed {
  readonly sequence: number;
}

/** Which status, and which ones are to come. */
interface Living {
  readonly status: ResourceStatus;
  readonly upcoming: readonly Transition[];
}

export interface AssistantState extends Listed, Living {
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

export interface AssociationState extends Listed {
  readonly assistantAssociationId: string;
  /** One arm of the vendor's union. */
  readonly association: Infer<typeof shape.AssistantAssociationInputData>;
  readonly tags: Tags;
}

/** What a version keeps as it was. */
export interface AIAgentContent {
  /** One arm of the vendor's union. */
  readonly configuration: Infer<typeof AIAgentConfiguration>;
  readonly visibilityStatus: VisibilityStatus;
  readonly description?: string;
  /** Milliseconds since the epoch. */
  readonly modifiedTime: number;
}

export interface AIAgentVersionState {
  readonly versionNumber: number;
  readonly content: AIAgentContent;
}

export interface AIAgentState extends Listed, Living {
  readonly aiAgentId: string;
  readonly name: string;
  readonly type: AIAgentType;
  readonly origin: Origin;
  readonly content: AIAgentContent;
  readonly tags: Tags;
  readonly versions: readonly AIAgentVersionState[];
  /** Numbers rise by one and are not given twice. */
  readonly nextVersionNumber: number;
}

/** A base of the other API that associations can name. */
export interface KnowledgeBaseState {
  readonly knowledgeBaseId: string;
  /** QUICK_RESPONSES bases cannot be associated (service model). */
  readonly knowledgeBaseType?: string;
}

export interface ClientTokenState {
  readonly operation: string;
  readonly clientToken: string;
  /** Of the other parameters. */
  readonly digest: string;
  readonly answer: unknown;
  readonly at: number;
}

export interface QConnectSnapshot {
  readonly assistants: readonly AssistantState[];
  readonly knowledgeBases: readonly KnowledgeBaseState[];
  readonly clientTokens: readonly ClientTokenState[];
  readonly nextSequence: number;
}
