/** The operations on AI agents and their versions, as the service model 2020-10-19 (as of botocore 1.43.107) lists them. */
import { AIAgentConfiguration } from './ai-agent-shapes.js';
import * as shape from './common-shapes.js';
import { ofExisting } from './operation.js';
import type { Operation } from './operation.js';
import { structure, timestamp } from './shapes.js';

const paging = { nextToken: shape.NextToken, maxResults: shape.MaxResults };
const ofAssistant = { assistantId: shape.UuidOrArn };
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
      ...ofExisting,
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
    errors: [...ofExisting, 'ThrottlingException'],
  },
  ListAIAgents: {
    method: 'GET',
    path: aiAgents,
    status: 200,
    input: structure({ ...ofAssistant, ...paging, origin: shape.Origin }, 'assistantId'),
    query: ['nextToken', 'maxResults', 'origin'],
    errors: [...ofExisting, 'ThrottlingException'],
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
    errors: [...ofExisting, 'ConflictException', 'ThrottlingException'],
  },
  DeleteAIAgent: {
    method: 'DELETE',
    path: aiAgent,
    status: 204,
    input: structure(ofAIAgent, 'assistantId', 'aiAgentId'),
    errors: [...ofExisting, 'ThrottlingException'],
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
      ...ofExisting,
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
    errors: [...ofExisting, 'ThrottlingException'],
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
    errors: [...ofExisting, 'ConflictException', 'ThrottlingException'],
  },
} as const satisfies Record<string, Operation>;
