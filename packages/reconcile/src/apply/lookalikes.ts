/** Distinguishes what steps of one run make under one name. */
import type { Plan } from '../plan/plan.js';
import type { Step } from '../plan/step.js';
import type { JournaledStep } from './run-journal.js';

/**
 * Returns a text that steps share whose results could be taken for each other while their outcome is unknown;
 * `undefined` for a step that has its result to itself. Only one of them may be in doubt at a time.
 */
export function lookOf({ target, action }: Step): string | undefined {
  if (action.type === 'create') return JSON.stringify([action.type, action.draft.name]);
  return action.type === 'putPart' && action.id === undefined
    ? JSON.stringify([action.type, target, action.kind, action.name])
    : undefined;
}

/** Returns whether an id belongs to another step: what that has made, or what was there before the run. */
export function idsOfOthers(
  { id: own }: Step,
  { steps }: Plan,
  journaled: ReadonlyMap<string, JournaledStep>,
): (id: string) => boolean {
  let others: Set<string> | undefined;
  const found = (): Set<string> => {
    const ids = new Set<string>();
    for (const { id, target, action } of steps) {
      if (id === own) continue;
      if (typeof target === 'string') ids.add(target);
      if ('id' in action && typeof action.id === 'string') ids.add(action.id);
      const known = journaled.get(id);
      const made = known && 'result' in known ? known.result?.id : undefined;
      if (made !== undefined) ids.add(made);
    }
    return ids;
  };
  return (id) => (others ??= found()).has(id);
}
