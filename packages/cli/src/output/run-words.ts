/** The words for the end of a run and for its problems. */
import type { RunHistory, RunReport } from '@assistant-provider/reconcile';

/** The outcomes of a run in words. */
export const outcomeWords: Readonly<Record<RunReport['outcome'], string>> = {
  applied: 'applied',
  rolledBack: 'rolled back',
  stopped: 'stopped',
  failed: 'failed',
  unclear: 'a person must look',
};

/** Why a rollback has left a step as it is. */
export const keptReason = 'the rollback has skipped it, as --skip asks';

/** Returns a problem of a step in words. */
export function problemText(problem: RunReport['problems'][number]): string {
  if (problem.kind === 'failed' || problem.kind === 'notStored') return problem.error.message;
  return problem.kind === 'unclear'
    ? problem.message
    : `the vendor has written ${JSON.stringify(problem.written)} instead of ${JSON.stringify(problem.planned)}`;
}

/** Returns whether a rollback can undo none of the steps. */
export const isLasting = ({ steps }: Pick<RunHistory, 'steps'>): boolean =>
  steps.every(({ irreversible }) => irreversible !== undefined);
