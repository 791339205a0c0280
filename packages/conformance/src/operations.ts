/** Every operation of core's table, so that a case can go through all of them. */
import type {
  AssistantError,
  AssistantProvider,
  CallOptions,
  Limits,
  ResultStream,
  Reply,
} from '@assistant-provider/core';
import {
  operations as operationTable,
  type InputName,
  type OperationRow,
} from '@assistant-provider/core/adapter';
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
  readonly part: unknown;
  readonly partToPublish: unknown;
  readonly partToDelete: unknown;
  readonly partDraft: unknown;
  readonly directoryKind: string;
  readonly directoryQuery: unknown;
}

/** The kinds of argument. `invalid-values.ts` has invalid values for each. */
export type ArgumentKind = InputName;

export interface Operation {
  readonly id: string;
  /** The name in errors. Iterations have the name of the list that they read. */
  readonly reportedAs: string;
  readonly feature: ConformanceFeature;
  readonly group: string;
  readonly method: string;
  readonly writes: boolean;
  /** Whether its errors list in `done` what was written. */
  readonly bulk: boolean;
  /** The arguments in their order, each with its name in issues. */
  readonly takes: readonly { readonly name: string; readonly kind: ArgumentKind }[];
}

export const operations: readonly Operation[] = Object.entries<OperationRow>(operationTable).map(
  ([id, row]) => {
    const [group = '', method = ''] = id.split('.');
    return {
      id,
      reportedAs: row.pagesOf ?? id,
      feature: (group === 'assistants' ? 'core' : group) as ConformanceFeature,
      group,
      method,
      writes: row.writes,
      bulk: row.bulk === true,
      takes: Object.entries(row.arguments).map(([name, kind]) => ({ name, kind })),
    };
  },
);

/** Whether core passes the operation on to the driver for a kind of part. Others are always passed on. */
export function isOfSomeKind({ id }: Operation, { parts }: Limits): boolean {
  const kinds = Object.values(parts?.kinds ?? {});
  if (id === 'parts.publish') return kinds.some(({ versions }) => versions);
  if (id === 'parts.delete') return kinds.some(({ canDelete }) => canDelete);
  return true;
}

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
  knowledgeSource: ({ source }) => source,
  tags: ({ tags }) => tags,
  tagKeys: ({ tagKey }) => [tagKey],
  partQuery: () => ({}),
  partRead: ({ part }) => part,
  partPublish: ({ partToPublish }) => partToPublish,
  partDelete: ({ partToDelete }) => partToDelete,
  partDraft: ({ partDraft }) => partDraft,
  directoryKind: ({ directoryKind }) => directoryKind,
  directoryQuery: ({ directoryQuery }) => directoryQuery,
};

export const validArguments = ({ takes }: Operation, target: Target): readonly unknown[] =>
  takes.map(({ kind }) => valid[kind](target));

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
