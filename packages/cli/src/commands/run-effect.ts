/** The effect of a run, as its journal and its plan tell it. */
import { readRunHistory, type RunHistory, type Step } from '@assistant-provider/reconcile';
import type { CommandContext } from '../command.js';
import { storeOf } from '../files.js';
import { isLasting } from '../output/run-words.js';

/** The effect of a run. */
export interface RunEffect {
  /** Whether a step that writes at the vendor is done, or undone by a rollback; missing if nobody knows. */
  readonly hasWritten?: boolean;
  /** Why a rollback would restore nothing, in a sentence; missing if it would restore something. */
  readonly lasting?: string;
}

/** Returns the effect of a run. A journal that cannot be read tells nothing. */
export const effectOf = async (
  { config }: Pick<CommandContext, 'config'>,
  runId: string,
): Promise<RunEffect> =>
  (await readRunHistory(storeOf(await config()), runId)).map(historyEffect).unwrapOr({});

const historyEffect = (run: RunHistory): RunEffect => ({
  hasWritten: hasWritten(run),
  ...(isLasting(run) && {
    lasting: run.plan.steps.every(({ action }) => action.type === 'delete')
      ? 'The deleted assistants cannot be restored.'
      : 'The steps of this run cannot be undone.',
  }),
});

const hasWritten = ({ direction, plan, steps }: RunHistory): boolean => {
  const reading = new Set(
    plan.steps.filter(({ action }) => writesNothing.has(action.type)).map(({ id }) => id),
  );
  const past = direction === 'apply' ? 'ended' : 'undone';
  return steps.some(({ id, status }) => status === past && !reading.has(id));
};

/** The actions that only read, or only change the ledger. */
const writesNothing: ReadonlySet<Step['action']['type']> = new Set(['adopt', 'forget', 'wait']);
