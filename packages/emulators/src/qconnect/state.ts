/** The state of an emulator as plain JSON, as a snapshot shows it. */
import type { AIAgentConfiguration } from './ai-agent-shapes.js';
import type { changeable, fixed, AIPromptType } from './ai-prompt-shapes.js';
import type { messages, policies } from './ai-guardrail-shapes.js';
import type * as shape from './common-shapes.js';
import type * as base from './knowledge-base-shapes.js';
import type { ResourceStatus, Transition } from './lifecycle.js';
import type { Infer, StructureShape } from './shapes.js';

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

/** The assistant itself, without what belongs to it. */
export interface AssistantMembers extends WithSequence, WithLifecycle {
  readonly name: string;
  readonly description?: string;
  readonly tags: Tags;
  readonly serverSideEncryptionConfiguration?: { readonly kmsKeyId?: string };
  readonly integrationConfiguration?: { readonly topicIntegrationArn?: string };
  readonly capabilityConfiguration?: { readonly type?: 'V1' | 'V2' };
  readonly aiAgentConfiguration: AIAgentConfigurationMap;
  readonly orchestratorConfigurationList: readonly OrchestratorConfigurationEntry[];
}

/** An assistant with its associations, AI agents, AI prompts and AI guardrails. */
export interface AssistantState extends AssistantMembers {
  readonly assistantId: string;
  readonly associations: readonly AssociationState[];
  readonly aiAgents: readonly AIAgentState[];
  readonly aiPrompts: readonly AIPromptState[];
  readonly aiGuardrails: readonly AIGuardrailState[];
}

export interface AssociationMembers extends WithSequence {
  /** Exactly one member is set, as in the vendor's union. */
  readonly association: Infer<typeof shape.AssistantAssociationInputData>;
  readonly tags: Tags;
}

/** An association of an assistant with a knowledge base. */
export interface AssociationState extends AssociationMembers {
  readonly assistantAssociationId: string;
}

/** The content of an AI agent, prompt or guardrail that a version preserves. */
export interface AIContent {
  readonly visibilityStatus: VisibilityStatus;
  readonly description?: string;
  /** Milliseconds since the epoch. */
  readonly modifiedTime: number;
}

/** The content of an AI agent. */
export interface AIAgentContent extends AIContent {
  /** Exactly one member is set, as in the vendor's union. */
  readonly configuration: Infer<typeof AIAgentConfiguration>;
}

/** The content of an AI prompt. */
export type AIPromptContent = AIContent &
  Infer<
    StructureShape<
      typeof changeable & typeof fixed,
      'templateConfiguration' | 'modelId' | 'templateType' | 'apiFormat'
    >
  >;

/** The content of an AI guardrail. */
export type AIGuardrailContent = AIContent &
  Infer<StructureShape<typeof messages & typeof policies, keyof typeof messages>>;

/** A version of an AI agent, prompt or guardrail. */
export interface AIVersionState<Content> {
  readonly versionNumber: number;
  readonly content: Content;
}

/** Members that AI agents, prompts and guardrails have in common. */
export interface AIResourceMembers extends WithSequence, WithLifecycle {
  readonly name: string;
  readonly origin: Origin;
  readonly tags: Tags;
  /** Numbers rise by one and are never reused. */
  readonly nextVersionNumber: number;
}

interface AIResourceState<Content> extends AIResourceMembers {
  readonly content: Content;
  readonly versions: readonly AIVersionState<Content>[];
}

/** An AI agent with its versions. */
export interface AIAgentState extends AIResourceState<AIAgentContent> {
  readonly aiAgentId: string;
  readonly type: AIAgentType;
}

/** An AI prompt with its versions. */
export interface AIPromptState extends AIResourceState<AIPromptContent> {
  readonly aiPromptId: string;
  readonly type: Infer<typeof AIPromptType>;
}

/** An AI guardrail with its versions. The vendor does not show its origin. */
export interface AIGuardrailState extends AIResourceState<AIGuardrailContent> {
  readonly aiGuardrailId: string;
}

export interface KnowledgeBaseMembers extends WithSequence, WithLifecycle {
  readonly name: string;
  /** QUICK_RESPONSES bases cannot be associated (service model). */
  readonly knowledgeBaseType: string;
  readonly description?: string;
  readonly tags: Tags;
  readonly sourceConfiguration?: Infer<typeof base.SourceConfiguration>;
  readonly renderingConfiguration?: Infer<typeof base.RenderingConfiguration>;
  readonly vectorIngestionConfiguration?: Infer<typeof base.VectorIngestionConfiguration>;
  readonly serverSideEncryptionConfiguration?: { readonly kmsKeyId?: string };
}

/** A knowledge base, which associations can name. */
export interface KnowledgeBaseState extends KnowledgeBaseMembers {
  readonly knowledgeBaseId: string;
}

/** A key pair with limited permissions. */
export interface ClientState {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** For temporary credentials: every request must carry this token. */
  readonly sessionToken?: string;
  /** The name of the IAM user in messages. */
  readonly userName: string;
  /** Allowed actions, such as `wisdom:GetAssistant`; `*` and `?` are wildcards. */
  readonly allow: readonly string[];
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
  /** Assistants with what belongs to them, in order of creation. */
  readonly assistants: readonly AssistantState[];
  /** Knowledge bases, in order of creation. */
  readonly knowledgeBases: readonly KnowledgeBaseState[];
  /** Key pairs with limited permissions. */
  readonly clients: readonly ClientState[];
  /** Client tokens that are remembered. */
  readonly clientTokens: readonly ClientTokenState[];
  /** The highest `sequence` used so far. */
  readonly nextSequence: number;
}
