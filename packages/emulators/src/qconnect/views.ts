/** How resources look in the vendor's answers. Source: service model 2020-10-19. */
import type { AIAgentContent, AIAgentState, AssistantState, AssociationState } from './state.js';
import type { AssociationType } from './common-shapes.js';
import type { Infer } from './shapes.js';
import type { Service } from './service.js';

/** AssistantData and AssistantSummary, which have the same members. */
export function assistantData(service: Service, assistant: AssistantState): object {
  return {
    assistantId: assistant.assistantId,
    assistantArn: service.arns.assistant(assistant.assistantId),
    name: assistant.name,
    type: 'AGENT',
    status: assistant.status,
    ...given(service, {
      description: assistant.description,
      tags: assistant.tags,
      serverSideEncryptionConfiguration: assistant.serverSideEncryptionConfiguration ?? {},
      integrationConfiguration: assistant.integrationConfiguration ?? {},
      capabilityConfiguration: assistant.capabilityConfiguration ?? {},
      aiAgentConfiguration: assistant.aiAgentConfiguration,
      orchestratorConfigurationList: assistant.orchestratorConfigurationList,
    }),
  };
}

/** The type that belongs to the arm of the union. */
export const typeOf = ({
  knowledgeBaseId,
}: AssociationState['association']): Infer<typeof AssociationType> =>
  knowledgeBaseId === undefined ? 'EXTERNAL_BEDROCK_KNOWLEDGE_BASE' : 'KNOWLEDGE_BASE';

/** AssistantAssociationData and AssistantAssociationSummary. */
export function associationData(
  service: Service,
  { assistantId }: AssistantState,
  { assistantAssociationId, association, tags }: AssociationState,
): object {
  const { arns } = service;
  const { knowledgeBaseId } = association;
  return {
    assistantAssociationId,
    assistantAssociationArn: arns.association(assistantId, assistantAssociationId),
    assistantId,
    assistantArn: arns.assistant(assistantId),
    associationType: typeOf(association),
    associationData:
      knowledgeBaseId === undefined
        ? association
        : {
            knowledgeBaseAssociation: {
              knowledgeBaseId,
              knowledgeBaseArn: arns.knowledgeBase(knowledgeBaseId),
            },
          },
    ...given(service, { tags }),
  };
}

/** AIAgentData and AIAgentSummary, of the saved state or of a version. */
export function aiAgentData(
  service: Service,
  { assistantId }: AssistantState,
  aiAgent: AIAgentState,
  content: AIAgentContent = aiAgent.content,
  versionNumber?: number,
): object {
  return {
    assistantId,
    assistantArn: service.arns.assistant(assistantId),
    aiAgentId: aiAgent.aiAgentId,
    aiAgentArn: service.arns.aiAgent(assistantId, aiAgent.aiAgentId, versionNumber),
    name: aiAgent.name,
    type: aiAgent.type,
    configuration: content.configuration,
    // Epoch seconds, as timestamps are in restJson.
    modifiedTime: content.modifiedTime / 1000,
    visibilityStatus: content.visibilityStatus,
    origin: aiAgent.origin,
    status: aiAgent.status,
    ...given(service, { description: content.description, tags: aiAgent.tags }),
  };
}

function given({ settings }: Service, members: Readonly<Record<string, unknown>>): object {
  const isShown = (value: unknown): boolean => {
    if (value === undefined) return false;
    const isEmpty = typeof value === 'object' && Object.keys(value ?? {}).length === 0;
    return !isEmpty || settings.emptyMembers === 'shown';
  };
  return Object.fromEntries(Object.entries(members).filter(([, value]) => isShown(value)));
}
