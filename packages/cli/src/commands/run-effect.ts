/** The effect of a run, as its journal and its plan tell it. */
import { readRunHistory, type RunHistory } from '@assistant-provider/reconcile';
import type { CommandContext } from '../command.js';
import { storeOf } from '../files.js';
import { isLasting } from '../output/run-words.js';

/** The effect of a run. */
export interface RunEffect {
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
  ...(isLasting(run) && {
    lasting: run.plan.steps.every(({ action }) => action.type === 'delete')
      ? 'The deleted assistants cannot be restored.'
      : 'The steps of this run cannot be undone.',
  }),
});
