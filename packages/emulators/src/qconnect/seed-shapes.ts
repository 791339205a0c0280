/** The shapes that check a seed. Their types are in seed-types.ts. */
import { AIAgentConfiguration } from './ai-agent-shapes.js';
import * as guardrail from './ai-guardrail-shapes.js';
import * as prompt from './ai-prompt-shapes.js';
import * as shape from './common-shapes.js';
import * as base from './knowledge-base-shapes.js';
import { document, enumeration, integer, list, map, structure, text, timestamp } from './shapes.js';
import type { StructureShape } from './shapes.js';

const Status = enumeration(
  'CREATE_IN_PROGRESS',
  'CREATE_FAILED',
  'ACTIVE',
  'DELETE_IN_PROGRESS',
  'DELETE_FAILED',
  'DELETED',
);

/** Tags as resources have them: AWS itself sets keys that begin with `aws:`, which no request can. */
const Tags = map(text({ min: 1, max: 128 }), text({ max: 256 }));

const living = {
  sequence: integer({ min: 1 }),
  status: Status,
  upcoming: list(
    structure({ at: timestamp, status: enumeration(...Status.values, 'GONE') }, 'at', 'status'),
  ),
};

const contentMembers = {
  visibilityStatus: shape.VisibilityStatus,
  description: shape.Description,
  modifiedTime: timestamp,
};
const AIAgentContent = structure(
  { ...contentMembers, configuration: AIAgentConfiguration },
  'configuration',
);
const AIPromptContent = structure(
  { ...contentMembers, ...prompt.changeable, ...prompt.fixed },
  'templateConfiguration',
  'modelId',
);
const AIGuardrailContent = structure(
  {
    ...contentMembers,
    description: guardrail.Description,
    ...guardrail.messages,
    ...guardrail.policies,
  },
  'blockedInputMessaging',
  'blockedOutputsMessaging',
);

/** An assistant without SYSTEM resources of a kind in its seed gets the default ones. */
const aiResource = <Content extends StructureShape>(content: Content) => ({
  ...living,
  name: shape.Name,
  origin: shape.Origin,
  content,
  tags: Tags,
  versions: list(structure({ versionNumber: shape.Version, content }, 'versionNumber', 'content')),
  nextVersionNumber: shape.Version,
});
const AIAgent = structure(
  { ...aiResource(AIAgentContent), aiAgentId: shape.Uuid, type: shape.AIAgentType },
  'name',
  'type',
  'content',
);
const AIPrompt = structure(
  { ...aiResource(AIPromptContent), aiPromptId: shape.Uuid, type: prompt.AIPromptType },
  'name',
  'type',
  'content',
);
const AIGuardrail = structure(
  { ...aiResource(AIGuardrailContent), aiGuardrailId: shape.Uuid },
  'name',
  'content',
);

const Association = structure(
  {
    sequence: integer({ min: 1 }),
    assistantAssociationId: shape.Uuid,
    association: shape.AssistantAssociationInputData,
    tags: Tags,
  },
  'association',
);

export const Assistant = structure(
  {
    ...living,
    assistantId: shape.Uuid,
    name: shape.Name,
    description: shape.Description,
    tags: Tags,
    serverSideEncryptionConfiguration: shape.ServerSideEncryptionConfiguration,
    integrationConfiguration: structure({ topicIntegrationArn: shape.GenericArn }),
    capabilityConfiguration: structure({ type: enumeration('V1', 'V2') }),
    aiAgentConfiguration: map(
      text({ pattern: shape.AIAgentType.values.join('|') }),
      shape.AIAgentConfigurationData,
    ),
    orchestratorConfigurationList: list(
      structure(
        {
          aiAgentId: shape.UuidOrArnOrEitherWithQualifier,
          orchestratorUseCase: shape.NonEmptyString,
        },
        'orchestratorUseCase',
      ),
    ),
    associations: list(Association),
    aiAgents: list(AIAgent),
    aiPrompts: list(AIPrompt),
    aiGuardrails: list(AIGuardrail),
  },
  'name',
);

export const KnowledgeBase = structure(
  {
    ...living,
    knowledgeBaseId: shape.Uuid,
    name: shape.Name,
    // Older seeds have other texts.
    knowledgeBaseType: text(),
    description: shape.Description,
    tags: Tags,
    sourceConfiguration: base.SourceConfiguration,
    renderingConfiguration: base.RenderingConfiguration,
    vectorIngestionConfiguration: base.VectorIngestionConfiguration,
    serverSideEncryptionConfiguration: shape.ServerSideEncryptionConfiguration,
  },
  'knowledgeBaseId',
);

const ClientToken = structure(
  {
    operation: text(),
    clientToken: shape.ClientToken,
    digest: text(),
    answer: document,
    at: timestamp,
  },
  'operation',
  'clientToken',
  'digest',
  'answer',
  'at',
);

export const Client = structure(
  {
    accessKeyId: text({ min: 1 }),
    secretAccessKey: text({ min: 1, sensitive: true }),
    sessionToken: text({ min: 1, sensitive: true }),
    userName: text({ min: 1 }),
    allow: list(text({ pattern: '\\*|[a-zA-Z-]+:[a-zA-Z*?]+' })),
  },
  'accessKeyId',
  'secretAccessKey',
  'allow',
);

export const SeedShape = structure({
  assistants: list(Assistant),
  knowledgeBases: list(KnowledgeBase),
  clients: list(Client),
  clientTokens: list(ClientToken),
  nextSequence: integer({ min: 0 }),
});
