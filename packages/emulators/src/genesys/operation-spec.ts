/** How an operation is described, and the parts that many descriptions share. */
import type { HttpMethod } from '../server/contract.js';
import type { BodyName } from './schema-settings.js';
import type { ParameterName } from './query.js';

/** How an operation is described. */
export interface OperationSpec {
  /** The vendor's operation id. */
  readonly operation: string;
  readonly method: HttpMethod;
  readonly path: string;
  readonly permissions: { readonly match: 'all' | 'any'; readonly names: readonly string[] };
  readonly query?: readonly ParameterName[];
  readonly body?: BodyName;
}

export const all = (...names: readonly string[]) => ({ match: 'all', names }) as const;
export const anyOf = (...names: readonly string[]) => ({ match: 'any', names }) as const;

export const page = ['before', 'after', 'pageSize'] as const;
export const variationChoice = ['languageVariation', 'fallbackToPrimaryAssistant'] as const;
