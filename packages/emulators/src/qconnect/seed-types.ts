/**
 * The initial state of an account: what a seed can contain, and what the emulator fills in. Times are milliseconds
 * since the epoch. A test compares these types with the shapes that check a seed.
 */
import type { AIAgentConfiguration } from './ai-agent-shapes.js';
import type { messages, policies } from './ai-guardrail-shapes.js';
import type { AIPromptType, changeable, fixed } from './ai-prompt-shapes.js';
import type * as base from './knowledge-base-shapes.js';
import type { ResourceStatus, Transition } from './lifecycle.js';
import type { Infer, StructureShape } from './shapes.js';
import type {
  AIAgentConfigurationData,
  AIAgentType,
  ClientTokenState,
  OrchestratorConfigurationEntry,
  Origin,
  Tags,
  VisibilityStatus,
} from './state.js';

/** Members of every seeded resource that has a status. */
interface LivingSeed {
  /** Position in the order of creation. Defaults to the order in the seed. */
  readonly sequence?: number;
  /** Defaults to `ACTIVE`. */
  readonly status?: ResourceStatus;
  /** Later changes of the status. Defaults to none. */
  readonly upcoming?: readonly Transition[];
}

/** Members of every seeded content that a version preserves. */
interface ContentSeed {
  /** Defaults to `PUBLISHED`. */
  readonly visibilityStatus?: VisibilityStatus;
  /** Absent by default. */
  readonly description?: string;
  /** Milliseconds since the epoch. Defaults to the time of the start or the restore. */
  readonly modifiedTime?: number;
}

/** The configuration of an AI agent, with exactly one member: the one for its type. */
export type QConnectAIAgentConfiguration = Infer<typeof AIAgentConfiguration>;

/** The content of an AI agent in a seed. */
export interface QConnectAIAgentContentSeed extends ContentSeed {
  /** For example `{ manualSearchAIAgentConfiguration: {} }`. */
  readonly configuration: QConnectAIAgentConfiguration;
}

/** The content of an AI prompt in a seed. */
export interface QConnectAIPromptContentSeed
  extends
    ContentSeed,
    Infer<StructureShape<typeof changeable & typeof fixed, 'templateConfiguration' | 'modelId'>> {}

/** The content of an AI guardrail in a seed. */
export interface QConnectAIGuardrailContentSeed
  extends
    ContentSeed,
    Infer<StructureShape<typeof messages & typeof policies, keyof typeof messages>> {}

/** Members of every seeded AI agent, AI prompt and AI guardrail. */
interface AIResourceSeed<Content> extends LivingSeed {
  /** The name that lists show. */
  readonly name: string;
  /** `SYSTEM` resources belong to the vendor and cannot change. Defaults to `CUSTOMER`. */
  readonly origin?: Origin;
  /** The saved content. Published versions are in `versions`. */
  readonly content: Content;
  /** Defaults to none. */
  readonly tags?: Tags;
  /** Published versions. Defaults to none. */
  readonly versions?: readonly { readonly versionNumber: number; readonly content: Content }[];
  /** Defaults to one above the highest version. */
  readonly nextVersionNumber?: number;
}

/** An AI agent in a seed. */
export interface QConnectAIAgentSeed extends AIResourceSeed<QConnectAIAgentContentSeed> {
  /** A UUID. Defaults to a random one. */
  readonly aiAgentId?: string;
  /** The type, which its configuration must fit. */
  readonly type: AIAgentType;
}

/** An AI prompt in a seed. */
export interface QConnectAIPromptSeed extends AIResourceSeed<QConnectAIPromptContentSeed> {
  /** A UUID. Defaults to a random one. */
  readonly aiPromptId?: string;
  /** The task of the prompt. */
  readonly type: Infer<typeof AIPromptType>;
}

/** An AI guardrail in a seed. */
export interface QConnectAIGuardrailSeed extends AIResourceSeed<QConnectAIGuardrailContentSeed> {
  /** A UUID. Defaults to a random one. */
  readonly aiGuardrailId?: string;
}

/** A knowledge base that an assistant uses, in a seed. */
export interface QConnectAssociationSeed {
  /** Position in the order of creation. Defaults to the order in the seed. */
  readonly sequence?: number;
  /** A UUID. Defaults to a random one. */
  readonly assistantAssociationId?: string;
  /** Exactly one member is set. */
  readonly association: {
    /** A knowledge base of Q in Connect. */
    readonly knowledgeBaseId?: string;
    /** A knowledge base of Amazon Bedrock. */
    readonly externalBedrockKnowledgeBaseConfig?: {
      readonly bedrockKnowledgeBaseArn: string;
      readonly accessRoleArn: string;
    };
  };
  /** Defaults to none. */
  readonly tags?: Tags;
}

