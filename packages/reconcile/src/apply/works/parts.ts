/** Writes, publishes and deletes parts. */
import type {
  AssistantError,
  AssistantPart,
  JsonObject,
  JsonValue,
  PartKindLimit,
} from '@assistant-provider/core';
import { err, errAsync, ok, okAsync, type Result, type ResultAsync } from 'neverthrow';
import { canonicalContent, canonicalText } from '../../plan/equal-json.js';
import type { DeletePartAction } from '../../plan/step.js';
import type { FilledPublishPartAction, FilledPutPartAction } from '../filled-action.js';
import { lookTwice } from '../look-again.js';
import { createReconcileError } from '../reconcile-error.js';
import { required } from '../required.js';
import { resultOf, stateWork } from '../state-work.js';
import type { Resolution, StepScope, StepWork } from '../step-work.js';

type PartScope = StepScope<FilledPutPartAction | FilledPublishPartAction | DeletePartAction>;

const limitOf = ({ provider, action }: PartScope): PartKindLimit | undefined =>
  provider.limits.parts?.kinds[action.kind];

/** The part as it is now; null if it does not exist. */
const readPart = (
  { provider, assistantId, action, options }: PartScope,
  id: string,
  versions = false,
): ResultAsync<AssistantPart | null, AssistantError> =>
  required(provider, 'parts').asyncAndThen((parts) =>
    parts
      .get(assistantId, { kind: action.kind, id, versions }, options)
      .map((part): AssistantPart | null => part)
      .orElse((error) => (error.kind === 'notFound' ? okAsync(null) : errAsync(error))),
  );

const shown = ({ name, content }: Pick<AssistantPart, 'name' | 'content'>): JsonValue => ({
  ...(name !== undefined && { name }),
  content,
});

/** A part whose id is known: it is changed, or created under that id. */
const putWork = stateWork<FilledPutPartAction>({
  read: (scope) =>
    readPart(scope, scope.action.id ?? '').map((part) => (part === null ? null : shown(part))),
  expected: ({ action: { name, content } }, before) => {
    const kept = (before as JsonObject | null)?.['name'];
    const named = name ?? (typeof kept === 'string' ? kept : undefined);
    return shown({ content, ...(named !== undefined && { name: named }) });
  },
  write: ({ provider, assistantId, action, options }) =>
    required(provider, 'parts').asyncAndThen((parts) => {
      const { kind, id, name, content } = action;
      return parts
        .put(
          assistantId,
          { kind, content, ...(id !== undefined && { id }), ...(name !== undefined && { name }) },
          options,
        )
        .map((part) => ({ id: part.id, written: shown(part) }));
    }),
  restore: (scope, before) => {
    const { provider, assistantId, action, options } = scope;
    const { kind, id = '' } = action;
    return required(provider, 'parts').asyncAndThen(
      (parts): ResultAsync<unknown, AssistantError> => {
        if (before !== null)
          return parts.put(
            assistantId,
            { kind, id, ...(before as unknown as { content: JsonObject }) },
            options,
          );
        if (limitOf(scope)?.canDelete === true)
          return parts.delete(assistantId, { kind, id }, options);
        // It dies with what it belongs to: the assistant, or the binding of a queue.
        return okAsync(undefined);
      },
    );
  },
});

/** A part whose id the vendor chooses: like an assistant, it is found again by what was there before. */
const createPartWork: StepWork<FilledPutPartAction> = {
  before: (scope) =>
    resultOf(namesakes(scope)).map((parts): JsonValue => ({ ids: parts.map(({ id }) => id) })),
  run: ({ provider, assistantId, action, options, mark }) =>
    required(provider, 'parts').asyncAndThen((parts) =>
      parts
        .put(
          assistantId,
          {
            kind: action.kind,
            content: action.content,
            ...(action.name !== undefined && { name: action.name }),
          },
          { ...options, idempotencyKey: mark },
        )
        .map((part) => ({ id: part.id, written: shown(part) })),
    ),
  expected: ({ action }) => shown(action),
  resolve: (scope, before) => {
    const { ids } = before as { readonly ids: readonly string[] };
    const look = () =>
      resultOf(namesakes(scope)).map((parts): Resolution => {
        const found = parts.filter(({ id }) => !ids.includes(id) && !scope.isOfOther(id));
        const [only, ...others] = found;
        if (only === undefined) return { state: 'notDone' };
        if (others.length === 0)
          return { state: 'done', result: { id: only.id, written: shown(only) } };
        const message = `several parts may be the created one: ${found.map(({ id }) => id).join(', ')}`;
        return { state: 'unclear', message };
      });
    return lookTwice(scope, look);
  },
  undo: ({ provider, assistantId, action, options }, _, { id = '' }) =>
    required(provider, 'parts').asyncAndThen((parts) =>
      parts
        .delete(assistantId, { kind: action.kind, id }, options)
        .orElse((error) => (error.kind === 'notFound' ? okAsync() : errAsync(error)))
        .map(() => ({ state: 'undone' }) as const),
    ),
};

