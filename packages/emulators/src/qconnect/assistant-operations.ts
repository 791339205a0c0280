/**
 * Operations on assistants, their AI-agent configuration and associations. Source: service model 2020-10-19, as of
 * botocore 1.43.107.
 */
import * as shape from './common-shapes.js';
import { errorsOfExisting, ofAssistant, paging } from './operation-spec.js';
import type { OperationSpec } from './operation-spec.js';
import { structure } from './shapes.js';

const ofAssociation = { ...ofAssistant, assistantAssociationId: shape.UuidOrArn };

const assistant = '/assistants/:assistantId';

export const assistantOperations = {
  CreateAssistant: {
    method: 'POST',
    path: '/assistants',
    status: 200,
    input: structure(
      {
        clientToken: shape.ClientToken,
        name: shape.Name,
        type: shape.AssistantType,
        description: shape.Description,
        tags: shape.Tags,
        serverSideEncryptionConfiguration: shape.ServerSideEncryptionConfiguration,
      },
      'name',
      'type',
    ),
    errors: [
      'ConflictException',
      'ValidationException',
      'ServiceQuotaExceededException',
      'UnauthorizedException',
      'AccessDeniedException',
    ],
  },
  GetAssistant: {
    method: 'GET',
    path: assistant,
    status: 200,
    input: structure(ofAssistant, 'assistantId'),
    errors: [...errorsOfExisting],
  },
  ListAssistants: {
    method: 'GET',
    path: '/assistants',
    status: 200,
    input: structure(paging),
    query: ['nextToken', 'maxResults'],
    errors: ['ValidationException', 'UnauthorizedException', 'AccessDeniedException'],
  },
  DeleteAssistant: {
    method: 'DELETE',
    path: assistant,
    status: 204,
    input: structure(ofAssistant, 'assistantId'),
    errors: [...errorsOfExisting],
  },
  UpdateAssistantAIAgent: {
    method: 'POST',
    path: `${assistant}/aiagentConfiguration`,
    status: 200,
    input: structure(
      {
        ...ofAssistant,
        aiAgentType: shape.AIAgentType,
        configuration: shape.AIAgentConfigurationData,
        orchestratorUseCase: shape.NonEmptyString,
      },
      'assistantId',
      'aiAgentType',
      'configuration',
    ),
    errors: [
      'ValidationException',
      'AccessDeniedException',
      'ResourceNotFoundException',
      'ThrottlingException',
    ],
  },
  RemoveAssistantAIAgent: {
    method: 'DELETE',
    path: `${assistant}/aiagentConfiguration`,
    status: 204,
    input: structure(
      {
        ...ofAssistant,
        aiAgentType: shape.AIAgentType,
        orchestratorUseCase: shape.NonEmptyString,
      },
      'assistantId',
      'aiAgentType',
    ),
    query: ['aiAgentType', 'orchestratorUseCase'],
    errors: [
      'ValidationException',
      'AccessDeniedException',
      'ResourceNotFoundException',
      'ThrottlingException',
    ],
  },
  CreateAssistantAssociation: {
    method: 'POST',
    path: `${assistant}/associations`,
    status: 200,
    input: structure(
      {
        ...ofAssistant,
        associationType: shape.AssociationType,
        association: shape.AssistantAssociationInputData,
        clientToken: shape.ClientToken,
        tags: shape.Tags,
      },
      'assistantId',
      'associationType',
      'association',
    ),
    errors: [
      'ConflictException',
      'ValidationException',
      'ServiceQuotaExceededException',
      'AccessDeniedException',
      'ResourceNotFoundException',
    ],
  },
  GetAssistantAssociation: {
    method: 'GET',
    path: `${assistant}/associations/:assistantAssociationId`,
    status: 200,
    input: structure(ofAssociation, 'assistantId', 'assistantAssociationId'),
    errors: [...errorsOfExisting],
  },
  ListAssistantAssociations: {
    method: 'GET',
    path: `${assistant}/associations`,
    status: 200,
    input: structure({ ...ofAssistant, ...paging }, 'assistantId'),
    query: ['nextToken', 'maxResults'],
    errors: ['ValidationException', 'AccessDeniedException', 'ResourceNotFoundException'],
  },
  DeleteAssistantAssociation: {
    method: 'DELETE',
    path: `${assistant}/associations/:assistantAssociationId`,
    status: 204,
    input: structure(ofAssociation, 'assistantId', 'assistantAssociationId'),
    errors: [...errorsOfExisting],
  },
} as const satisfies Record<string, OperationSpec>;
