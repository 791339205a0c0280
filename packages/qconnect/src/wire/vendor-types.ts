/**
 * The vendor's objects as types. Source: service model 2020-10-19 as of botocore 1.43.107. SDK 3.828.0
 * does not have some of these members: `orchestratorConfigurationList`, `enabled` and most AI-agent
 * configurations. Enumerations are open strings, so that a value that is new at the vendor is data and
 * not an error.
 */
import type {
  CreateAssistantAssociationCommandInput,
  CreateAssistantCommandInput,
  ListAIAgentsCommandInput,
  RemoveAssistantAIAgentCommandInput,
  UpdateAssistantAIAgentCommandInput,
} from '@aws-sdk/client-qconnect';

/** Which AI agent a type has by default (AIAgentConfigurationData). */
export interface QConnectAiAgentConfiguration {
  /** A UUID, with a version qualifier or without. */
  readonly aiAgentId?: string;
  /** Absent means true. */
  readonly enabled?: boolean;
}

/** Which AI agent a use case has (OrchestratorConfigurationEntry). */
export interface QConnectOrchestratorConfiguration {
  /** The vendor's name of the use case. */
  readonly orchestratorUseCase: string;
  /** A UUID or an ARN, with a version qualifier or without. */
  readonly aiAgentId?: string;
}

/** An assistant. AssistantData and AssistantSummary have the same members. */
export interface QConnectAssistant {
  /** A UUID. */
  readonly assistantId: string;
  /** The ARN of the assistant. */
  readonly assistantArn: string;
  /** Not unique. */
  readonly name: string;
  /** `AGENT`. */
  readonly type?: string;
  /** `ACTIVE`, `CREATE_IN_PROGRESS`, `CREATE_FAILED`, `DELETE_IN_PROGRESS`, `DELETE_FAILED`, `DELETED`. */
  readonly status: string;
  /** Absent if none was given. */
  readonly description?: string;
  /** Tags by their keys. Absent if the vendor does not return tags. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Without `kmsKeyId`, the key is the vendor's own. */
  readonly serverSideEncryptionConfiguration?: { readonly kmsKeyId?: string };
  /** The Amazon SNS topic of the integration. */
  readonly integrationConfiguration?: { readonly topicIntegrationArn?: string };
  /** `V1`, `V2`. */
  readonly capabilityConfiguration?: { readonly type?: string };
  /** The default AI agents, by AI-agent type, such as `ANSWER_RECOMMENDATION`. */
  readonly aiAgentConfiguration?: Readonly<Record<string, QConnectAiAgentConfiguration>>;
  /** The orchestrators, one for each use case. */
  readonly orchestratorConfigurationList?: readonly QConnectOrchestratorConfiguration[];
}

/** A link to a knowledge base. AssistantAssociationData and AssistantAssociationSummary. */
export interface QConnectAssociation {
  /** A UUID. */
  readonly assistantAssociationId: string;
  /** The ARN of the association. */
  readonly assistantAssociationArn?: string;
  /** The id of the assistant. */
  readonly assistantId?: string;
  /** The ARN of the assistant. */
  readonly assistantArn?: string;
  /** `KNOWLEDGE_BASE`, `EXTERNAL_BEDROCK_KNOWLEDGE_BASE`. */
  readonly associationType: string;
  /** A union: `associationType` says which member is set. */
  readonly associationData?: {
    readonly knowledgeBaseAssociation?: {
      readonly knowledgeBaseId?: string;
      readonly knowledgeBaseArn?: string;
    };
    readonly externalBedrockKnowledgeBaseConfig?: QConnectExternalKnowledgeBase;
  };
  /** Tags by their keys. Absent if the vendor does not return tags. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A knowledge base of Amazon Bedrock (ExternalBedrockKnowledgeBaseConfig). */
export interface QConnectExternalKnowledgeBase {
  /** The ARN of the knowledge base. */
  readonly bedrockKnowledgeBaseArn: string;
  /** The IAM role with which the vendor reads the knowledge base. */
  readonly accessRoleArn: string;
}

/** A knowledge base in a list (KnowledgeBaseSummary). */
export interface QConnectKnowledgeBase {
  readonly knowledgeBaseId: string;
  readonly name: string;
  readonly status?: string;
}

/** An AI agent. AIAgentData and AIAgentSummary. */
export interface QConnectAiAgent {
  /** A UUID. */
  readonly aiAgentId: string;
  /** The ARN of the AI agent. */
  readonly aiAgentArn: string;
  /** The id of the assistant. */
  readonly assistantId?: string;
  /** The ARN of the assistant. */
  readonly assistantArn?: string;
  /** Not unique. */
  readonly name: string;
  /** The AIAgentType, such as `ORCHESTRATION`. */
  readonly type: string;
  /** A union as received: `type` says which member is set, such as `orchestrationAIAgentConfiguration`. */
  readonly configuration?: Readonly<Record<string, unknown>>;
  /** Seconds since the epoch, with a fraction. */
  readonly modifiedTime?: number;
  /** Absent if none was given. */
  readonly description?: string;
  /** `SAVED`, `PUBLISHED`. */
  readonly visibilityStatus?: string;
  /** Tags by their keys. Absent if the vendor does not return tags. */
  readonly tags?: Readonly<Record<string, string>>;
  /** `SYSTEM`, `CUSTOMER`. */
  readonly origin?: string;
  /** The status of the AI agent. */
  readonly status?: string;
}

/** The response of GetAIAgent. An id with a qualifier gives that version of the agent. */
export interface QConnectAiAgentResponse {
  /** The AI agent. */
  readonly aiAgent: QConnectAiAgent;
  /** Absent for a draft. */
  readonly versionNumber?: number;
}

/** One page of a list. A token that is absent or empty ends the list, as in the SDK's paginators. */
export interface WirePage {
  readonly nextToken?: string;
}

/** The SDK's input, with some members as the service model has them. */
type Corrected<Input, Members> = Omit<Input, keyof Members> & Members;

export type CreateAssistantInput = Corrected<
  CreateAssistantCommandInput,
  { readonly type: string }
>;

export type CreateAssociationInput = Corrected<
  CreateAssistantAssociationCommandInput,
  AssociationInput
>;

/** A union: `associationType` says which member is set. SDK 3.828.0 knows the first one only. */
export type AssociationInput =
  | {
      readonly associationType: 'KNOWLEDGE_BASE';
      readonly association: { readonly knowledgeBaseId: string };
    }
  | {
      readonly associationType: 'EXTERNAL_BEDROCK_KNOWLEDGE_BASE';
      readonly association: {
        readonly externalBedrockKnowledgeBaseConfig: QConnectExternalKnowledgeBase;
      };
    };

/** SDK 3.828.0 does not have the use case. */
interface AiAgentTarget {
  readonly aiAgentType: string;
  readonly orchestratorUseCase?: string;
}

export type UpdateAiAgentInput = Corrected<
  UpdateAssistantAIAgentCommandInput,
  AiAgentTarget & { readonly configuration: QConnectAiAgentConfiguration }
>;

export type RemoveAiAgentInput = Corrected<RemoveAssistantAIAgentCommandInput, AiAgentTarget>;

export type ListAiAgentsInput = Corrected<ListAIAgentsCommandInput, { readonly origin?: string }>;