/** An assistant in a seed. */
export interface QConnectAssistantSeed extends LivingSeed {
  /** A UUID. Defaults to a random one. */
  readonly assistantId?: string;
  /** Names can repeat in a seed. */
  readonly name: string;
  /** Absent by default. */
  readonly description?: string;
  /** Defaults to none. */
  readonly tags?: Tags;
  /** The key that encrypts. Absent by default. */
  readonly serverSideEncryptionConfiguration?: { readonly kmsKeyId?: string };
  /** Absent by default. */
  readonly integrationConfiguration?: { readonly topicIntegrationArn?: string };
  /** Absent by default. */
  readonly capabilityConfiguration?: { readonly type?: 'V1' | 'V2' };
  /** The default AI agent of each type. Defaults to none. */
  readonly aiAgentConfiguration?: Readonly<Record<string, AIAgentConfigurationData>>;
  /** The AI agents that orchestrate, by use case. Defaults to none. */
  readonly orchestratorConfigurationList?: readonly OrchestratorConfigurationEntry[];
  /** The knowledge bases that the assistant uses. Defaults to none. */
  readonly associations?: readonly QConnectAssociationSeed[];
  /** An assistant without SYSTEM agents gets the default ones. */
  readonly aiAgents?: readonly QConnectAIAgentSeed[];
  /** An assistant without SYSTEM prompts gets the default ones. */
  readonly aiPrompts?: readonly QConnectAIPromptSeed[];
  /** Defaults to none. */
  readonly aiGuardrails?: readonly QConnectAIGuardrailSeed[];
}

/** A knowledge base in a seed. */
export interface QConnectKnowledgeBaseSeed extends LivingSeed {
  /** A UUID. */
  readonly knowledgeBaseId: string;
  /** Defaults to a name made from the id. */
  readonly name?: string;
  /** Defaults to `CUSTOM`. Bases of the type `QUICK_RESPONSES` cannot be associated. */
  readonly knowledgeBaseType?: string;
  /** Absent by default. */
  readonly description?: string;
  /** Defaults to none. */
  readonly tags?: Tags;
  /** Where the contents come from. Absent by default. */
  readonly sourceConfiguration?: Infer<typeof base.SourceConfiguration>;
  /** How the contents are shown. Absent by default. */
  readonly renderingConfiguration?: { readonly templateUri?: string };
  /** How the contents are divided. Absent by default. */
  readonly vectorIngestionConfiguration?: Infer<typeof base.VectorIngestionConfiguration>;
  /** The key that encrypts. Absent by default. */
  readonly serverSideEncryptionConfiguration?: { readonly kmsKeyId?: string };
}

/** A key pair with limited permissions, in a seed. */
export interface QConnectClientSeed {
  /** Unique among the key pairs. */
  readonly accessKeyId: string;
  /** The key that signs requests. */
  readonly secretAccessKey: string;
  /** For temporary credentials: every request must carry this token. */
  readonly sessionToken?: string;
  /** The name of the IAM user in messages. Defaults to `user-1`, `user-2` and so on. */
  readonly userName?: string;
  /** IAM actions, such as `wisdom:List*`; `*` and `?` are wildcards. */
  readonly allow: readonly string[];
}

/** A snapshot without the members that the emulator can fill in. Every snapshot is a valid seed. */
export interface QConnectSeed {
  /** Assistants with their associations, AI agents, AI prompts and AI guardrails. Required: `name`. */
  readonly assistants?: readonly QConnectAssistantSeed[];
  /** Knowledge bases. The setting `knowledgeBaseIds` says whether others exist. */
  readonly knowledgeBases?: readonly QConnectKnowledgeBaseSeed[];
  /** Key pairs with limited permissions: `allow` lists IAM actions, such as `wisdom:List*`. */
  readonly clients?: readonly QConnectClientSeed[];
  /** Client tokens that are remembered. */
  readonly clientTokens?: readonly ClientTokenState[];
  /** The highest `sequence` used so far. Defaults to the highest in the seed. */
  readonly nextSequence?: number;
}
