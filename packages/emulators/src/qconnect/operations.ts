/** Every emulated operation, with its input and the place of each member in the request. */
import { aiAgentOperations } from './ai-agent-operations.js';
import { aiGuardrailOperations } from './ai-guardrail-operations.js';
import { aiPromptOperations } from './ai-prompt-operations.js';
import { AIPromptType } from './ai-prompt-shapes.js';
import { assistantOperations } from './assistant-operations.js';
import * as shape from './common-shapes.js';
import { knowledgeBaseOperations } from './knowledge-base-operations.js';
import { errorsOfExisting, ofAssistant, paging } from './operation-spec.js';
import type { OperationSpec } from './operation-spec.js';
import { enumeration, structure } from './shapes.js';
import type { Infer } from './shapes.js';

// Source: service model 2020-10-19, as of botocore 1.43.107.
const tagOperations = {
  TagResource: {
    method: 'POST',
    path: '/tags/:resourceArn',
    status: 200,
    input: structure({ resourceArn: shape.Arn, tags: shape.Tags }, 'resourceArn', 'tags'),
    errors: ['TooManyTagsException', 'ResourceNotFoundException'],
  },
  UntagResource: {
    method: 'DELETE',
    path: '/tags/:resourceArn',
    status: 200,
    input: structure(
      { resourceArn: shape.Arn, tagKeys: shape.TagKeyList },
      'resourceArn',
      'tagKeys',
    ),
    query: ['tagKeys'],
    errors: ['ResourceNotFoundException'],
  },
  ListTagsForResource: {
    method: 'GET',
    path: '/tags/:resourceArn',
    status: 200,
    input: structure({ resourceArn: shape.Arn }, 'resourceArn'),
    errors: ['ResourceNotFoundException'],
  },
} as const satisfies Record<string, OperationSpec>;

// Source: service model 2020-10-19, as of botocore 1.43.107.
const modelOperations = {
  ListModels: {
    method: 'GET',
    path: '/assistants/:assistantId/models',
    status: 200,
    input: structure(
      {
        ...ofAssistant,
        ...paging,
        aiPromptType: AIPromptType,
        modelLifecycle: enumeration('ACTIVE', 'LEGACY'),
      },
      'assistantId',
    ),
    query: ['nextToken', 'maxResults', 'aiPromptType', 'modelLifecycle'],
    errors: [...errorsOfExisting, 'ConflictException', 'ThrottlingException'],
  },
} as const satisfies Record<string, OperationSpec>;

export const operations = {
  ...assistantOperations,
  ...aiAgentOperations,
  ...aiPromptOperations,
  ...aiGuardrailOperations,
  ...knowledgeBaseOperations,
  ...modelOperations,
  ...tagOperations,
};

export type Operations = typeof operations;
export type OperationName = keyof Operations;
export type InputOf<O extends OperationName> = Infer<Operations[O]['input']>;
