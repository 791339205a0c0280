/** Operations on AI agents and their versions. Source: service model 2020-10-19, as of botocore 1.43.107. */
import { AIAgentConfiguration } from './ai-agent-shapes.js';
import * as shape from './common-shapes.js';
import { ofAssistant, paging, requests } from './operation-spec.js';
import type { OperationSpec } from './operation-spec.js';
import { structure, timestamp } from './shapes.js';

const ofAIAgent = { ...ofAssistant, aiAgentId: shape.UuidOrArnOrEitherWithQualifier };

const aiAgents = '/assistants/:assistantId/aiagents';
const aiAgent = `${aiAgents}/:aiAgentId`;

export const aiAgentOperations = {
  CreateAIAgent: {
    ...requests.create,
    path: aiAgents,
    input: structure(
      {
        clientToken: shape.ClientToken,
        ...ofAssistant,
        name: shape.Name,
        visibilityStatus: shape.VisibilityStatus,
        type: shape.AIAgentType,
        configuration: AIAgentConfiguration,
        tags: shape.Tags,
        description: shape.Description,
      },
      'assistantId',
      'name',
      'type',
      'configuration',
      'visibilityStatus',
    ),
  },
  GetAIAgent: {
    ...requests.get,
    path: aiAgent,
    input: structure(ofAIAgent, 'assistantId', 'aiAgentId'),
  },
  ListAIAgents: {
    ...requests.listByOrigin,
    path: aiAgents,
    input: structure({ ...ofAssistant, ...paging, origin: shape.Origin }, 'assistantId'),
  },
  UpdateAIAgent: {
    ...requests.update,
    path: aiAgent,
    input: structure(
      {
        clientToken: shape.ClientToken,
        ...ofAIAgent,
        visibilityStatus: shape.VisibilityStatus,
        configuration: AIAgentConfiguration,
        description: shape.Description,
      },
      'assistantId',
      'aiAgentId',
      'visibilityStatus',
    ),
  },
  DeleteAIAgent: {
    ...requests.delete,
    path: aiAgent,
    input: structure(ofAIAgent, 'assistantId', 'aiAgentId'),
  },
  CreateAIAgentVersion: {
    ...requests.create,
    path: `${aiAgent}/versions`,
    input: structure(
      { ...ofAIAgent, modifiedTime: timestamp, clientToken: shape.ClientToken },
      'assistantId',
      'aiAgentId',
    ),
  },
  ListAIAgentVersions: {
    ...requests.listByOrigin,
    path: `${aiAgent}/versions`,
    input: structure({ ...ofAIAgent, ...paging, origin: shape.Origin }, 'assistantId', 'aiAgentId'),
  },
  DeleteAIAgentVersion: {
    ...requests.deleteUnlessConflict,
    path: `${aiAgent}/versions/:versionNumber`,
    input: structure(
      { ...ofAIAgent, versionNumber: shape.Version },
      'assistantId',
      'aiAgentId',
      'versionNumber',
    ),
  },
} as const satisfies Record<string, OperationSpec>;
