/** Converts state to the vendor's response bodies. Source: service model 2020-10-19. */
import type { AIResourceKind } from './ai-resource-kinds.js';
import type { AssociationType } from './common-shapes.js';
import type {
  AIContentRow,
  AIResourceRow,
  AIVersionRow,
  AssistantRow,
  AssociationRow,
  KnowledgeBaseRow,
} from './rows.js';
import type { Infer } from './shapes.js';
import type { Environment } from './environment.js';

/** AssistantData and AssistantSummary, which have the same members. */
export function assistantData(environment: Environment, assistant: AssistantRow): object {
  return {
    assistantId: assistant.id,
    assistantArn: environment.arns.of('assistant', assistant.id),
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
}: AssociationRow['association']): Infer<typeof AssociationType> =>
  knowledgeBaseId === undefined ? 'EXTERNAL_BEDROCK_KNOWLEDGE_BASE' : 'KNOWLEDGE_BASE';

/** AssistantAssociationData and AssistantAssociationSummary. */
export function associationData(
  environment: Environment,
  { assistantId, associationId, association, tags }: AssociationRow,
): object {
  const { arns } = environment;
  const { knowledgeBaseId } = association;
  return {
    assistantAssociationId: associationId,
    assistantAssociationArn: arns.of('association', assistantId, associationId),
    assistantId,
    assistantArn: arns.of('assistant', assistantId),
    associationType: associationTypeOf(association),
    associationData:
      knowledgeBaseId === undefined
        ? association
        : {
            knowledgeBaseAssociation: {
              knowledgeBaseId,
              knowledgeBaseArn: arns.of('knowledge-base', knowledgeBaseId),
            },
          },
    ...withoutEmpty(environment, { tags }),
  };
}

/** The data of an AI agent, AI prompt or AI guardrail, for the saved state or a version. */
export const aiResourceData = (
  environment: Environment,
  kind: AIResourceKind,
  resource: AIResourceRow,
  version?: AIVersionRow,
): object => aiResourceView(environment, kind, [], resource, version);

/** The same as lists show it. */
export const aiResourceSummary = (
  environment: Environment,
  kind: AIResourceKind,
  resource: AIResourceRow,
  version?: AIVersionRow,
): object => {
  const { aiAgentConfigurationInLists } = environment.settings;
  const hidden = aiAgentConfigurationInLists === 'hidden' ? ['configuration'] : [];
  return aiResourceView(environment, kind, [...kind.notInLists, ...hidden], resource, version);
};

/** The members of the content that have a place of their own in the view. */
const placed = ['modifiedTime', 'visibilityStatus', 'description'];

function aiResourceView(
  environment: Environment,
  kind: AIResourceKind,
  hidden: readonly string[],
  resource: AIResourceRow,
  version: AIVersionRow | undefined,
): object {
  const { arns } = environment;
  const { assistantId, resourceId, type } = resource;
  const { content }: { readonly content: AIContentRow } = version ?? resource;
  const members = Object.entries(content).filter(
    ([member, value]) => value !== undefined && ![...placed, ...hidden].includes(member),
  );
  return {
    assistantId,
    assistantArn: arns.of('assistant', assistantId),
    [kind.id]: resourceId,
    [kind.arn]: arns.ofVersion(
      arns.of(kind.arnType, assistantId, resourceId),
      version?.versionNumber,
    ),
    name: resource.name,
    ...(type !== undefined && { type }),
    // Epoch seconds, as in every restJson timestamp.
    modifiedTime: content.modifiedTime / 1000,
    visibilityStatus: content.visibilityStatus,
    ...(kind.hasOrigin && { origin: resource.origin }),
    status: resource.status,
    ...Object.fromEntries(members),
    ...withoutEmpty(environment, {
      description: content.description,
      tags: version && environment.settings.tagsOfVersions === 'hidden' ? {} : resource.tags,
    }),
  };
}

/** KnowledgeBaseData and KnowledgeBaseSummary. */
export const knowledgeBaseData = (
  environment: Environment,
  { id, sequence: _sequence, upcoming: _upcoming, ...members }: KnowledgeBaseRow,
): object => ({
  knowledgeBaseId: id,
  knowledgeBaseArn: environment.arns.of('knowledge-base', id),
  ...withoutEmpty(environment, { ...members }),
});

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
