/** Applies plans: does, resumes and undoes the steps, and keeps what must survive a crash in a store. */
import { systemClock, type AssistantProvider, type Clock } from '@assistant-provider/core';
import { randomUUID } from 'node:crypto';
import { err, ok, ResultAsync, type Result } from 'neverthrow';
import { createJournal, openJournal, readJournal, type Journal } from '../journal/journal.js';
import { statusOf, type JournalState } from '../journal/state.js';
import type { Plan } from '../plan/plan.js';
import type { StoreLock } from '../run-store/run-store.js';
import { withLock } from '../run-store/with-lock.js';
import { identitiesOf } from './identities.js';
import { withLedger } from './ledger-notes.js';
import { lockName } from './lock-name.js';
import { runError, storeError, vendorError, type RunError } from './run-error.js';
import type { ApplyOptions, RollbackOptions, RunOptions, RunReport } from './run-options.js';
import { madeSince } from './made-since.js';
import { maskReport } from './mask-report.js';
import { remainingTasks } from './remaining-tasks.js';
import { checkPlaces } from './places-left.js';
import { refusalOf, targetProblem } from './refusal.js';
import { isKept, runJournalOf, type JournalError, type RunJournal } from './run-journal.js';
import { runSteps, type RunScope, type StepProblem } from './run-steps.js';
import { changedSince } from './stale.js';
import { readPlan, storePlan } from './stored-plan.js';
import { undoSteps } from './undo-steps.js';

type Reply<T> = ResultAsync<T, RunError>;

/**
 * Applies a plan. Before the first write it takes the lock of the account, and reads again what the plan
 * touches: if anything has changed, the run ends without a write. Each step is written down before and
 * after. A run that is interrupted at any point can be resumed or rolled back.
 *
 * @example
 * ```ts
 * const report = await apply(plan, provider, { store: createFileRunStore({ folder: '.assistants' }) });
 * ```
 */
export function apply(
  plan: Plan,
  provider: AssistantProvider,
  options: ApplyOptions,
): Reply<RunReport> {
  const refused = refusalOf(plan, provider, options);
  if (refused) return new ResultAsync(Promise.resolve(err(refused)));
  const { store, clock = systemClock, runId = newRunId(clock), secrets = [] } = options;
  return locked(plan, options, async (lock, signal) => {
    const changed = await changedSince(plan, provider, signal);
    if (changed.isErr()) return err(vendorError(changed.error));
    const made = await madeSince(plan, provider, options.ledger, signal);
    if (made.isErr()) return err(made.error);
    const keys = [...new Set([...changed.value, ...made.value])];
    if (keys.length > 0) {
      const message = `${keys.join(', ')} changed since the plan was made. Plan again.`;
      return err(runError('stale', message, { changed: keys }));
    }
    const places = await checkPlaces(plan, provider, signal);
    if (places.isErr()) return err(places.error);
    const stored = await storePlan(store, runId, plan, lock);
    if (stored.isErr()) return err(storeError(stored.error));
    const { vendor, account = 'default' } = plan.target;
    const start = { run: runId, plan: plan.hash, vendor, account };
    const journal = await createJournal(store, start, { fence: lock, clock, secrets });
    if (journal.isErr()) return err(storeError(journal.error));
    return goOn({ plan, provider, runId, options, journal: journal.value, signal });
  });
}

/**
 * Resumes a run that was interrupted, from its journal alone. A step whose outcome is unknown is looked for
 * before it is sent again.
 */
export function resume(
  runId: string,
  provider: AssistantProvider,
  options: RunOptions,
): Reply<RunReport> {
  const { store, by = defaultOwner, clock = systemClock, secrets = [] } = options;
  return readPlan(store, runId).andThen((plan) =>
    locked(plan, options, async (lock, signal) => {
      const other = targetProblem(plan, provider);
      if (other) return err(other);
      // Before it is opened: that opens a closed journal again.
      const state = await readJournal(store, runId);
      if (state.isErr()) return err(storeError(state.error));
      if (state.value.direction === 'rollback') return err(goesBack(runId, state.value));
      const journal = await openJournal(store, runId, { by, fence: lock, clock, secrets });
      if (journal.isErr()) return err(storeError(journal.error));
      return goOn({ plan, provider, runId, options, journal: journal.value, signal });
    }),
  );
}

const goesBack = (runId: string, { outcome }: JournalState): RunError =>
  runError(
    'finished',
    outcome === undefined
      ? `The run ${runId} is being rolled back. Continue the rollback instead.`
      : `The run ${runId} has been rolled back. Plan again.`,
  );

/**
 * Undoes the steps of a run, the last one first, from its journal alone. It can be interrupted and called
 * again. A rollback itself cannot be undone.
 */
