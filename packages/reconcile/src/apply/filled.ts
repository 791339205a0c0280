/** Fills in what earlier steps have made, so that a step can be done. */
import type { AssistantError, JsonObject, JsonValue } from '@assistant-provider/core';
import { errAsync, okAsync, type ResultAsync } from 'neverthrow';
import type { Action, Late, LateId, LateReference, PutPartAction } from '../plan/step.js';
import type { FilledAction } from './filled-action.js';
import { createReconcileError } from './reconcile-error.js';
import type { StepScope } from './step-work.js';
import { nameOfToken } from '../manifest/tree.js';

type Filling = Pick<StepScope, 'provider' | 'assistantId' | 'resultOf' | 'options'>;
type Filled<T> = ResultAsync<T, AssistantError>;

/** Returns the action with the ids and versions of what earlier steps have made. */
export function filledAction(action: Action, filling: Filling): Filled<FilledAction> {
  if (action.type === 'assign') {
    const { agent, ...rest } = action;
    if (agent === undefined) return okAsync(rest);
    return named(agent, filling).map((agent) => ({ ...rest, agent }));
  }
  if (action.type === 'publishPart')
    return idOf(action.id, filling).map((id) => ({ ...action, id }));
  if (action.type !== 'putPart') return okAsync(action);
  const { id, ...rest } = action;
  return contentOf(action, filling).andThen((content) => {
    const part = { ...rest, content, late: [] };
    return id === undefined ? okAsync(part) : idOf(id, filling).map((id) => ({ ...part, id }));
  });
}

const named = (
  { id, version }: { readonly id: LateId; readonly version?: Late<number> },
  filling: Filling,
): Filled<{ readonly id: string; readonly version?: number }> =>
  idOf(id, filling).andThen((id) =>
    version === undefined
      ? okAsync({ id })
      : versionOf(version, filling).map((version) => ({ id, version })),
  );

/** Returns an id. That of a part of the vendor is looked up by its name. */
function idOf(id: LateId, { resultOf, provider, assistantId, options }: Filling): Filled<string> {
  if (typeof id === 'string') return okAsync(id);
  if ('fromStep' in id) {
    const made = resultOf(id.fromStep)?.id;
    return made === undefined ? missing(id.fromStep, provider.vendor) : okAsync(made);
  }
  const { kind, name } = id.supplied;
  const lookingUp = provider.directory?.lookUp(kind, { names: [name], assistantId }, options);
  return (lookingUp ?? okAsync([])).andThen(([entry, ...others]) =>
    entry === undefined || others.length > 0
      ? errAsync(
          createReconcileError(
            provider.vendor,
            'notFound',
            `the vendor supplies ${entry === undefined ? 'no' : 'more than one'} ${kind} named “${name}”`,
          ),
        )
      : okAsync(entry.id),
  );
}

function versionOf(version: Late<number>, { resultOf, provider }: Filling): Filled<number> {
  if (typeof version === 'number') return okAsync(version);
  const made = resultOf(version.fromStep)?.version;
  return made === undefined ? missing(version.fromStep, provider.vendor) : okAsync(made);
}

const missing = (stepId: string, vendor: string): Filled<never> =>
  errAsync(
    createReconcileError(vendor, 'unknown', `internal error: the step ${stepId} has no result yet`),
  );

const contentOf = ({ content, late }: PutPartAction, filling: Filling): Filled<JsonObject> =>
  late.reduce<Filled<JsonObject>>(
    (filled, reference) =>
      filled.andThen((content) =>
        named(reference, filling).map(
          (target) =>
            writtenAt(
              content,
              reference.at.split('/').slice(1),
              textOf(reference, target),
            ) as JsonObject,
        ),
      ),
    okAsync(content),
  );

function textOf(
  { form }: LateReference,
  { id, version }: { readonly id: string; readonly version?: number },
): string {
  const template = form ?? (version === undefined ? '{id}' : '{id}:{version}');
  return template.replace(/\{(id|version)\}/g, (_, name) => (name === 'id' ? id : `${version}`));
}

/** Returns the value with a text at a place. */
function writtenAt(value: JsonValue, [token, ...rest]: readonly string[], text: string): JsonValue {
  if (token === undefined) return text;
  const name = nameOfToken(token);
  if (Array.isArray(value))
    return value.map((item: JsonValue, index) =>
      String(index) === name ? writtenAt(item, rest, text) : item,
    );
  return Object.fromEntries(
    Object.entries<JsonValue>(value as JsonObject).map(([member, its]) => [
      member,
      member === name ? writtenAt(its, rest, text) : its,
    ]),
  );
}
