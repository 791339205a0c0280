/** Shows how a run ended, and says which command comes next. */
import type { RunHistory, RunProgress, RunReport } from '@assistant-provider/reconcile';
import type { CommandContext } from '../command.js';
import { textOption } from '../option-values.js';
import { exitCodes, type ExitCode } from '../exit-code.js';
import { writeUserFile } from '../files.js';
import { counted } from '../output/counted.js';
import { commandLine } from '../output/next-command.js';
import type { Output } from '../output/output.js';
import { showTasks } from '../output/plan-text.js';
import { keptReason, outcomeWords, problemText } from '../output/run-words.js';
import { printable } from '../output/table.js';
import { effectOf } from './run-effect.js';
import { documentReport, reportFormat } from '../report/report-file.js';
import { runDocument } from '../report/run-report.js';

/** Shows each step as it ends. */
export const showProgress = ({ output, io }: CommandContext) => {
  io.stop.addEventListener('abort', () =>
    output.remark('The steps that have begun end first. A second signal ends them at once.'),
  );
  return ({ title, state, done, total }: RunProgress): void => {
    if (state === 'ended') output.remark(`${done}/${total} ${title}`);
    else output.progress(`${done}/${total} ${title} …`);
  };
};

/** Writes a remark for each step that did not end as planned. */
export function noteProblems(output: Output, problems: RunReport['problems']): void {
  for (const problem of problems)
    output.remark(
      `${printable(problem.step)}: ${problem.kind}: ${printable(problemText(problem))}`,
    );
}

/** Whether a step was refused as a whole. A step of several requests may have done a part. */
const isRefusedRight = (problem: RunReport['problems'][number]): boolean =>
  problem.kind === 'failed' &&
  problem.error.effect === 'none' &&
  ['permissionDenied', 'unauthenticated'].includes(problem.error.kind);

/** Returns the command that continues a rollback, with its purpose. */
export const continuedRollback = (runId: string, name: string): string =>
  `${commandLine('rollback', runId, name)}   continues`;

/** Shows the report, and returns the exit code. A rollback that did not end can only be continued. */
export async function showReport(
  context: CommandContext,
  name: string,
  report: RunReport,
  direction: RunHistory['direction'] = 'apply',
): Promise<ExitCode> {
  const { output, io, options } = context;
  const { runId, outcome, done, total, problems, irreversible, kept } = report;
  const { lasting, hasWritten = done > 0 } = await effectOf(context, runId);
  await output.document(report);
  await output.line(`${outcomeWords[outcome]}: ${done} of ${counted(total, 'step')}, run ${runId}`);
  for (const { step, reason } of irreversible)
    await output.line(`- not undone: ${printable(step)}: ${printable(reason)}`);
  for (const step of kept) await output.line(`- kept: ${printable(step)}: ${keptReason}`);
  noteProblems(output, problems);
  await showTasks(output, report.tasks);
  const file = textOption(options, 'report');
  if (file !== undefined)
    await writeUserFile(
      io,
      file,
      output.masked(documentReport(runDocument(report, name, lasting), report, reportFormat(file))),
    );
  const undo = `${commandLine('rollback', runId, name)}   undoes what was done`;
  if (outcome === 'applied' && lasting !== undefined) output.remark(lasting);
  else if (outcome === 'applied') output.next(undo);
  if (outcome === 'applied' || outcome === 'rolledBack') return exitCodes.done;
  output.remark('The run is not finished. Nothing has to be cleaned up.');
  if (direction === 'rollback') output.next(continuedRollback(runId, name));
  else {
    output.next(`${commandLine('resume', runId, name)}     continues`);
    if (lasting === undefined) output.next(undo);
  }
  const signal = io.interruptedBy();
  if (signal !== undefined)
    return signal === 'SIGTERM' ? exitCodes.terminated : exitCodes.interrupted;
  if (outcome === 'unclear') return exitCodes.undecided;
  return !hasWritten && problems.length > 0 && problems.every(isRefusedRight)
    ? exitCodes.notAllowed
    : exitCodes.unfinished;
}
