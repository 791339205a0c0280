/**
 * The state as JSON. A seed can omit members that are not required here. Times are milliseconds since the epoch.
 */
import { AIAgentConfiguration } from './ai-agent-shapes.js';
import * as shape from './common-shapes.js';
import { document, enumeration, integer, list, map, structure, text, timestamp } from './shapes.js';
import type { Infer } from './shapes.js';

const Status = enumeration(
  'CREATE_IN_PROGRESS',
  'CREATE_FAILED',
  'ACTIVE',
  'DELETE_IN_PROGRESS',
  'DELETE_FAILED',
  'DELETED',
);

const living = {
  sequence: integer({ min: 1 }),
  status: Status,
  upcoming: list(
    structure({ at: timestamp, status: enumeration(...Status.values, 'GONE') }, 'at', 'status'),
  ),
};

const Content = structure(
  {
    configuration: AIAgentConfiguration,
    visibilityStatus: shape.VisibilityStatus,
    description: shape.Description,
    modifiedTime: timestamp,
  },
  'configuration',
);

/** An assistant without SYSTEM agents in its seed gets the default ones. */
const AIAgent = structure(
  {
    ...living,
    aiAgentId: shape.Uuid,
    name: shape.Name,
    type: shape.AIAgentType,
    origin: shape.Origin,
    content: Content,
    tags: shape.Tags,
    versions: list(
      structure({ versionNumber: shape.Version, content: Content }, 'versionNumber', 'content'),
    ),
    nextVersionNumber: shape.Version,
  },
  'name',
  'type',
  'content',
);

const Association = structure(
  {
    sequence: integer({ min: 1 }),
    assistantAssociationId: shape.Uuid,
    association: shape.AssistantAssociationInputData,
    tags: shape.Tags,
  },
  'association',
);

const Assistant = structure(
  {
    ...living,
    assistantId: shape.Uuid,
    name: shape.Name,
    description: shape.Description,
    tags: shape.Tags,
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
  },
  'name',
);

const KnowledgeBase = structure(
  { knowledgeBaseId: shape.Uuid, knowledgeBaseType: text() },
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

export const SeedShape = structure({
  assistants: list(Assistant),
  knowledgeBases: list(KnowledgeBase),
  clientTokens: list(ClientToken),
  nextSequence: integer({ min: 0 }),
});

export type AssociationSeed = Infer<typeof Association>;
export type AIAgentSeed = Infer<typeof AIAgent>;
export type AssistantSeed = Infer<typeof Assistant>;

// Written out, because the compiler finds the inferred type too deep.
/** A snapshot without the members that the emulator can fill in. Every snapshot is a valid seed. */
export interface QConnectSeed {
  /** Assistants with their associations and AI agents. Required: `name`. */
  readonly assistants?: readonly AssistantSeed[];
  /** Known knowledge bases. The setting `knowledgeBaseIds` says whether others exist. */
  readonly knowledgeBases?: readonly Infer<typeof KnowledgeBase>[];
  /** Client tokens that are remembered. */
  readonly clientTokens?: readonly Infer<typeof ClientToken>[];
  /** The highest `sequence` used so far. Defaults to the highest in the seed. */
  readonly nextSequence?: number;
}
