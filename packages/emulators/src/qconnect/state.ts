/** What the emulator remembers, and the same as JSON for seeds and snapshots. */
import type * as shape from './common-shapes.js';
import type { LifecycleStatus, Transition } from './lifecycle.js';
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
  readonly status: LifecycleStatus;
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

export type AssociationTarget =
  | { readonly associationType: 'KNOWLEDGE_BASE'; readonly knowledgeBaseId: string }
  | {
      readonly associationType: 'EXTERNAL_BEDROCK_KNOWLEDGE_BASE';
      readonly externalBedrockKnowledgeBaseConfig: Infer<
        typeof shape.ExternalBedrockKnowledgeBaseConfig
      >;
    };

export interface AssociationState extends Listed {
  readonly assistantAssociationId: string;
  readonly target: AssociationTarget;
  readonly tags: Tags;
}

/** What a version keeps as it was. */
export interface AIAgentContent {
  /** One arm of the vendor's union, as it was given. */
  readonly configuration: Readonly<Record<string, unknown>>;
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
  readonly answer: object;
  readonly at: number;
}

export interface QConnectSnapshot {
  readonly assistants: readonly AssistantState[];
  readonly knowledgeBases: readonly KnowledgeBaseState[];
  readonly clientTokens: readonly ClientTokenState[];
  readonly nextSequence: number;
}

type Optional<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;

export type AIAgentSeed = Optional<
  Omit<AIAgentState, 'content'>,
  | 'aiAgentId'
  | 'origin'
  | 'tags'
  | 'versions'
  | 'nextVersionNumber'
  | 'sequence'
  | 'status'
  | 'upcoming'
> & { readonly content: Optional<AIAgentContent, 'modifiedTime' | 'visibilityStatus'> };

export type AssociationSeed = Optional<
  AssociationState,
  'assistantAssociationId' | 'tags' | 'sequence'
>;

export interface AssistantSeed extends Partial<Omit<AssistantState, 'associations' | 'aiAgents'>> {
  readonly name: string;
  readonly associations?: readonly AssociationSeed[];
  /** The vendor's SYSTEM agents are added unless some are listed. */
  readonly aiAgents?: readonly AIAgentSeed[];
}

/** A snapshot in which everything may be left out that has a usual value. */
export interface QConnectSeed {
  readonly assistants?: readonly AssistantSeed[];
  readonly knowledgeBases?: readonly KnowledgeBaseState[];
  readonly clientTokens?: readonly ClientTokenState[];
  readonly nextSequence?: number;
}
