/** Decides which steps a rollback leaves as they are, from the plan and from what became of the steps. */
import type { StepState } from '../journal/state.js';
import type { Step } from '../plan/step.js';
import { isKept, type RunJournal } from './run-journal.js';

/** Whether a step has happened, as far as a journal tells. */
export type Happened = 'yes' | 'perhaps' | 'no';

/** Decisions about the steps of a run. */
export interface LeftSteps {
  /** Whether a rollback leaves a step as it is, though the step could be undone by itself. */
  readonly isLeft: (step: Step) => boolean;
  /** Returns why the step cannot be undone, or `undefined` if it can. */
  readonly reasonFor: (step: Step) => string | undefined;
}

/** Returns the decisions for the steps of a plan. */
export function leftSteps(
  steps: readonly Step[],
  happened: (stepId: string) => Happened,
): LeftSteps {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const isLeft = (step: Step): boolean => {
    const { id, irreversibleAfter = [], neededBy = [] } = step;
    if (happened(id) === 'no') return false;
    if (irreversibleAfter.some((deletion) => happened(deletion) !== 'no')) return true;
    return neededBy.some((other) => {
      const needing = byId.get(other);
      return needing !== undefined && isLeft(needing);
    });
  };
  const isAlways = ({ irreversibleAfter, neededBy }: Step) => !irreversibleAfter && !neededBy;
  return {
    isLeft,
    reasonFor: (step) => (isAlways(step) || isLeft(step) ? step.irreversible : undefined),
  };
}

/** Returns what the journal of a run tells of a step. */
export function happenedIn({ steps, keptSteps }: RunJournal, stepId: string): Happened {
  const known = steps.get(stepId);
  if (known === undefined) return keptSteps.has(stepId) ? 'perhaps' : 'no';
  if ('result' in known) return 'yes';
  return known.state === 'undone' ? 'no' : 'perhaps';
}

/** Returns what the state of a step tells of it. */
export function hasHappened(state: StepState | undefined): Happened {
  if (state === undefined) return 'no';
  if (isKept(state)) return 'perhaps';
  if (state.end ?? state.undone?.['found']) return 'yes';
  return state.status === 'begun' || state.status === 'undoing' ? 'perhaps' : 'no';
}
