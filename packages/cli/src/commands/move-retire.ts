/** Deletes at the source what was moved, after comparing both sides. */
import { apply, planRetire, type Retirement } from '@assistant-provider/reconcile';
import type { CommandContext } from '../command.js';
import { concurrencyOf } from '../concurrency.js';
import { CommandError } from '../command-error.js';
import { exitCodes, type ExitCode } from '../exit-code.js';
import { ledgerOf, storeOf } from '../files.js';
import { isSet } from '../option-values.js';
import { counted } from '../output/counted.js';
import { showPlan } from '../output/plan-text.js';
import { printable } from '../output/table.js';
import { noteUnseen } from '../output/unseen.js';
import { runFailure } from '../run-failure.js';
import { owner } from './apply.js';
import { confirm } from './confirm.js';
import { moveOfAllQueues, writePlanFiles, type PlannedMove } from './planned-move.js';
import { showProgress, showReport } from './run-outcome.js';

/** Shows the plan of the deletion, or applies it. */
export async function retire(context: CommandContext, planned: PlannedMove): Promise<ExitCode> {
  const { options, output, config, io } = context;
  const { move, from, between, again } = planned;
  const loaded = await config();
  const ledger = ledgerOf(loaded);
  const retirement = await planRetire(move, { ...between, ledger });
  if (retirement.isErr()) throw runFailure(from.name, retirement.error);
  const { plan, verification } = retirement.value;
  const next = nextOf(context, retirement.value, again);
  const isAllowed =
    plan.applyable || (isSet(options, 'force') && plan.obstacles.every(({ forcible }) => forcible));
  if (isSet(options, 'apply') && plan.steps.length > 0) {
    noteUnseen(output, verification.unseen);
    if (!isAllowed)
      throw new CommandError(
        plan.obstacles.map(({ message }) => message).join('\n'),
        exitCodes.undecided,
        next,
      );
    for (const { title } of plan.steps) output.remark(printable(title));
    await confirm(
      context,
      from.name,
      `${counted(plan.steps.length, 'assistant')} of ${from.name} would be deleted. This cannot be undone.`,
    );
    const report = await apply(plan, from.provider, {
      ...{ store: storeOf(loaded), ledger, by: owner(io.env), secrets: context.secrets },
      ...{ concurrency: concurrencyOf(options), stop: io.stop, signal: io.kill },
      force: isSet(options, 'force'),
      onProgress: showProgress(context),
    });
    if (report.isErr()) throw runFailure(from.name, report.error, [], plan, `${again} --retire`);
    return showReport(context, from.name, report.value);
  }
  await output.document(retirement.value);
  await showPlan(output, plan);
  noteUnseen(output, verification.unseen);
  await writePlanFiles(context, plan);
  if (plan.steps.length === 0)
    output.remark(`The ledger does not say that an assistant of ${from.name} was moved.`);
  for (const line of next) output.next(line);
  return plan.applyable ? exitCodes.done : exitCodes.undecided;
}

/** Returns the commands that come after the plan. */
function nextOf(
  { options }: CommandContext,
  { plan: { applyable, steps, obstacles } }: Pick<Retirement, 'plan'>,
  again: string,
): readonly string[] {
  if (obstacles.some(({ rule }) => rule === 'notVerified'))
    return [`${again} --verify   shows what differs`];
  if (obstacles.some(({ rule }) => rule === 'pending')) return [moveOfAllQueues(options)];
  if (steps.length === 0) return [];
  return [
    applyable
      ? `${again} --retire --apply   deletes them`
      : `${again} --retire --apply --force   deletes them in spite of the obstacles`,
  ];
}
