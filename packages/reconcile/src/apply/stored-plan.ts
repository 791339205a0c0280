/** Keeps the plan of a run beside its journal, so that the run can be resumed without any other file. */
import { err, ok, type Result, type ResultAsync } from 'neverthrow';
import type { Plan } from '../plan/plan.js';
import type { Fence, RunStore, StoreReply } from '../run-store/run-store.js';
import { runError, storeError, type RunError } from './run-error.js';

const nameOf = (runId: string): string => `run/${runId}.plan`;

/** Stores the plan of a new run. */
export const storePlan = (
  store: RunStore,
  runId: string,
  plan: Plan,
  fence: Fence,
): StoreReply<unknown> =>
  store.append(nameOf(runId), [JSON.stringify(plan)], { expectedSequence: 0, fence });

/** Returns the plan of a run. No run has an id that the store does not accept as a name. */
export const readPlan = (store: RunStore, runId: string): ResultAsync<Plan, RunError> =>
  store
    .read(nameOf(runId))
    .mapErr((error) => (error.kind === 'invalidInput' ? unknownRun(runId) : storeError(error)))
    .andThen(({ lines: [line] }): Result<Plan, RunError> =>
      line === undefined ? err(unknownRun(runId)) : ok(JSON.parse(line) as Plan),
    );

const unknownRun = (runId: string): RunError =>
  runError('unknownRun', `The store has no run ${runId}. Look at the list of runs.`);
