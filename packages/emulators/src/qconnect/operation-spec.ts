/** How an operation is described. */
import type { HttpMethod } from '../server/contract.js';
import * as shape from './common-shapes.js';
import type { ErrorName } from './errors.js';
import type { StructureShape } from './shapes.js';

export interface OperationSpec {
  readonly method: HttpMethod;
  /** Contains `:name` for each member of the input in the path. */
  readonly path: string;
  readonly status: 200 | 202 | 204;
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

const errorsOfReading = [...errorsOfExisting, 'ThrottlingException'] as const;
const errorsOfChange = [...errorsOfReading, 'ConflictException'] as const;
const errorsOfCreation = [...errorsOfChange, 'ServiceQuotaExceededException'] as const;

/** The requests of AI agents, AI prompts and AI guardrails, which differ in their inputs. */
export const requests = {
  create: { method: 'POST', status: 200, errors: errorsOfCreation },
  get: { method: 'GET', status: 200, errors: errorsOfReading },
  list: { method: 'GET', status: 200, query: ['nextToken', 'maxResults'], errors: errorsOfReading },
  listByOrigin: {
    method: 'GET',
    status: 200,
    query: ['nextToken', 'maxResults', 'origin'],
    errors: errorsOfReading,
  },
  update: { method: 'POST', status: 200, errors: errorsOfChange },
  delete: { method: 'DELETE', status: 204, errors: errorsOfReading },
  deleteUnlessConflict: { method: 'DELETE', status: 204, errors: errorsOfChange },
} as const satisfies Readonly<Record<string, Omit<OperationSpec, 'path' | 'input'>>>;

/** Input of every operation on one assistant. */
export const ofAssistant = { assistantId: shape.UuidOrArn };

/** Input of every operation with pages. */
export const paging = { nextToken: shape.NextToken, maxResults: shape.MaxResults };
