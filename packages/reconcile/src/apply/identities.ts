/** The pairs of keys and ids that a run has made: what the ledger keeps. */
import type { Plan } from '../plan/plan.js';
import type { JournaledStep } from './run-journal.js';

/** An assistant of the manifest, and the one at the vendor that it is now. */
export interface Identity {
  /** The key in the manifest. */
  readonly key: string;
  /** The id at the vendor. */
  readonly id: string;
  /** How they came together; `forgotten`: they no longer belong together. */
  readonly how: 'created' | 'byName' | 'byMap' | 'byOrigin' | 'forgotten';
}

/** Returns the pairs, in the order of the plan. */
export function identitiesOf(
  { steps }: Plan,
  journaled: ReadonlyMap<string, JournaledStep>,
): readonly Identity[] {
  return steps.flatMap(({ id, assistant, action }): readonly Identity[] => {
    const known = journaled.get(id);
    if (known?.state !== 'ended') return [];
    if (action.type === 'adopt') return [{ key: assistant, id: action.id, how: action.how }];
    if (action.type === 'forget') return [{ key: assistant, id: action.id, how: 'forgotten' }];
    const made = known.result.id;
    return action.type === 'create' && made !== undefined
      ? [{ key: assistant, id: made, how: 'created' }]
      : [];
  });
}
