/** Continues a run that was interrupted. */
import { readRunHistory, resume } from '@assistant-provider/reconcile';
import type { RunCommand } from '../command.js';
import { CommandError } from '../command-error.js';
import { exitCodes } from '../exit-code.js';
import { ledgerOf, runsOf, storeOf } from '../files.js';
import { owner } from './apply.js';
import { runFailure } from '../run-failure.js';
import { continuedRollback, showProgress, showReport } from './run-outcome.js';

export const run: RunCommand = async (context) => {
  const {
    args: [runId = '', name = ''],
    open,
    config,
    io,
  } = context;
  const loaded = await config();
  const account = await open(name);
  const store = storeOf(loaded);
  const report = await resume(runId, account.provider, {
    store,
    ledger: ledgerOf(loaded),
    by: owner(io.env),
    secrets: context.secrets,
    stop: io.stop,
    signal: io.kill,
    onProgress: showProgress(context),
  });
  if (report.isErr() && report.error.kind === 'finished') {
    const { message } = report.error;
    const run = await readRunHistory(store, runId);
    const goesBack = run.isOk() && run.value.outcome === undefined;
    const next = goesBack ? [continuedRollback(runId, name)] : [];
    throw new CommandError(message, exitCodes.undecided, next);
  }
  if (report.isErr()) throw runFailure(name, report.error, await runsOf(loaded));
  return showReport(context, name, report.value);
};
