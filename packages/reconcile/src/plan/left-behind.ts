/**
 * Finds the steps that a rollback leaves as they are: what was there before names a part that the plan
 * deletes, and the vendor gives a part that is created again another id.
 */
import type { JsonValue } from '@assistant-provider/core';
import type { ObservedAssistant } from '../observe/observed.js';
import type { Planning } from './planning.js';
import type { Action, Step } from './step.js';

/** Returns the first of the ids that a state names, by itself or with a version after a colon. */
function namedIn(state: unknown, ids: ReadonlyMap<string, string>): string | undefined {
  if (ids.size === 0) return undefined;
  if (typeof state === 'string') {
    const withoutVersion = state.slice(0, Math.max(0, state.lastIndexOf(':')));
    return [state, withoutVersion].find((id) => ids.has(id));
  }
  return firstOf(state, (value) => namedIn(value, ids));
}

/** Returns the steps whose results an action needs. */
function stepsNeededBy(action: Action): readonly string[] {
  const found: string[] = [];
  const search = (value: unknown): undefined => {
    if (typeof value !== 'object' || value === null) return;
    const { fromStep } = value as { readonly fromStep?: unknown };
    if (typeof fromStep === 'string') found.push(fromStep);
    firstOf(value, search);
  };
  search(action);
  return found;
}

function firstOf<T>(value: unknown, find: (member: unknown) => T | undefined): T | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const member of Object.values(value) as readonly unknown[]) {
    const found = find(member);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Notes on each step of an assistant, from the first of its steps on, why a rollback leaves it. */
export function markLeftBehind(
  { current, directory, collected }: Pick<Planning, 'current' | 'directory' | 'collected'>,
  first: number,
): void {
  const own = collected.steps.slice(first);
  const deletions = new Map(
    own.flatMap(({ id, action }) =>
      action.type === 'deletePart' ? [[action.id, id] as const] : [],
    ),
  );
  if (current === undefined || deletions.size === 0) return;
  const carrying = Object.entries(directory.target.limits.parts?.kinds ?? {})
    .filter(([, { carries }]) => carries?.includes('aiAgents'))
    .map(([kind]) => kind);
  const left = new Map<string, Left>();
  for (const { id, action } of own) {
    const part = namedIn(stateBefore(action, current, carrying), deletions);
    if (part === undefined) continue;
    const irreversible = `What was there before names the part ${part}, which this plan deletes. A rollback leaves the new state.`;
    left.set(id, { irreversible, irreversibleAfter: [deletions.get(part) as string] });
  }
  const byId = new Map(own.map((step) => [step.id, step]));
  // The loop also visits the entries that are added meanwhile.
  for (const id of left.keys())
    for (const needed of stepsNeededBy((byId.get(id) as Step).action)) {
      if (!byId.has(needed)) continue;
      const known = left.get(needed);
      const irreversible = `The step ${id} needs it, and a rollback may leave that step as it is.`;
      const neededBy = [...new Set([...(known?.neededBy ?? []), id])];
      left.set(needed, { irreversible, ...known, neededBy });
    }
  for (const [index, step] of own.entries()) {
    const reason = step.irreversible === undefined ? left.get(step.id) : undefined;
    if (reason) (collected.steps as Step[])[first + index] = { ...step, ...reason };
  }
}

type Left = Pick<Step, 'irreversible' | 'irreversibleAfter' | 'neededBy'>;

/** The state that a rollback of the action would write. */
function stateBefore(
  action: Action,
  { aiAgents = [], parts = {} }: ObservedAssistant,
  carrying: readonly string[],
): JsonValue {
  if (action.type === 'putPart')
    return parts[action.kind]?.find(({ id }) => id === action.id)?.content ?? null;
  if (action.type !== 'assign' && action.type !== 'unassign') return null;
  const { role, useCase } = action.type === 'assign' ? action.assignment : action.selector;
  const assigned = aiAgents.find((each) => each.role === role && each.useCase === useCase);
  const contents = carrying.flatMap((kind) => (parts[kind] ?? []).map(({ content }) => content));
  return [assigned?.agentId ?? null, ...contents];
}
