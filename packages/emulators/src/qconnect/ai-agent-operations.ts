/** Operations on AI agents and their versions. Source: service model 2020-10-19, as of botocore 1.43.107. */
import { AIAgentConfiguration } from './ai-agent-shapes.js';
import * as shape from './common-shapes.js';
import { errorsOfExisting, ofAssistant, paging } from './operation-spec.js';
import type { OperationSpec } from './operation-spec.js';
import { structure, timestamp } from './shapes.js';

const ofAIAgent = { ...ofAssistant, aiAgentId: shape.UuidOrArnOrEitherWithQualifier };

const aiAgents = '/assistants/:assistantId/aiagents';
const aiAgent = `${aiAgents}/:aiAgentId`;

export const aiAgentOperations = {
  CreateAIAgent: {
    method: 'POST',
    path: aiAgents,
    status: 200,
    input: structure(
      {
        clientToken: shape.ClientToken,
        ...ofAssistant,
        name: shape.Name,
        type: shape.AIAgentType,
        configuration: AIAgentConfiguration,
        visibilityStatus: shape.VisibilityStatus,
        tags: shape.Tags,
        description: shape.Description,
      },
      'assistantId',
      'name',
      'type',
      'configuration',
      'visibilityStatus',
    ),
    errors: [
      ...errorsOfExisting,
      'ConflictException',
      'ServiceQuotaExceededException',
      'ThrottlingException',
    ],
  },
  GetAIAgent: {
    method: 'GET',
    path: aiAgent,
    status: 200,
    input: structure(ofAIAgent, 'assistantId', 'aiAgentId'),
    errors: [...errorsOfExisting, 'ThrottlingException'],
  },
  ListAIAgents: {
    method: 'GET',
    path: aiAgents,
    status: 200,
    input: structure({ ...ofAssistant, ...paging, origin: shape.Origin }, 'assistantId'),
    query: ['nextToken', 'maxResults', 'origin'],
    errors: [...errorsOfExisting, 'ThrottlingException'],
  },
  UpdateAIAgent: {
    method: 'POST',
    path: aiAgent,
    status: 200,
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
    errors: [...errorsOfExisting, 'ConflictException', 'ThrottlingException'],
  },
  DeleteAIAgent: {
    method: 'DELETE',
    path: aiAgent,
    status: 204,
    input: structure(ofAIAgent, 'assistantId', 'aiAgentId'),
    errors: [...errorsOfExisting, 'ThrottlingException'],
  },
  CreateAIAgentVersion: {
    method: 'POST',
    path: `${aiAgent}/versions`,
    status: 200,
    input: structure(
      { ...ofAIAgent, modifiedTime: timestamp, clientToken: shape.ClientToken },
      'assistantId',
      'aiAgentId',
    ),
    errors: [
      ...errorsOfExisting,
      'ConflictException',
      'ServiceQuotaExceededException',
      'ThrottlingException',
    ],
  },
  ListAIAgentVersions: {
    method: 'GET',
    path: `${aiAgent}/versions`,
    status: 200,
    input: structure({ ...ofAIAgent, ...paging, origin: shape.Origin }, 'assistantId', 'aiAgentId'),
    query: ['nextToken', 'maxResults', 'origin'],
    errors: [...errorsOfExisting, 'ThrottlingException'],
  },
  DeleteAIAgentVersion: {
    method: 'DELETE',
    path: `${aiAgent}/versions/:versionNumber`,
    status: 204,
    input: structure(
      { ...ofAIAgent, versionNumber: shape.Version },
      'assistantId',
      'aiAgentId',
      'versionNumber',
    ),
    errors: [...errorsOfExisting, 'ConflictException', 'ThrottlingException'],
  },
} as const satisfies Record<string, OperationSpec>;
