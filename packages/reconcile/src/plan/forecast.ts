/** The cost of applying a plan: requests, time, places and permissions. */
import type { Permission } from '@assistant-provider/core';
import type { Observed } from '../observe/observed.js';
import { canonicalText } from './equal-json.js';
import type { Forecast } from './plan.js';
import type { Action, Step } from './step.js';
import type { PlanTarget } from './target.js';

/** Returns the requests, and the shortest time in which the quota allows them. */
export function forecastOf(
  steps: readonly Step[],
  { assistants }: Observed,
  { limits }: PlanTarget,
): Forecast {
  const { quota, assistantsPerAccount } = limits;
  const requests = steps.reduce((sum, step) => sum + step.requests, 0);
  return {
    requests,
    ...(quota && {
      // The first requests leave at once, as many as the quota has for its period.
      milliseconds: Math.max(0, Math.floor((requests - 1) / quota.requests)) * quota.perMs,
    }),
    ...(assistantsPerAccount !== undefined && {
      places: Math.max(0, assistantsPerAccount - assistants.length),
    }),
  };
}

/** Returns each permission that a step requires, once. */
export function permissionsOf(
  steps: readonly Step[],
  { permissions }: PlanTarget,
): readonly Permission[] {
  const required = new Map<string, Permission>();
  for (const { operation, action } of steps) {
    if (operation === undefined) continue;
    for (const permission of permissions(operation, inputOf(action)) ?? [])
      required.set(canonicalText(permission), permission);
  }
  return [...required.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Returns the arguments of the operation, as far as permissions depend on them. */
function inputOf(action: Action): Readonly<Record<string, unknown>> {
  switch (action.type) {
    case 'create':
      return { draft: action.draft };
    case 'update':
      return { patch: action.patch };
    case 'tag':
      return { tags: action.tags };
    case 'untag':
      return { keys: action.keys };
    case 'link':
      return { source: action.source };
    case 'unlink':
      return { linkId: action.linkId };
    case 'assign':
      return { assignment: action.assignment };
    case 'unassign':
      return { selector: action.selector };
    case 'bind':
      return { bindings: action.bindings };
    case 'unbind':
      return { queueIds: action.queueIds };
    case 'putPart':
    case 'publishPart':
    case 'deletePart':
      return { part: action };
    case 'adopt':
    case 'forget':
    case 'wait':
    case 'delete':
      return {};
  }
}
