/** Applies a plan to an emulator that holds the account's state. The account is only read. */
import { isNativeError } from 'node:util/types';
import {
  observe,
  rehearse,
  type Observed,
  type Plan,
  type Rehearsal,
} from '@assistant-provider/reconcile';
import type { CommandContext } from '../command.js';
import { isSet, textOption } from '../option-values.js';
import { CommandError, vendorError } from '../command-error.js';
import { exitCodes, type ExitCode } from '../exit-code.js';
import { ledgerOf, writeUserFile } from '../files.js';
import { counted } from '../output/counted.js';
import { commandLine } from '../output/next-command.js';
import { outcomeWords } from '../output/run-words.js';
import { printable } from '../output/table.js';
import { noteUnseen } from '../output/unseen.js';
import { notHeld } from '../rehearsal/not-held.js';
import { guessedParts } from '../rehearsal/supplied-parts.js';
import { openStage, type Stage } from '../rehearsal/stage.js';
import { documentReport, reportFormat } from '../report/report-file.js';
import { runDocument, type StageDifferences } from '../report/run-report.js';
import { runFailure } from '../run-failure.js';
import { noteProblems, showProgress } from './run-outcome.js';

/** A plan of a file, and how to apply it. */
export interface PlanToRehearse {
  readonly plan: Plan;
  /** The file of the plan. */
  readonly file: string;
  /** The account. */
  readonly name: string;
  readonly concurrency: number;
}

/** Rehearses a plan, and shows how it ended. */
export async function rehearsePlan(
  context: CommandContext,
  given: PlanToRehearse,
): Promise<ExitCode> {
  const { output, open, config, io } = context;
  const { plan, name, concurrency } = given;
  const account = await open(name);
  const { queues, knowledge } = account.provider.limits;
  const read = (from: typeof account.provider) =>
    observe(from, {
      directory: [queues?.directoryKind ?? 'queue', knowledge?.directoryKind ?? 'knowledgeBase'],
      signal: io.stop,
      onProgress: ({ phase, done }) => output.progress(`${phase}: ${done}`),
    });
  const observed = await read(account.provider);
  if (observed.isErr()) throw vendorError(name, observed.error);
  noteUnseen(output, observed.value.unseen);
  const stage = await stageFor(name, account.vendor, observed.value, plan);
  try {
    const staged = await read(stage.provider);
    if (staged.isErr()) throw vendorError(`the emulator for ${name}`, staged.error);
    const missing = notHeld(observed.value, staged.value);
    for (const each of missing) output.remark(`not as at ${name}: ${printable(each)}`);
    const guesses = account.vendor === 'qconnect' ? guessedParts(observed.value, plan) : [];
    for (const each of guesses) output.remark(`guessed at the emulator: ${printable(each)}`);
    const rehearsed = await rehearse(plan, {
      ...{ stage: stage.provider, countRequests: stage.countRequests, concurrency },
      ledger: ledgerOf(await config()),
      ...applyOptionsOf(context),
    });
    if (rehearsed.isErr()) throw runFailure(name, rehearsed.error, [], plan);
    return await show(context, given, rehearsed.value, { notHeld: missing, guesses });
  } finally {
    await stage.close();
  }
}

const stageFor = (
  name: string,
  vendor: Parameters<typeof openStage>[0],
  observed: Observed,
  plan: Plan,
): Promise<Stage> =>
  openStage(vendor, observed, plan).catch((error: unknown) => {
    const why = isNativeError(error) ? error.message : 'an error that cannot be read';
    throw new CommandError(`the emulator cannot stand in for ${name}: ${why}`, exitCodes.failed);
  });

function applyOptionsOf(context: CommandContext) {
  const { options, io, secrets } = context;
  const approve = textOption(options, 'approve');
  return {
    stop: io.stop,
    signal: io.kill,
    secrets,
    force: isSet(options, 'force'),
    onProgress: showProgress(context),
    ...(approve !== undefined && { approve }),
  };
}

async function show(
  { output, io, options }: CommandContext,
  { plan, file, name }: PlanToRehearse,
  { report, requests = 0 }: Rehearsal,
  differences: StageDifferences,
): Promise<ExitCode> {
  const { outcome, done, total } = report;
  const ended = { ...report, rehearsed: true, requests, ...differences };
  await output.document(ended);
  await output.line(
    `rehearsed for ${name}: ${outcomeWords[outcome]}: ${done} of ${counted(total, 'step')}, ${counted(requests, 'request')}`,
  );
  noteProblems(output, report.problems);
  const page = textOption(options, 'report');
  if (page !== undefined) {
    const document = runDocument(ended, `an emulator of ${name}`);
    await writeUserFile(
      io,
      page,
      output.masked(documentReport(document, ended, reportFormat(page))),
    );
  }
  output.remark(`Nothing has changed at ${name}.`);
  if (outcome === 'applied') {
    output.next(commandLine('apply', file, name, '--approve', plan.hash));
    return exitCodes.done;
  }
  const signal = io.interruptedBy();
  if (signal !== undefined)
    return signal === 'SIGTERM' ? exitCodes.terminated : exitCodes.interrupted;
  return outcome === 'unclear' ? exitCodes.undecided : exitCodes.failed;
}
