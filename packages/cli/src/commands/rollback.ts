/** Undoes the steps of a run. */
import { readRunHistory, rollback, type RunHistory } from '@assistant-provider/reconcile';
import type { RunCommand } from '../command.js';
import { textsOption } from '../option-values.js';
import { ledgerOf, runsOf, storeOf } from '../files.js';
import { owner } from './apply.js';
import { confirm } from './confirm.js';
import { runFailure } from '../run-failure.js';
import { showReport } from './run-outcome.js';

export const run: RunCommand = async (context) => {
  const {
    args: [runId = '', name = ''],
    options,
    open,
    config,
    io,
  } = context;
  const loaded = await config();
  await confirm(context, name, `The steps of the run ${runId} are undone at ${name}.`);
  const { provider } = await open(name);
  const store = storeOf(loaded);
  const before = await readRunHistory(store, runId);
  const report = await rollback(runId, provider, {
    store,
    ledger: ledgerOf(loaded),
    by: owner(io.env),
    secrets: context.secrets,
    stop: io.stop,
    signal: io.kill,
    skip: textsOption(options, 'skip'),
  });
  if (report.isErr()) throw runFailure(name, report.error, await runsOf(loaded));
  if (before.isOk() && nothingWasLeft(before.value))
    context.output.remark(`The run ${runId} was already rolled back.`);
  return showReport(context, name, report.value, 'rollback');
};

/** Whether the run was rolled back, and has kept no step that a later rollback undoes. */
const nothingWasLeft = ({ outcome, steps }: RunHistory): boolean =>
  outcome === 'rolledBack' &&
  !steps.some(({ status }) => status === 'ended' || status === 'begun' || status === 'undoing');
