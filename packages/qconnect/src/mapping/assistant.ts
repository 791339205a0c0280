/** Vendor to ours and back. Pure. */
import type {
  AiAgentAssignment,
  AiAgentAssignmentDraft,
  AiAgentRole,
  AiAgentSelector,
  AssistantDraft,
  AssistantOf,
  AssistantStatus,
  KnowledgeLink,
  KnowledgeSource,
} from '@assistant-provider/core';
import type {
  QConnectAiAgentConfiguration,
  QConnectAssistant,
  QConnectAssociation,
  QConnectExternalKnowledgeBase,
} from '../wire/shapes.js';

/** AssistantStatus of the service model. */
const statuses: ReadonlyMap<string, AssistantStatus> = new Map([
  ['ACTIVE', 'active'],
  ['CREATE_IN_PROGRESS', 'creating'],
  ['DELETE_IN_PROGRESS', 'deleting'],
  ['DELETED', 'deleted'],
  ['CREATE_FAILED', 'failed'],
  ['DELETE_FAILED', 'failed'],
]);

export const toStatus = (vendorStatus: string): AssistantStatus =>
  statuses.get(vendorStatus) ?? 'unknown';

const orchestrationType = 'ORCHESTRATION';

/** AIAgentType of the service model; `wrapUpPrediction` and `answerGeneration` have none. */
const vendorTypes: { readonly [R in AiAgentRole]?: string } = {
  answerRecommendation: 'ANSWER_RECOMMENDATION',
  manualSearch: 'MANUAL_SEARCH',
  summarization: 'CASE_SUMMARIZATION',
  selfService: 'SELF_SERVICE',
  noteTaking: 'NOTE_TAKING',
  emailResponse: 'EMAIL_RESPONSE',
  emailOverview: 'EMAIL_OVERVIEW',
  emailGenerativeAnswer: 'EMAIL_GENERATIVE_ANSWER',
  orchestration: orchestrationType,
};
const rolesByVendorType = new Map(Object.entries(vendorTypes).map(([role, type]) => [type, role]));

/** The vendor's word for a role; the role itself where the limits should have refused it. */
export const toVendorType = (role: AiAgentRole): string => vendorTypes[role] ?? role;

export const toRole = (vendorType: string): string =>
  rolesByVendorType.get(vendorType) ?? vendorType;

export function toAssistant(
  data: QConnectAssistant,
  knowledge?: readonly KnowledgeLink[],
): AssistantOf<'qconnect'> {
  const { description, tags } = data;
  const kmsKeyId = data.serverSideEncryptionConfiguration?.kmsKeyId;
  return {
    id: data.assistantId,
    vendor: 'qconnect',
    name: data.name,
    ...(description !== undefined && { description }),
    status: toStatus(data.status),
    vendorStatus: data.status,
    ...(tags !== undefined && { tags }),
    ...(kmsKeyId !== undefined && { encryption: { kmsKeyId } }),
    aiAgents: toAssignments(data),
    ...(knowledge !== undefined && { knowledge }),
    locator: data.assistantArn,
    vendorData: data,
  };
}

/** Defaults by type, then orchestrators by use case. */
export function toAssignments(data: QConnectAssistant): readonly AiAgentAssignment[] {
  const { aiAgentConfiguration = {}, orchestratorConfigurationList = [] } = data;
  return [
    ...Object.entries(aiAgentConfiguration).map(([type, entry]) => ({
      role: toRole(type),
      ...(entry.aiAgentId !== undefined && { agentId: entry.aiAgentId }),
      enabled: entry.enabled ?? true,
      vendorRole: type,
      vendorData: entry,
    })),
    ...orchestratorConfigurationList.map((entry) => ({
      role: toRole(orchestrationType),
      useCase: entry.orchestratorUseCase,
      ...(entry.aiAgentId !== undefined && { agentId: entry.aiAgentId }),
      // The entry has no such member; only an answer-recommendation agent can be disabled.
      enabled: true,
      vendorRole: orchestrationType,
      vendorData: entry,
    })),
  ];
}

/** The assignment that a selector names, if the assistant has it. */
export function findAssignment(
  data: QConnectAssistant,
  { role, useCase }: AiAgentSelector,
): AiAgentAssignment | undefined {
  // Unknown: whether setting a use case twice replaces its entry or adds one. The last counts.
  return toAssignments(data).findLast((found) => found.role === role && found.useCase === useCase);
}

/**
 * Whether the vendor's answer shows what was asked for. By the agent's UUID, since it may be read
 * back as an ARN or with a version (OrchestratorConfigurationEntry of the service model).
 */
export function isAssignedAs(
  found: AiAgentAssignment,
  { agentId, enabled = true }: AiAgentAssignmentDraft,
): boolean {
  const [uuid = ''] = (agentId ?? '').split(':', 1);
  return found.enabled === enabled && (found.agentId ?? '').includes(uuid);
}

/** AIAgentConfigurationData to write. Left out, `enabled` means true (service model). */
export function toConfiguration({
  agentId,
  enabled,
}: AiAgentAssignmentDraft): QConnectAiAgentConfiguration {
  return {
    ...(agentId !== undefined && { aiAgentId: agentId }),
    ...(enabled === false && { enabled }),
  };
}

/** A source that we have no word for, or that lacks what its type promises, keeps only its type. */
export function toKnowledgeLink(data: QConnectAssociation): KnowledgeLink {
  const { knowledgeBaseAssociation, externalBedrockKnowledgeBaseConfig } =
    data.associationData ?? {};
  const id = knowledgeBaseAssociation?.knowledgeBaseId;
  return {
    linkId: data.assistantAssociationId,
    source:
      data.associationType === 'KNOWLEDGE_BASE' && id !== undefined
        ? { type: 'knowledgeBase', id }
        : data.associationType === 'EXTERNAL_BEDROCK_KNOWLEDGE_BASE' &&
            externalBedrockKnowledgeBaseConfig
          ? {
              type: 'externalKnowledgeBase',
              locator: externalBedrockKnowledgeBaseConfig.bedrockKnowledgeBaseArn,
              accessRole: externalBedrockKnowledgeBaseConfig.accessRoleArn,
            }
          : { type: 'unknown', vendorType: data.associationType },
    vendorData: data,
  };
}

/** The association of CreateAssistantAssociation, a union of which one member is set. */
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

export function toAssociation(source: KnowledgeSource): AssociationInput {
  return source.type === 'knowledgeBase'
    ? { associationType: 'KNOWLEDGE_BASE', association: { knowledgeBaseId: source.id } }
    : {
        associationType: 'EXTERNAL_BEDROCK_KNOWLEDGE_BASE',
        association: {
          externalBedrockKnowledgeBaseConfig: {
            bedrockKnowledgeBaseArn: source.locator,
            accessRoleArn: source.accessRole,
          },
        },
      };
}

/** The body of CreateAssistant but for its client token. */
export function toCreation(draft: AssistantDraft, type: string) {
  const { name, description, tags, encryption } = draft;
  return {
    name,
    type,
    ...(description !== undefined && { description }),
    ...(tags !== undefined && { tags: { ...tags } }),
    ...(encryption !== undefined && {
      serverSideEncryptionConfiguration: { kmsKeyId: encryption.kmsKeyId },
    }),
  };
}