export function rollback(
  runId: string,
  provider: AssistantProvider,
  options: RollbackOptions,
): Reply<RunReport> {
  const { store, by = defaultOwner, clock = systemClock, secrets = [], skip = [] } = options;
  return readPlan(store, runId).andThen((plan) =>
    locked(plan, options, async (lock, signal) => {
      const other = targetProblem(plan, provider);
      if (other) return err(other);
      const how = { by, fence: lock, clock, secrets, rollback: true };
      const opened = await openJournal(store, runId, how);
      if (opened.isErr()) return err(storeError(opened.error));
      const noted = await notedJournal(opened.value, plan, runId, options);
      if (noted.isErr()) return err(storeError(noted.error));
      const journal = noted.value;
      const scope = scopeOf({ plan, provider, runId, options, signal }, journal);
      const { problems, irreversible } = await undoSteps(scope, new Set(skip));
      const isStopped = isAborted(options);
      const isDone = problems.length === 0 && !isStopped;
      if (isDone) {
        const closed = await opened.value.close('rolledBack');
        if (closed.isErr()) return err(storeError(closed.error));
      }
      const report: RunReport = {
        runId,
        outcome: isDone ? 'rolledBack' : outcomeOf(problems),
        done: [...journal.steps.values()].filter(({ state }) => state === 'undone').length,
        total: journal.steps.size,
        ...{ problems, irreversible },
        kept: keptSteps(plan, opened.value.state(), new Set(skip)),
        identities: [],
        tasks: [],
      };
      return ok(maskReport(report, options.secrets));
    }),
  );
}

/** Returns the steps that stay as they are, also if an earlier call of the rollback has skipped them. */
const keptSteps = (
  { steps }: Plan,
  state: JournalState,
  skip: ReadonlySet<string>,
): readonly string[] =>
  steps.flatMap(({ id }) =>
    isKept(state.steps.get(id)) || (skip.has(id) && statusOf(state, id) === 'ended') ? [id] : [],
  );

interface Run {
  readonly plan: Plan;
  readonly provider: AssistantProvider;
  readonly runId: string;
  readonly options: RunOptions;
  readonly signal: AbortSignal;
}

async function goOn(
  run: Run & { readonly journal: Journal },
): Promise<Result<RunReport, RunError>> {
  const { plan, runId, options } = run;
  const noted = await notedJournal(run.journal, plan, runId, options);
  if (noted.isErr()) return err(storeError(noted.error));
  const journal = noted.value;
  const problems = await runSteps(scopeOf(run, journal));
  const done = [...journal.steps.values()].filter(({ state }) => state === 'ended').length;
  const isDone = problems.length === 0 && done === plan.steps.length;
  if (isDone && run.journal.state().outcome === undefined) {
    const closed = await run.journal.close('applied');
    if (closed.isErr()) return err(storeError(closed.error));
  }
  const identities = identitiesOf(plan, journal.steps);
  const report: RunReport = {
    runId,
    outcome: isDone ? 'applied' : isAborted(options) ? 'stopped' : outcomeOf(problems),
    done,
    total: plan.steps.length,
    ...{ problems, irreversible: [], kept: [] },
    identities,
    tasks: isDone ? await remainingTasks(plan, identities, run.provider, run.signal) : [],
  };
  return ok(maskReport(report, options.secrets));
}

/** Returns the journal for the steps, which also writes into the ledger if there is one. */
async function notedJournal(
  journal: Journal,
  plan: Plan,
  runId: string,
  { ledger, clock = systemClock, secrets = [] }: RunOptions,
): Promise<Result<RunJournal, JournalError>> {
  const steps = runJournalOf(journal);
  return ledger ? withLedger(steps, { plan, runId, ledger, clock, secrets }) : ok(steps);
}

function scopeOf(run: Run, journal: RunJournal): RunScope {
  const { plan, provider, runId, options, signal } = run;
  const { clock = systemClock, concurrency = 4, graceMs = 10_000, stop, onProgress } = options;
  let done = [...journal.steps.values()].filter(({ state }) => state === 'ended').length;
  return {
    ...{ plan, provider, runId, journal, clock, concurrency, graceMs, signal },
    ...(stop && { stop }),
    ...(onProgress && {
      onStep: ({ id, title }, state) => {
        if (state === 'ended') done += 1;
        onProgress({ step: id, title, state, done, total: plan.steps.length });
      },
    }),
  };
}

const outcomeOf = (problems: readonly StepProblem[]): RunReport['outcome'] => {
  if (problems.length === 0) return 'stopped';
  return problems.some(({ kind }) => kind === 'unclear') ? 'unclear' : 'failed';
};

const isAborted = ({ stop, signal }: RunOptions): boolean =>
  stop?.aborted === true || signal?.aborted === true;

const defaultOwner = 'assistant-provider';

/** Holds the lock of the account while a run works. A lost lock ends the run's calls. */
function locked<T>(
  { target }: Plan,
  { store, by = defaultOwner, leaseMs = 60_000, clock, signal }: RunOptions,
  work: (lock: StoreLock, signal: AbortSignal) => Promise<Result<T, RunError>>,
): Reply<T> {
  const options = { owner: by, leaseMs, ...(clock && { clock }) };
  return withLock(store, lockName(target), options, (lock) =>
    work(lock, signal ? AbortSignal.any([signal, lock.lost]) : lock.lost),
  ).mapErr((error) => (isRunError(error) ? error : storeError(error)));
}

const runErrorKinds: readonly string[] = [
  'notApplyable',
  'notApproved',
  'otherTarget',
  'stale',
  'unknownRun',
  'finished',
  'vendor',
  'store',
] satisfies readonly RunError['kind'][];

const isRunError = (error: { readonly kind: string }): error is RunError =>
  runErrorKinds.includes(error.kind);

const newRunId = (clock: Clock): string =>
  `${new Date(clock.now()).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').toLowerCase()}-${randomUUID().slice(0, 8)}`;
