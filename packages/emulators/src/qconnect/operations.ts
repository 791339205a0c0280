/** Every emulated operation, with its input and the place of each member in the request. */
import { aiAgentOperations } from './ai-agent-operations.js';
import { assistantOperations } from './assistant-operations.js';
import * as shape from './common-shapes.js';
import type { OperationSpec } from './operation-spec.js';
import { structure } from './shapes.js';
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

export const operations = { ...assistantOperations, ...aiAgentOperations, ...tagOperations };

export type Operations = typeof operations;
export type OperationName = keyof Operations;
export type InputOf<O extends OperationName> = Infer<Operations[O]['input']>;
