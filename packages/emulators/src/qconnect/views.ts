/** Converts state to the vendor's response bodies. Source: service model 2020-10-19. */
import type { AIAgentContent, AIAgentState, AssistantState, AssociationState } from './state.js';
import type { AssociationType } from './common-shapes.js';
import type { Infer } from './shapes.js';
import type { Environment } from './environment.js';

/** AssistantData and AssistantSummary, which have the same members. */
export function assistantData(environment: Environment, assistant: AssistantState): object {
  return {
    assistantId: assistant.assistantId,
    assistantArn: environment.arns.assistant(assistant.assistantId),
    name: assistant.name,
    type: 'AGENT',
    status: assistant.status,
    ...withoutEmpty(environment, {
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

/** The type of the association's union member. */
export const associationTypeOf = ({
  knowledgeBaseId,
}: AssociationState['association']): Infer<typeof AssociationType> =>
  knowledgeBaseId === undefined ? 'EXTERNAL_BEDROCK_KNOWLEDGE_BASE' : 'KNOWLEDGE_BASE';

/** AssistantAssociationData and AssistantAssociationSummary. */
export function associationData(
  environment: Environment,
  { assistantId }: AssistantState,
  { assistantAssociationId, association, tags }: AssociationState,
): object {
  const { arns } = environment;
  const { knowledgeBaseId } = association;
  return {
    assistantAssociationId,
    assistantAssociationArn: arns.association(assistantId, assistantAssociationId),
    assistantId,
    assistantArn: arns.assistant(assistantId),
    associationType: associationTypeOf(association),
    associationData:
      knowledgeBaseId === undefined
        ? association
        : {
            knowledgeBaseAssociation: {
              knowledgeBaseId,
              knowledgeBaseArn: arns.knowledgeBase(knowledgeBaseId),
            },
          },
    ...withoutEmpty(environment, { tags }),
  };
}

/** AIAgentData and AIAgentSummary, for the saved state or a version. */
export function aiAgentData(
  environment: Environment,
  { assistantId }: AssistantState,
  aiAgent: AIAgentState,
  content: AIAgentContent = aiAgent.content,
  versionNumber?: number,
): object {
  return {
    assistantId,
    assistantArn: environment.arns.assistant(assistantId),
    aiAgentId: aiAgent.aiAgentId,
    aiAgentArn: environment.arns.aiAgent(assistantId, aiAgent.aiAgentId, versionNumber),
    name: aiAgent.name,
    type: aiAgent.type,
    configuration: content.configuration,
    // Epoch seconds, as in every restJson timestamp.
    modifiedTime: content.modifiedTime / 1000,
    visibilityStatus: content.visibilityStatus,
    origin: aiAgent.origin,
    status: aiAgent.status,
    ...withoutEmpty(environment, { description: content.description, tags: aiAgent.tags }),
  };
}

function withoutEmpty(
  { settings }: Environment,
  members: Readonly<Record<string, unknown>>,
): object {
  const isShown = (value: unknown): boolean => {
    if (value === undefined) return false;
    const isEmpty = typeof value === 'object' && Object.keys(value ?? {}).length === 0;
    return !isEmpty || settings.emptyMembers === 'shown';
  };
  return Object.fromEntries(Object.entries(members).filter(([, value]) => isShown(value)));
}
