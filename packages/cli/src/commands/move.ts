/** Plans a move of assistants between two accounts. Applies it, compares both sides, or deletes what was moved. */
import { applyMove, planMove, type RunError } from '@assistant-provider/reconcile';
import type { CommandContext, RunCommand } from '../command.js';
import { isSet, textOption, textsOption } from '../option-values.js';
import { CommandError, usageError } from '../command-error.js';
import { exitCodes, type ExitCode } from '../exit-code.js';
import { concurrencyOf } from '../concurrency.js';
import { ledgerOf, storeOf } from '../files.js';
import { unknownAssistants, unknownLosses } from '../known-names.js';
import { openInPlan, toDoInMap } from '../to-do-in-map.js';
import { counted } from '../output/counted.js';
import { commandLine, rehearsalLine, sameOptions } from '../output/next-command.js';
import { noteLosses, showPlan } from '../output/plan-text.js';
import { noteUnseen } from '../output/unseen.js';
import { mapOf } from '../plan-input.js';
import { owner } from './apply.js';
import { confirm } from './confirm.js';
import { writeQuestions } from './map.js';
import { runFailure } from '../run-failure.js';
import { queuesOf } from './queues-now.js';
import { refuseConflicts } from './move-conflicts.js';
import { writePlanFiles, type PlannedMove } from './planned-move.js';
import { showProgress, showReport } from './run-outcome.js';

export const run: RunCommand = async (context) => {
  const { options } = context;
  const [isApplied, isVerified, isRetired] = ['apply', 'verify', 'retire'].map((name) =>
    isSet(options, name),
  );
  refuseConflicts(options);
  concurrencyOf(options);
  queuesOf(options);
  const planned = await plannedMove(context);
  // Each is loaded only when it is asked for.
  if (isVerified === true) return (await import('./move-verify.js')).verifySides(context, planned);
  if (isRetired === true) return (await import('./move-retire.js')).retire(context, planned);
  return isApplied === true ? applied(context, planned) : shown(context, planned);
};

async function plannedMove({
  options,
  output,
  open,
  config,
  io,
}: CommandContext): Promise<PlannedMove> {
  const [source, target] = [textOption(options, 'from'), textOption(options, 'to')];
  if (source === undefined || target === undefined)
    throw usageError('a move needs both sides', 'assistants move --from <account> --to <account>');
  const loaded = await config();
  const [from, to] = [await open(source), await open(target)];
  const names = textsOption(options, 'assistant');
  const until = queuesOf(options);
  const between = {
    from: from.provider,
    to: to.provider,
    accounts: { from: source, to: target },
    map: await mapOf(io, options),
    ledger: ledgerOf(loaded),
    signal: io.stop,
    ...(names.length > 0 && { select: { names } }),
  };
  const planned = await planMove({
    ...between,
    ...(until !== undefined && { until }),
    onProgress: ({ phase, done }) => output.progress(`${phase}: ${done}`),
  });
  if (planned.isErr()) throw planFailure(source, planned.error);
  const { plan, manifest } = planned.value;
  const unknown =
    (await unknownAssistants(from, manifest, names, io.stop)) ??
    // The plan of a move that was applied no longer has the fields of what it created.
    (isSet(options, 'verify') || isSet(options, 'retire')
      ? undefined
      : unknownLosses(plan, textsOption(options, 'acceptLoss')));
  if (unknown) throw unknown;
  const again = commandLine('move', ...sameOptions(options));
  return { move: planned.value, from, to, between, again };
}

/** Shows the plan, and writes the files that were asked for. */
async function shown(context: CommandContext, planned: PlannedMove): Promise<ExitCode> {
  const { options, output, io } = context;
  const { plan, unseen } = planned.move;
  await output.document(planned.move);
  await showPlan(output, plan);
  noteUnseen(output, unseen);
  await writePlanFiles(context, plan);
  const map = textOption(options, 'writeMap');
  if (map !== undefined) {
    await writeQuestions(io, plan, map, textOption(options, 'map'));
    output.remark(`written to ${map}`);
  }
  for (const next of nextOf(context, planned)) output.next(next);
  noteLosses(output, plan);
  return plan.applyable ? exitCodes.done : exitCodes.undecided;
}

/** Returns the commands that come after the plan. */
function nextOf(
  { options }: CommandContext,
  { move: { plan }, to, again }: PlannedMove,
): readonly string[] {
  const { applyable, steps, obstacles } = plan;
  const out = textOption(options, 'out');
  if (applyable && steps.length === 0) return [`${again} --verify   compares both sides`];
  if (applyable)
    return [...(out === undefined ? [] : [rehearsalLine(out, to.name)]), `${again} --apply`];
  const written = textOption(options, 'writeMap');
  const toDo = toDoInMap(plan);
  if (toDo === '')
    return obstacles.every(({ forcible }) => forcible)
      ? [`${again} --apply --force   applies it in spite of the obstacles`]
      : [];
  if (written === undefined) {
    const map = textOption(options, 'map') ?? 'move.map.yaml';
    const line = commandLine('move', ...sameOptions(options), '--write-map', map);
    return [`${line}   writes ${openInPlan(plan)} into a map`];
  }
  const withMap = commandLine('move', ...sameOptions({ ...options, map: written }));
  return [`${withMap}   after ${toDo} in ${written}`];
}

async function applied(context: CommandContext, planned: PlannedMove): Promise<ExitCode> {
  const { move, from, to, between, again } = planned;
  const { options, output, config, io } = context;
  const { plan } = move;
  const isEmpty = plan.applyable && plan.steps.length === 0;
  const loaded = await config();
  if (!isEmpty)
    await confirm(
      context,
      to.name,
      `${counted(plan.steps.length, 'step')} at ${to.name}. ${from.name} stays as it is.`,
    );
  // A plan without steps also writes the assistants of the source into the ledger, for --retire.
  const report = await applyMove(move, to.provider, {
    store: storeOf(loaded),
    ledger: between.ledger ?? ledgerOf(loaded),
    by: owner(io.env),
    secrets: context.secrets,
    concurrency: concurrencyOf(options),
    stop: io.stop,
    signal: io.kill,
    force: isSet(options, 'force'),
    onProgress: showProgress(context),
  });
  if (report.isErr())
    throw report.error.kind === 'notApplyable'
      ? new CommandError(report.error.message, exitCodes.undecided, nextOf(context, planned))
      : runFailure(to.name, report.error, [], plan, again);
  if (isEmpty) {
    await output.document(report.value);
    return showNothing(context, planned);
  }
  const exitCode = await showReport(context, to.name, report.value);
  if (report.value.outcome === 'applied') output.next(`${again} --verify   compares both sides`);
  return exitCode;
}

/** Shows a plan that was applied without a step. */
async function showNothing(
  context: CommandContext,
  { move: { plan, unseen }, again }: PlannedMove,
): Promise<ExitCode> {
  const { output } = context;
  await showPlan(output, plan);
  noteUnseen(output, unseen);
  await writePlanFiles(context, plan);
  output.next(`${again} --verify   compares both sides`);
  return exitCodes.done;
}

/** Returns the error of a move that was not planned. The options are wrong if `planMove` itself refused it. */
const planFailure = (source: string, error: RunError): CommandError =>
  error.cause !== undefined && 'operation' in error.cause && error.cause.operation === 'move'
    ? usageError(error.message)
    : runFailure(source, error);
