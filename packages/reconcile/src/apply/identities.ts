/** The pairs of keys and ids that a run has made: what the ledger keeps. */
import type { Plan } from '../plan/plan.js';
import type { Step } from '../plan/step.js';
import type { JournaledStep } from './run-journal.js';
import type { StepResult } from './step-work.js';

/** An assistant of the manifest, and the one at the vendor that it is now. */
export interface Identity {
  /** The key in the manifest. */
  readonly key: string;
  /** The id at the vendor. */
  readonly id: string;
  /** How they came together; `forgotten`: they no longer belong together. */
  readonly how: 'created' | 'byName' | 'byMap' | 'byOrigin' | 'forgotten';
}

/** Returns the pair that a step has made or ended, or `undefined` if it does neither. */
export function identityOf(
  { assistant: key, target, action }: Step,
  { id }: StepResult,
): Identity | undefined {
  if (action.type === 'adopt') return { key, id: action.id, how: action.how };
  if (action.type === 'forget') return { key, id: action.id, how: 'forgotten' };
  if (action.type === 'create') return id === undefined ? undefined : { key, id, how: 'created' };
  return action.type === 'delete' && typeof target === 'string'
    ? { key, id: target, how: 'forgotten' }
    : undefined;
}

/** Returns the pairs, in the order of the plan. */
export const identitiesOf = (
  { steps }: Plan,
  journaled: ReadonlyMap<string, JournaledStep>,
): readonly Identity[] =>
  steps.flatMap((step): readonly Identity[] => {
    const known = journaled.get(step.id);
    const identity = known?.state === 'ended' ? identityOf(step, known.result) : undefined;
    return identity ? [identity] : [];
  });
