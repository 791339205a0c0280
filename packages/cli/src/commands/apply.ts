/** Does the steps of a plan. */
import { applyMove } from '@assistant-provider/reconcile';
import type { RunCommand } from '../command.js';
import { isSet, textOption } from '../option-values.js';
import { usageError } from '../command-error.js';
import { exitCodes } from '../exit-code.js';
import { ledgerOf, readPlan, storeOf } from '../files.js';
import { concurrencyOf } from '../concurrency.js';
import { counted } from '../output/counted.js';
import { confirm } from './confirm.js';
import { runFailure } from '../run-failure.js';
import { showProgress, showReport } from './run-outcome.js';

export const run: RunCommand = async (context) => {
  const {
    args: [file = '', name = ''],
    options,
    output,
    open,
    config,
    io,
  } = context;
  const plan = await readPlan(io, file);
  if (plan.target.account !== undefined && plan.target.account !== name)
    throw usageError(`${file} is a plan for ${plan.target.account}, not for ${name}`);
  if (plan.steps.length === 0) {
    output.remark('The plan has no steps. Nothing has changed.');
    await output.document(nothingToDo);
    return exitCodes.done;
  }
  const concurrency = concurrencyOf(options);
  if (isSet(options, 'rehearse')) {
    // Loads the emulators.
    const { rehearsePlan } = await import('./rehearse.js');
    return rehearsePlan(context, { plan, file, name, concurrency });
  }
  const loaded = await config();
  const severe = plan.steps.filter(({ irreversible }) => irreversible !== undefined).length;
  const warning = severe > 0 ? ` ${severe} of them cannot be undone.` : '';
  await confirm(context, name, `${counted(plan.steps.length, 'step')} at ${name}.${warning}`);
  const account = await open(name);
  const approve = textOption(options, 'approve');
  // Also writes the assistants of the source into the ledger, if the plan is a move.
  const report = await applyMove({ plan }, account.provider, {
    store: storeOf(loaded),
    ledger: ledgerOf(loaded),
    by: owner(io.env),
    secrets: context.secrets,
    concurrency,
    stop: io.stop,
    signal: io.kill,
    force: isSet(options, 'force'),
    onProgress: showProgress(context),
    ...(approve !== undefined && { approve }),
  });
  if (report.isErr()) throw runFailure(name, report.error, [], plan);
  return showReport(context, name, report.value);
};

/** The report of a plan without steps, for which no run begins. */
const nothingToDo = {
  ...{ outcome: 'applied', done: 0, total: 0 },
  ...{ problems: [], irreversible: [], kept: [], identities: [], tasks: [] },
} as const;

/** The person who runs it, as others see it at the lock. */
export const owner = (env: Readonly<Record<string, string | undefined>>): string =>
  env['USER'] ?? env['USERNAME'] ?? 'assistants';
