/** Operations on knowledge bases. Source: service model 2020-10-19, as of botocore 1.43.107. */
import * as shape from './common-shapes.js';
import * as base from './knowledge-base-shapes.js';
import { errorsOfExisting } from './operation-spec.js';
import type { OperationSpec } from './operation-spec.js';
import { structure } from './shapes.js';

const ofKnowledgeBase = { knowledgeBaseId: shape.UuidOrArn };

const knowledgeBases = '/knowledgeBases';
const knowledgeBase = `${knowledgeBases}/:knowledgeBaseId` as const;

export const knowledgeBaseOperations = {
  CreateKnowledgeBase: {
    method: 'POST',
    path: knowledgeBases,
    status: 200,
    input: structure(
      {
        clientToken: shape.NonEmptyString,
        name: shape.Name,
        knowledgeBaseType: base.KnowledgeBaseType,
        sourceConfiguration: base.SourceConfiguration,
        renderingConfiguration: base.RenderingConfiguration,
        vectorIngestionConfiguration: base.VectorIngestionConfiguration,
        serverSideEncryptionConfiguration: shape.ServerSideEncryptionConfiguration,
        description: shape.Description,
        tags: shape.Tags,
      },
      'name',
      'knowledgeBaseType',
    ),
    errors: [
      'ConflictException',
      'ValidationException',
      'ServiceQuotaExceededException',
      'UnauthorizedException',
      'AccessDeniedException',
    ],
  },
  GetKnowledgeBase: {
    method: 'GET',
    path: knowledgeBase,
    status: 200,
    input: structure(ofKnowledgeBase, 'knowledgeBaseId'),
    errors: [...errorsOfExisting],
  },
  ListKnowledgeBases: {
    method: 'GET',
    path: knowledgeBases,
    status: 200,
    input: structure({ nextToken: shape.NonEmptyString, maxResults: shape.MaxResults }),
    query: ['nextToken', 'maxResults'],
    errors: ['ValidationException', 'AccessDeniedException'],
  },
  DeleteKnowledgeBase: {
    method: 'DELETE',
    path: knowledgeBase,
    status: 204,
    input: structure(ofKnowledgeBase, 'knowledgeBaseId'),
    errors: [...errorsOfExisting, 'ConflictException'],
  },
} as const satisfies Record<string, OperationSpec>;
