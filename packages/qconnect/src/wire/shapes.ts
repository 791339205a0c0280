/** The shapes of the vendor's responses: which members are read, and what they must be. */
import { shape } from '@assistant-provider/adapter-kit';
import type {
  QConnectAiAgent,
  QConnectAiAgentConfiguration,
  QConnectAiAgentResponse,
  QConnectAssistant,
  QConnectAssociation,
  QConnectExternalKnowledgeBase,
  QConnectKnowledgeBase,
  QConnectOrchestratorConfiguration,
  WirePage,
} from './vendor-types.js';

const { anything, boolean, list, map, number, object, optional, reader, string } = shape;

const assistant = object<QConnectAssistant>({
  assistantId: string,
  assistantArn: string,
  name: string,
  status: string,
  type: optional(string),
  description: optional(string),
  tags: optional(map(string)),
  serverSideEncryptionConfiguration: optional(
    object<{ kmsKeyId?: string }>({ kmsKeyId: optional(string) }),
  ),
  integrationConfiguration: optional(shape.anyObject),
  capabilityConfiguration: optional(shape.anyObject),
  aiAgentConfiguration: optional(
    map(
      object<QConnectAiAgentConfiguration>({
        aiAgentId: optional(string),
        enabled: optional(boolean),
      }),
    ),
  ),
  orchestratorConfigurationList: optional(
    list(
      object<QConnectOrchestratorConfiguration>({
        orchestratorUseCase: string,
        aiAgentId: optional(string),
      }),
    ),
  ),
});

const association = object<QConnectAssociation>({
  assistantAssociationId: string,
  associationType: string,
  associationData: optional(
    object<NonNullable<QConnectAssociation['associationData']>>({
      knowledgeBaseAssociation: optional(
        object<{ knowledgeBaseId?: string }>({ knowledgeBaseId: optional(string) }),
      ),
      externalBedrockKnowledgeBaseConfig: optional(
        object<QConnectExternalKnowledgeBase>({
          bedrockKnowledgeBaseArn: string,
          accessRoleArn: string,
        }),
      ),
    }),
  ),
});

const aiAgent = object<QConnectAiAgent>({
  aiAgentId: string,
  aiAgentArn: string,
  name: string,
  type: string,
  configuration: optional(map(anything)),
  modifiedTime: optional(number),
  description: optional(string),
  visibilityStatus: optional(string),
  tags: optional(map(string)),
  origin: optional(string),
  status: optional(string),
});

const response = <T extends object>(members: { readonly [K in keyof T]?: shape.Shape }) =>
  reader<T>(object<T>(members));

const nextToken = optional(string);

/** CreateAssistant, GetAssistant and UpdateAssistantAIAgent. */
export const assistantResponse = response<{ readonly assistant: QConnectAssistant }>({ assistant });

export const assistantsResponse = response<
  WirePage & { readonly assistantSummaries: readonly QConnectAssistant[] }
>({ assistantSummaries: list(assistant), nextToken });

export const associationResponse = response<{
  readonly assistantAssociation: QConnectAssociation;
}>({ assistantAssociation: association });

export const associationsResponse = response<
  WirePage & { readonly assistantAssociationSummaries: readonly QConnectAssociation[] }
>({ assistantAssociationSummaries: list(association), nextToken });

export const aiAgentResponse = response<QConnectAiAgentResponse>({
  aiAgent,
  versionNumber: optional(number),
});

export const aiAgentsResponse = response<
  WirePage & { readonly aiAgentSummaries: readonly QConnectAiAgent[] }
>({ aiAgentSummaries: list(aiAgent), nextToken });

export const knowledgeBasesResponse = response<
  WirePage & { readonly knowledgeBaseSummaries: readonly QConnectKnowledgeBase[] }
>({
  knowledgeBaseSummaries: list(
    object<QConnectKnowledgeBase>({
      knowledgeBaseId: string,
      name: string,
      status: optional(string),
    }),
  ),
  nextToken,
});

export const tagsResponse = response<{ readonly tags?: Readonly<Record<string, string>> }>({
  tags: optional(map(string)),
});

/** Deletions (204 without a body), TagResource and UntagResource (an empty object). */
export const emptyResponse = (value: unknown) =>
  reader<object>(shape.anyObject)(value).map(() => undefined);