/** The parts of the kind that have the name, or without names those with the same content. */
const namesakes = ({ provider, assistantId, action, options }: StepScope<FilledPutPartAction>) =>
  required(provider, 'parts').asyncAndThen((parts) =>
    parts
      .list(assistantId, { kind: action.kind, origin: 'customer' }, options)
      .map((all) => all.filter(({ name }) => name === action.name)),
  );

const workOf = ({ action }: StepScope<FilledPutPartAction>): StepWork<FilledPutPartAction> =>
  action.id === undefined ? createPartWork : putWork;

/** The work of `putPart`. */
export const putPartWork: StepWork<FilledPutPartAction> = {
  before: (scope) => workOf(scope).before(scope),
  run: (scope, before) => workOf(scope).run(scope, before),
  resolve: (scope, before) => workOf(scope).resolve(scope, before),
  undo: (scope, before, result) => workOf(scope).undo(scope, before, result),
  expected: (scope, before) => workOf(scope).expected?.(scope, before) ?? null,
};

/** Reads the part with its versions; an error if it does not exist. */
async function readVersions(
  scope: StepScope<FilledPublishPartAction>,
): Promise<Result<AssistantPart, AssistantError>> {
  const part = await readPart(scope, scope.action.id, true);
  if (part.isErr()) return err(part.error);
  const message = `the part ${scope.action.id} of the kind ${scope.action.kind} does not exist`;
  return part.value === null
    ? err(createReconcileError(scope.provider.vendor, 'notFound', message))
    : ok(part.value);
}

/** The work of `publishPart`. */
export const publishPartWork: StepWork<FilledPublishPartAction> = {
  before: (scope) =>
    resultOf(readVersions(scope)).map(({ versions = [] }): JsonValue => ({
      versions: versions.map(({ version }) => version),
    })),
  run: ({ provider, assistantId, action, options, mark }) =>
    required(provider, 'parts').asyncAndThen((parts) =>
      parts
        .publish(
          assistantId,
          { kind: action.kind, id: action.id },
          { ...options, idempotencyKey: mark },
        )
        .map(({ version }) => ({ id: action.id, version })),
    ),
  resolve: (scope, before) => {
    const { versions: known } = before as { readonly versions: readonly number[] };
    const look = () =>
      resultOf(readVersions(scope)).map((part): Resolution => {
        const made = (part.versions ?? []).filter(({ version }) => !known.includes(version));
        const [only, ...others] = made;
        if (only === undefined) return { state: 'notDone' };
        // Another content means that somebody else has published it.
        if (others.length === 0 && canonicalContent(only) === canonicalContent(part))
          return { state: 'done', result: { id: part.id, version: only.version } };
        const numbers = made.map(({ version }) => version).join(', ');
        return { state: 'unclear', message: `somebody else may have published ${numbers}` };
      });
    return lookTwice(scope, look);
  },
  undo: ({ provider, assistantId, action, options }, _, { version = 0 }) =>
    required(provider, 'parts').asyncAndThen((parts) =>
      parts
        .delete(assistantId, { kind: action.kind, id: action.id, version }, options)
        .orElse((error) => (error.kind === 'notFound' ? okAsync() : errAsync(error)))
        .map(() => ({ state: 'undone' }) as const),
    ),
};

/** The work of `deletePart`. It cannot be undone: a new part would have another id. */
export const deletePartWork: StepWork<DeletePartAction> = {
  before: (scope) =>
    readPart(scope, scope.action.id, true).map((part): JsonValue =>
      part === null ? null : (JSON.parse(canonicalText(withoutVendorData(part))) as JsonValue),
    ),
  run: ({ provider, assistantId, action, options }) =>
    required(provider, 'parts').asyncAndThen((parts) =>
      parts
        .delete(assistantId, { kind: action.kind, id: action.id }, options)
        .orElse((error) => (error.kind === 'notFound' ? okAsync() : errAsync(error)))
        .map(() => ({})),
    ),
  resolve: (scope) =>
    readPart(scope, scope.action.id).map((part) =>
      part === null ? ({ state: 'done', result: {} } as const) : ({ state: 'notDone' } as const),
    ),
  undo: () => okAsync({ state: 'undone', isUntouched: true } as const),
};

const withoutVendorData = ({ vendorData: _, versions = [], ...part }: AssistantPart) => ({
  ...part,
  versions: versions.map(({ vendorData: __, ...version }) => version),
});
