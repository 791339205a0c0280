/** Says in words where a run and its steps stand. */
import type { RunHistory, StepStatus } from '@assistant-provider/reconcile';
import { counted } from './counted.js';

/** Where a step stands, in words. */
export const statusWords: Readonly<Record<StepStatus, string>> = {
  notBegun: 'not begun',
  begun: 'outcome unknown',
  ended: 'done',
  failed: 'failed',
  skipped: 'left out',
  undoing: 'undoing, outcome unknown',
  undone: 'undone',
};

/** Returns where a run stands. */
export const runState = ({
  outcome,
  direction,
}: Pick<RunHistory, 'outcome' | 'direction'>): string =>
  outcome === undefined
    ? direction === 'apply'
      ? 'unfinished'
      : 'partly rolled back'
    : (outcomes[outcome] ?? outcome);

const outcomes: Readonly<Record<string, string>> = {
  applied: 'applied',
  rolledBack: 'rolled back',
};

/** Returns how many steps have this status. */
export const countOf = ({ steps }: RunHistory, status: StepStatus): number =>
  steps.filter((step) => step.status === status).length;

/** Says in one sentence where a run stands. */
export const historySentence = (run: RunHistory): string => {
  const done = countOf(run, run.direction === 'apply' ? 'ended' : 'undone');
  return `At ${run.account} (${run.vendor}): ${runState(run)}, ${done} of ${counted(run.steps.length, 'step')}.`;
};
