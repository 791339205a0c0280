/** Lists the runs of the store, the newest first. */
import { listRunIds, readRunHistory, type RunHistory } from '@assistant-provider/reconcile';
import type { CommandContext } from '../command.js';
import { exitCodes, type ExitCode } from '../exit-code.js';
import { storeOf } from '../files.js';
import { counted } from '../output/counted.js';
import { countOf, runState } from '../output/history-words.js';
import { commandLine } from '../output/next-command.js';
import type { ListedRun } from '../output-schemas/run.js';
import { runFailure } from '../run-failure.js';

/** Shows the runs, and returns the exit code. */
export async function listRuns({ output, config }: CommandContext): Promise<ExitCode> {
  const store = storeOf(await config());
  const ids = await listRunIds(store);
  if (ids.isErr()) throw runFailure('the store', ids.error);
  const runs: ListedRun[] = [];
  for (const id of ids.value.toReversed()) {
    const history = await readRunHistory(store, id);
    runs.push(
      history.match<ListedRun>(listed, ({ kind, message }) => ({
        runId: id,
        error: { kind, message },
      })),
    );
  }
  await output.document(runs);
  if (runs.length > 0)
    await output.table(runs, [
      // People copy the id.
      { title: 'RUN', text: ({ runId }) => runId, fixed: true },
      { title: 'ACCOUNT', text: (run) => ('error' in run ? '' : run.account) },
      { title: 'STATE', text: (run) => ('error' in run ? 'cannot be read' : runState(run)) },
      { title: 'STEPS', text: stepsOf },
      {
        title: 'LAST CHANGE',
        text: (run) => ('error' in run ? run.error.message : toSeconds(run.changedAt)),
        wraps: true,
      },
    ]);
  output.remark(counted(runs.length, 'run'));
  const open = runs.find((run) => !('error' in run) && run.outcome === undefined);
  if (open && !('error' in open))
    output.next(
      `${commandLine(open.direction === 'apply' ? 'resume' : 'rollback', open.runId, open.account)}   continues`,
    );
  return exitCodes.done;
}

function listed(run: RunHistory): ListedRun {
  const { runId, vendor, account, direction, outcome, startedAt, changedAt, steps } = run;
  return {
    ...{ runId, vendor, account, direction, startedAt, changedAt },
    ...(outcome !== undefined && { outcome }),
    steps: steps.length,
    ended: countOf(run, 'ended'),
    undone: countOf(run, 'undone'),
    failed: steps.filter(({ status }) => status === 'failed').map(({ id }) => id),
  };
}

/** Milliseconds are of no use to people, and the line is short. */
const toSeconds = (time: string): string => time.replace(/\.\d+(?=Z$)/, '');

const stepsOf = (run: ListedRun): string =>
  'error' in run ? '' : `${run.direction === 'apply' ? run.ended : run.undone} of ${run.steps}`;
