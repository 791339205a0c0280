/** How an operation is described. */
import type { HttpMethod } from '../server/contract.js';
import * as shape from './common-shapes.js';
import type { ErrorName } from './errors.js';
import type { StructureShape } from './shapes.js';

export interface OperationSpec {
  readonly method: HttpMethod;
  /** Contains `:name` for each member of the input in the path. */
  readonly path: string;
  readonly status: 200 | 204;
  readonly input: StructureShape;
  /** Members of the input in the query. Members in neither path nor query are in the body. */
  readonly query?: readonly string[];
  /** Errors that the service model lists; others are possible. */
  readonly errors: readonly ErrorName[];
}

/** Errors that the service model lists for almost every operation on an existing resource. */
export const errorsOfExisting = [
  'ValidationException',
  'UnauthorizedException',
  'AccessDeniedException',
  'ResourceNotFoundException',
] as const satisfies readonly ErrorName[];

/** Input of every operation on one assistant. */
export const ofAssistant = { assistantId: shape.UuidOrArn };

/** Input of every operation with pages. */
export const paging = { nextToken: shape.NextToken, maxResults: shape.MaxResults };
