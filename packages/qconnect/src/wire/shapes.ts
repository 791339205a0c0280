/**
 * The vendor's shapes as types, and their validation. Source: service model 2020-10-19 as of
 * botocore 1.43.107. They are ahead of the SDK's own (3.828.0), which lacks
 * `orchestratorConfigurationList`, `enabled` and most AI-agent configurations. Enumerations are
 * open strings: a value that is new at the vendor is data, not an error.
 */
import type { Parser } from '@assistant-provider/core/adapter';
import { aBoolean, anything, aNumber, aString, listOf, mapOf, shape } from './response-shape.js';

/** AIAgentConfigurationData: which AI agent a type has by default. */
export interface QConnectAiAgentConfiguration {
  /** UUID with a version qualifier or without. */
  readonly aiAgentId?: string;
  /** Absent means true. */
  readonly enabled?: boolean;
}

/** OrchestratorConfigurationEntry: which AI agent a use case has. */
export interface QConnectOrchestratorConfiguration {
  readonly orchestratorUseCase: string;
  /** UUID or ARN, with a version qualifier or without. */
  readonly aiAgentId?: string;
}

/** AssistantData and AssistantSummary, which have the same members. */
export interface QConnectAssistant {
  readonly assistantId: string;
  readonly assistantArn: string;
  readonly name: string;
  /** `AGENT`. */
  readonly type?: string;
  readonly status: string;
  readonly description?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly serverSideEncryptionConfiguration?: { readonly kmsKeyId?: string };
  readonly integrationConfiguration?: { readonly topicIntegrationArn?: string };
  /** `V1`, `V2`. */
  readonly capabilityConfiguration?: { readonly type?: string };
  /** By AI-agent type, e.g. `ANSWER_RECOMMENDATION`. */
  readonly aiAgentConfiguration?: Readonly<Record<string, QConnectAiAgentConfiguration>>;
  readonly orchestratorConfigurationList?: readonly QConnectOrchestratorConfiguration[];
}

const assistant = shape<QConnectAssistant>(
  { assistantId: aString, assistantArn: aString, name: aString, status: aString },
  {
    type: aString,
    description: aString,
    tags: mapOf(aString),
    serverSideEncryptionConfiguration: shape<{ kmsKeyId?: string }>({}, { kmsKeyId: aString }),
    integrationConfiguration: shape<object>({}),
    capabilityConfiguration: shape<object>({}),
    aiAgentConfiguration: mapOf(
      shape<QConnectAiAgentConfiguration>({}, { aiAgentId: aString, enabled: aBoolean }),
    ),
    orchestratorConfigurationList: listOf(
      shape<QConnectOrchestratorConfiguration>(
        { orchestratorUseCase: aString },
        { aiAgentId: aString },
      ),
    ),
  },
);

/** Of CreateAssistant, GetAssistant and UpdateAssistantAIAgent. */
export const assistantAnswer = shape<{ readonly assistant: QConnectAssistant }>({ assistant });

/** One page; a token that is absent or empty is the end (so the SDK's own paginators). */
export interface WirePage {
  readonly nextToken?: string;
}

export const assistantsAnswer = shape<
  WirePage & { readonly assistantSummaries: readonly QConnectAssistant[] }
>({ assistantSummaries: listOf(assistant) }, { nextToken: aString });

/** AssistantAssociationData and AssistantAssociationSummary. */
export interface QConnectAssociation {
  readonly assistantAssociationId: string;
  readonly assistantAssociationArn?: string;
  readonly assistantId?: string;
  readonly assistantArn?: string;
  /** `KNOWLEDGE_BASE`, `EXTERNAL_BEDROCK_KNOWLEDGE_BASE`. */
  readonly associationType: string;
  /** A union: one member, by the type. */
  readonly associationData?: {
    readonly knowledgeBaseAssociation?: {
      readonly knowledgeBaseId?: string;
      readonly knowledgeBaseArn?: string;
    };
    readonly externalBedrockKnowledgeBaseConfig?: QConnectExternalKnowledgeBase;
  };
  readonly tags?: Readonly<Record<string, string>>;
}

export interface QConnectExternalKnowledgeBase {
  readonly bedrockKnowledgeBaseArn: string;
  readonly accessRoleArn: string;
}

const association = shape<QConnectAssociation>(
  { assistantAssociationId: aString, associationType: aString },
  {
    associationData: shape<NonNullable<QConnectAssociation['associationData']>>(
      {},
      {
        knowledgeBaseAssociation: shape<{ knowledgeBaseId?: string }>(
          {},
          { knowledgeBaseId: aString },
        ),
        externalBedrockKnowledgeBaseConfig: shape<QConnectExternalKnowledgeBase>({
          bedrockKnowledgeBaseArn: aString,
          accessRoleArn: aString,
        }),
      },
    ),
  },
);

export const associationAnswer = shape<{ readonly assistantAssociation: QConnectAssociation }>({
  assistantAssociation: association,
});

export const associationsAnswer = shape<
  WirePage & { readonly assistantAssociationSummaries: readonly QConnectAssociation[] }
>({ assistantAssociationSummaries: listOf(association) }, { nextToken: aString });

/** AIAgentData and AIAgentSummary. */
export interface QConnectAiAgent {
  readonly aiAgentId: string;
  readonly aiAgentArn: string;
  readonly assistantId?: string;
  readonly assistantArn?: string;
  readonly name: string;
  /** AIAgentType, e.g. `ORCHESTRATION`. */
  readonly type: string;
  /** A union: one member, by the type, e.g. `orchestrationAIAgentConfiguration`; as received. */
  readonly configuration?: Readonly<Record<string, unknown>>;
  /** Seconds since the epoch, with a fraction. */
  readonly modifiedTime?: number;
  readonly description?: string;
  /** `SAVED`, `PUBLISHED`. */
  readonly visibilityStatus?: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** `SYSTEM`, `CUSTOMER`. */
  readonly origin?: string;
  readonly status?: string;
}

const aiAgent = shape<QConnectAiAgent>(
  { aiAgentId: aString, aiAgentArn: aString, name: aString, type: aString },
  {
    configuration: mapOf(anything),
    modifiedTime: aNumber,
    description: aString,
    visibilityStatus: aString,
    tags: mapOf(aString),
    origin: aString,
    status: aString,
  },
);

/** What GetAIAgent answers; with a qualifier in the id it is that version. */
export interface QConnectAiAgentAnswer {
  readonly aiAgent: QConnectAiAgent;
  readonly versionNumber?: number;
}

export const aiAgentAnswer = shape<QConnectAiAgentAnswer>({ aiAgent }, { versionNumber: aNumber });

export const aiAgentsAnswer = shape<
  WirePage & { readonly aiAgentSummaries: readonly QConnectAiAgent[] }
>({ aiAgentSummaries: listOf(aiAgent) }, { nextToken: aString });

export const tagsAnswer = shape<{ readonly tags?: Readonly<Record<string, string>> }>(
  {},
  { tags: mapOf(aString) },
);

/** Of deletions (204 without a body) and of TagResource and UntagResource (an empty object). */
export const emptyAnswer: Parser<void> = (value, field, issues) => {
  shape<object>({})(value, field, issues);
};
