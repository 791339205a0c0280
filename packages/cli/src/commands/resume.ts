/** Continues a run that was interrupted. */
import { resume } from '@assistant-provider/reconcile';
import type { RunCommand } from '../command.js';
import { ledgerOf, runsOf, storeOf } from '../files.js';
import { owner } from './apply.js';
import { runFailure } from '../run-failure.js';
import { showProgress, showReport } from './run-outcome.js';

export const run: RunCommand = async (context) => {
  const {
    args: [runId = '', name = ''],
    open,
    config,
    io,
  } = context;
  const loaded = await config();
  const account = await open(name);
  const report = await resume(runId, account.provider, {
    store: storeOf(loaded),
    ledger: ledgerOf(loaded),
    by: owner(io.env),
    secrets: context.secrets,
    stop: io.stop,
    signal: io.kill,
    onProgress: showProgress(context),
  });
  if (report.isErr()) throw runFailure(name, report.error, await runsOf(loaded));
  return showReport(context, name, report.value);
};
