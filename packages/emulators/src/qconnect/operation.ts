/** What is written down of an operation. */
import type { HttpMethod } from '../server/contract.js';
import type { ErrorName } from './errors.js';
import type { StructureShape } from './shapes.js';

export interface Operation {
  readonly method: HttpMethod;
  /** Its `:parameters` are members of the input. */
  readonly path: string;
  readonly status: 200 | 204;
  readonly input: StructureShape;
  /** Which members of the input stand in the query. What is neither there nor in the path stands in the body. */
  readonly query?: readonly string[];
  /** The errors that the service model lists; others can come all the same. */
  readonly errors: readonly ErrorName[];
}

/** What the service model lists for nearly everything that is done to a resource that exists. */
export const ofExisting = [
  'ValidationException',
  'UnauthorizedException',
  'AccessDeniedException',
  'ResourceNotFoundException',
] as const satisfies readonly ErrorName[];
