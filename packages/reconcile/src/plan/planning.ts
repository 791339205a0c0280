/** The data that planning one assistant works with. */
import type { FieldLimit, JsonValue, OperationName, TextLimit } from '@assistant-provider/core';
import type { ManifestAssistant } from '../manifest/manifest.js';
import type { ObservedAssistant } from '../observe/observed.js';
import type { Collected } from './collected.js';
import type { PlannedField } from './plan.js';
import type { QueueClaims } from './queue-claims.js';
import type { QueueGate } from './queue-gate.js';
import { requestsOf } from './step-calls.js';
import type { Directory } from './resolve-reference.js';
import type { Late, Step } from './step.js';

/** One assistant of the manifest, and what it becomes at the target. */
export interface Planning {
  /** The key in the manifest. */
  readonly key: string;
  readonly desired: ManifestAssistant;
  /** The assistant at the target; missing if it is created. */
  readonly current?: ObservedAssistant;
  /** The id at the target, or the step that makes it. */
  readonly id: Late<string>;
  /** The steps without which no other step of this assistant can be done. */
  readonly base: readonly string[];
  /** Whether the manifest was read from this account, so that ids keep their meaning. */
  readonly isHome: boolean;
  readonly directory: Directory;
  readonly collected: Collected;
  /** The assistant of each queue at the target now. */
  readonly holders: ReadonlyMap<string, string>;
  /** The assistant of the manifest that binds each queue. */
  readonly claims: QueueClaims;
  /** The queues that are bound now. */
  readonly gate: QueueGate;
}

/** The sentence of a field that does not change. */
export const sameAtTarget = 'The same at the target.';

/** Returns names as one segment of a field: as in RFC 6901, a slash in a name does not separate. */
export const segment = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** Notes a field of the assistant. */
export function note(
  { key, collected }: Pick<Planning, 'key' | 'collected'>,
  name: string,
  field: Omit<PlannedField, 'field' | 'change'> & { readonly change?: PlannedField['change'] },
): string {
  const path = `${key}/${name}`;
  collected.field({ field: path, change: 'none', ...field });
  return path;
}

/** Returns a field that is carried, with its change. */
export function carried(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  reason: string = sameAtTarget,
): Omit<PlannedField, 'field'> {
  const isSame = JSON.stringify(before) === JSON.stringify(after);
  const change = isSame
    ? 'none'
    : before === undefined
      ? 'add'
      : after === undefined
        ? 'remove'
        : 'change';
  return {
    verdict: 'carried',
    reason,
    change,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  };
}

/** Adds a step of the assistant, and returns its id. */
export function addStep(
  { key, id, base, collected, directory }: Planning,
  name: string,
  step: Pick<Step, 'title' | 'action' | 'fields'> & {
    readonly operation: OperationName;
    readonly after?: readonly string[];
    readonly irreversible?: string;
  },
): string {
  const { after = [] } = step;
  return collected.step({
    ...step,
    id: `${key}/${name}`,
    assistant: key,
    target: id,
    after: [...new Set([...base, ...after])],
    requests: requestsOf(step.action, directory.target.limits),
  });
}

/** Returns why a rollback leaves a new part of an existing assistant, or `undefined` if it does not. */
export function staysBehind(
  { current, directory }: Pick<Planning, 'current' | 'directory'>,
  kind: string,
): string | undefined {
  const limit = directory.target.limits.parts?.kinds[kind];
  // A part with the id of another object, such as a queue, goes when that object goes.
  return current === undefined || limit === undefined || limit.canDelete || limit.ids === 'caller'
    ? undefined
    : `The assistant has no ${kind} yet, and at ${directory.target.vendor} one cannot be deleted. A rollback leaves it.`;
}

/** Returns why the vendor does not accept a text, or `undefined` if it does. */
export function textProblem(value: string, limit: TextLimit): string | undefined {
  const { minLength = 1, maxLength = 4_096, pattern, description } = limit;
  const { length } = [...value];
  if (length < minLength || length > maxLength)
    return `it must be ${minLength} to ${maxLength} characters long, but is ${length}`;
  if (pattern && !pattern.test(value))
    return `it must be ${description ?? `like ${pattern.source}`}`;
  return undefined;
}

/** Whether the field of an existing assistant can change. */
export const changesInPlace = (limit: FieldLimit | undefined): boolean =>
  limit !== undefined && limit.changes !== 'atCreation';
