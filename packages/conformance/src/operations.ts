/** Every operation as data, so that a case can go through all of them. */
import type {
  AssistantError,
  AssistantProvider,
  CallOptions,
  ResultStream,
  Reply,
} from '@assistant-provider/core';
import { ok, ResultAsync, type Result } from 'neverthrow';
import type { ConformanceFeature } from './feature.js';

/** Valid arguments for every operation. */
export interface Target {
  readonly assistantId: string;
  readonly queueId: string;
  readonly linkId: string;
  readonly draft: unknown;
  readonly binding: unknown;
  readonly assignment: unknown;
  readonly selector: unknown;
  readonly source: unknown;
  readonly tags: unknown;
  readonly tagKey: string;
}

/** The kinds of argument. `invalid-values.ts` has invalid values for each. */
export type ArgumentKind =
  | 'assistantId'
  | 'queueId'
  | 'queueIds'
  | 'linkId'
  | 'draft'
  | 'patch'
  | 'assistantQuery'
  | 'pageQuery'
  | 'boundQuery'
  | 'binding'
  | 'bindings'
  | 'assignment'
  | 'selector'
  | 'source'
  | 'tags'
  | 'keys';

export interface Operation {
  readonly id: string;
  /** The name in errors. Iterations have the name of the list that they read. */
  readonly reportedAs: string;
  readonly feature: ConformanceFeature;
  readonly group: string;
  readonly method: string;
  readonly writes: boolean;
  readonly takes: readonly ArgumentKind[];
}

type Row = readonly [method: string, access: 'reads' | 'writes', ...takes: ArgumentKind[]];

const rows: Readonly<Record<string, readonly Row[]>> = {
  assistants: [
    ['create', 'writes', 'draft'],
    ['get', 'reads', 'assistantId'],
    ['list', 'reads', 'assistantQuery'],
    ['all', 'reads', 'assistantQuery'],
    ['delete', 'writes', 'assistantId'],
  ],
  editing: [['update', 'writes', 'assistantId', 'patch']],
  queues: [
    ['list', 'reads', 'assistantId', 'pageQuery'],
    ['all', 'reads', 'assistantId', 'pageQuery'],
    ['listBound', 'reads', 'boundQuery'],
    ['get', 'reads', 'assistantId', 'queueId'],
    ['bind', 'writes', 'assistantId', 'binding'],
    ['bindMany', 'writes', 'assistantId', 'bindings'],
    ['unbind', 'writes', 'assistantId', 'queueId'],
    ['unbindMany', 'writes', 'assistantId', 'queueIds'],
  ],
  aiAgents: [
    ['list', 'reads', 'assistantId'],
    ['assign', 'writes', 'assistantId', 'assignment'],
    ['unassign', 'writes', 'assistantId', 'selector'],
  ],
  knowledge: [
    ['list', 'reads', 'assistantId'],
    ['link', 'writes', 'assistantId', 'source'],
    ['unlink', 'writes', 'assistantId', 'linkId'],
  ],
  tagging: [
    ['list', 'reads', 'assistantId'],
    ['tag', 'writes', 'assistantId', 'tags'],
    ['untag', 'writes', 'assistantId', 'keys'],
  ],
};

export const operations: readonly Operation[] = Object.entries(rows).flatMap(([group, methods]) =>
  methods.map(([method, access, ...takes]) => ({
    id: `${group}.${method}`,
    reportedAs: `${group}.${method === 'all' ? 'list' : method}`,
    feature: (group === 'assistants' ? 'core' : group) as ConformanceFeature,
    group,
    method,
    writes: access === 'writes',
    takes,
  })),
);

const valid: { readonly [K in ArgumentKind]: (target: Target) => unknown } = {
  assistantId: ({ assistantId }) => assistantId,
  queueId: ({ queueId }) => queueId,
  queueIds: ({ queueId }) => [queueId],
  linkId: ({ linkId }) => linkId,
  draft: ({ draft }) => draft,
  patch: ({ draft }) => draft,
  assistantQuery: () => ({}),
  pageQuery: () => ({}),
  boundQuery: () => ({}),
  binding: ({ binding }) => binding,
  bindings: ({ binding }) => [binding],
  assignment: ({ assignment }) => assignment,
  selector: ({ selector }) => selector,
  source: ({ source }) => source,
  tags: ({ tags }) => tags,
  keys: ({ tagKey }) => [tagKey],
};

export const validArguments = ({ takes }: Operation, target: Target): readonly unknown[] =>
  takes.map((kind) => valid[kind](target));

type AnyMethod = (...given: readonly unknown[]) => Reply<unknown> | ResultStream<unknown>;

/** Calls an operation with any arguments. Reads the first entry of an iteration. */
export function invoke(
  provider: AssistantProvider,
  { group, method }: Operation,
  given: readonly unknown[],
  options?: CallOptions,
): Reply<unknown> {
  const groups = provider as unknown as Readonly<Record<string, Record<string, AnyMethod>>>;
  const answer = groups[group]?.[method]?.(...given, ...(options === undefined ? [] : [options]));
  if (answer === undefined) throw new TypeError(`the provider has no ${group}.${method}`);
  return Symbol.asyncIterator in answer ? new ResultAsync(firstOf(answer)) : answer;
}

async function firstOf<T>(each: ResultStream<T>): Promise<Result<T | undefined, AssistantError>> {
  for await (const entry of each) return entry;
  return ok(undefined);
}
