/** Plans a move of assistants between two accounts, and applies it if asked. */
import { applyMove, planMove, stringifyPlan, type RunError } from '@assistant-provider/reconcile';
import type { RunCommand } from '../command.js';
import { isSet, textOption, textsOption } from '../option-values.js';
import { usageError, type CommandError } from '../command-error.js';
import { exitCodes } from '../exit-code.js';
import { concurrencyOf } from '../concurrency.js';
import { unknownAssistants, unknownLosses } from '../known-names.js';
import { ledgerOf, storeOf, writeUserFile } from '../files.js';
import { toDoInMap } from '../to-do-in-map.js';
import { counted } from '../output/counted.js';
import { commandLine, rehearsalLine, sameOptions } from '../output/next-command.js';
import { noteLosses, showPlan } from '../output/plan-text.js';
import { noteUnseen } from '../output/unseen.js';
import { mapOf } from '../plan-input.js';
import { reportFormat, reportOf } from '../report/report-file.js';
import { owner } from './apply.js';
import { confirm } from './confirm.js';
import { writeQuestions } from './map.js';
import { runFailure } from '../run-failure.js';
import { showProgress, showReport } from './run-outcome.js';

export const run: RunCommand = async (context) => {
  const { options, output, open, config, io } = context;
  const [source, target] = [textOption(options, 'from'), textOption(options, 'to')];
  if (source === undefined || target === undefined)
    throw usageError('a move needs both sides', 'assistants move --from <account> --to <account>');
  const concurrency = concurrencyOf(options);
  const loaded = await config();
  const [from, to] = [await open(source), await open(target)];
  const names = textsOption(options, 'assistant');
  const queues = textsOption(options, 'until');
  const ledger = ledgerOf(loaded);
  const planned = await planMove({
    from: from.provider,
    to: to.provider,
    accounts: { from: source, to: target },
    map: await mapOf(io, options),
    ledger,
    signal: io.stop,
    ...(names.length > 0 && { select: { names } }),
    ...(queues.length > 0 && { until: queues }),
    onProgress: ({ phase, done }) => output.progress(`${phase}: ${done}`),
  });
  if (planned.isErr()) throw planFailure(source, planned.error);
  const { plan, manifest, unseen } = planned.value;
  const unknown =
    (await unknownAssistants(from, manifest, names, io.stop)) ??
    unknownLosses(plan, textsOption(options, 'acceptLoss'));
  if (unknown) throw unknown;
  if (!isSet(options, 'apply')) {
    await output.document(planned.value);
    await showPlan(output, plan);
    noteUnseen(output, unseen);
    const out = textOption(options, 'out');
    if (out !== undefined) {
      await writeUserFile(io, out, stringifyPlan(plan));
      output.remark(`written to ${out}`);
    }
    const page = textOption(options, 'report');
    if (page !== undefined) {
      await writeUserFile(io, page, reportOf(plan, reportFormat(page)));
      output.remark(`written to ${page}`);
    }
    const map = textOption(options, 'writeMap');
    if (map !== undefined) {
      await writeQuestions(io, plan, map);
      output.remark(`written to ${map}`);
    }
    const toDo = toDoInMap(plan);
    const again = commandLine('move', ...sameOptions(options));
    if (plan.applyable && plan.steps.length > 0 && out !== undefined)
      output.next(rehearsalLine(out, target));
    if (plan.applyable) output.next(`${again} --apply`);
    else if (map !== undefined && toDo !== '')
      output.next(
        `${commandLine('move', ...sameOptions({ ...options, map }))}   after ${toDo} in ${map}`,
      );
    else if (plan.questions.length > 0)
      output.next(`${again} --write-map <map>   writes the questions into a map`);
    noteLosses(output, plan);
    return plan.applyable ? exitCodes.done : exitCodes.undecided;
  }
  await confirm(
    context,
    target,
    `${counted(plan.steps.length, 'step')} at ${target}. ${source} stays as it is.`,
  );
  const report = await applyMove(planned.value, to.provider, {
    store: storeOf(loaded),
    ledger,
    by: owner(io.env),
    secrets: context.secrets,
    concurrency,
    stop: io.stop,
    signal: io.kill,
    force: isSet(options, 'force'),
    onProgress: showProgress(context),
  });
  if (report.isErr()) throw runFailure(target, report.error);
  return showReport(context, target, report.value);
};

/** Returns the error of a move that was not planned. The options are wrong if `planMove` itself refused it. */
const planFailure = (source: string, error: RunError): CommandError =>
  error.cause !== undefined && 'operation' in error.cause && error.cause.operation === 'move'
    ? usageError(error.message)
    : runFailure(source, error);
