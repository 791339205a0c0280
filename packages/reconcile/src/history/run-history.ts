/** Reads what a run has done, from its journal and its plan. Reads the store alone, and no vendor. */
import type { JsonObject, JsonValue } from '@assistant-provider/core';
import { err, type Result, type ResultAsync } from 'neverthrow';
import { runError, storeError, type RunError } from '../apply/run-error.js';
import { hasHappened, leftSteps } from '../apply/left-steps.js';
import { isKept } from '../apply/run-journal.js';
import { readPlan } from '../apply/stored-plan.js';
import { foldLines } from '../journal/journal.js';
import { parseRecord, type JournalRecord, type StepRecord } from '../journal/record.js';
import { statusOf, type JournalState, type StepStatus } from '../journal/state.js';
import type { Plan } from '../plan/plan.js';
import type { Step } from '../plan/step.js';
import type { RunStore } from '../run-store/run-store.js';

/** A step of a run, as its journal tells it. */
export interface HistoryStep {
  /** The id of the step. */
  readonly id: string;
  /** The step in a sentence. */
  readonly title: string;
  /** The key of the assistant. */
  readonly assistant: string;
  /** Where the step stands. After `begun` and `undoing` the outcome is unknown. */
  readonly status: StepStatus;
  /** When the step began last: ISO 8601, UTC; missing if it never did. */
  readonly begunAt?: string;
  /** When the last record of the step was written: ISO 8601, UTC; missing if there is none. */
  readonly changedAt?: string;
  /** True if looking found the step done, instead of its own response. */
  readonly adopted?: boolean;
  /**
   * True if a rollback has left the step as it is, because `skip` named it. If its outcome was unknown, nobody
   * has looked it up.
   */
  readonly kept?: boolean;
  /** The state before the step, as far as undoing needs it. */
  readonly before?: JsonValue;
  /** The id of what was made: an assistant, a link or a part. */
  readonly madeId?: string;
  /** The last error of the step, as data; missing if it never failed. */
  readonly failure?: JsonObject;
  /** Why a rollback cannot undo the step completely; missing if it can. */
  readonly irreversible?: string;
}

/** A time at which the run began or was continued. */
export interface HistoryTurn {
  /** `started`: the run began. `resumed`: it was continued. `rollback`: after that, it goes back. */
  readonly type: 'started' | 'resumed' | 'rollback';
  /** The person or job, in words for people; missing at the start. */
  readonly by?: string;
  /** When: ISO 8601, UTC. */
  readonly at: string;
}

/** The history of a run, up to now. */
export interface RunHistory {
  /** The id of the run. */
  readonly runId: string;
  /** The vendor. */
  readonly vendor: string;
  /** The account or organisation that the run changes. */
  readonly account: string;
  /** Whether steps are done or undone. */
  readonly direction: 'apply' | 'rollback';
  /** How the run ended, e.g. `applied` or `rolledBack`; missing if it can be continued. */
  readonly outcome?: string;
  /** When the run began: ISO 8601, UTC. */
  readonly startedAt: string;
  /** When its last record was written: ISO 8601, UTC. */
  readonly changedAt: string;
  /** How often the run was begun and continued, in that order. */
  readonly turns: readonly HistoryTurn[];
  /** Every step of the plan, in its order. */
  readonly steps: readonly HistoryStep[];
  /** The plan. */
  readonly plan: Plan;
}

/**
 * Returns what a run has done until now. A run that another process works on can be read as well.
 *
 * @example
 * ```ts
 * const history = await readRunHistory(createFileRunStore({ folder: '.assistants' }), runId);
 * if (history.isOk()) for (const { title, status } of history.value.steps) console.log(title, status);
 * ```
 */
export function readRunHistory(store: RunStore, runId: string): ResultAsync<RunHistory, RunError> {
  const name = journalName(runId);
  return readPlan(store, runId).andThen((plan) =>
    store
      .read(name)
      .mapErr(storeError)
      .andThen(({ lines }): Result<RunHistory, RunError> =>
        lines.length === 0
          ? err(runError('unknownRun', `The run ${runId} has written nothing. It never began.`))
          : foldLines(name, lines)
              .mapErr(storeError)
              .map((state) => historyOf(plan, state, recordsOf(lines))),
      ),
  );
}

/** Returns the ids of all runs of a store, in the order of their names: the oldest first. */
export const listRunIds = (store: RunStore): ResultAsync<readonly string[], RunError> =>
  store
    .list()
    .mapErr(storeError)
    .map((names) =>
      names
        .flatMap((name) => /^run\/(?<id>.+)\.journal$/.exec(name)?.groups?.['id'] ?? [])
        .toSorted(),
    );

const journalName = (runId: string): string => `run/${runId}.journal`;

/** The lines were read before, so each of them is a record. */
const recordsOf = (lines: readonly string[]): readonly JournalRecord[] =>
  lines.flatMap((line) => parseRecord(line).unwrapOr([] as const));

function historyOf(plan: Plan, state: JournalState, records: readonly JournalRecord[]): RunHistory {
  const { start, direction, outcome } = state;
  const byStep = new Map<string, StepRecord[]>();
  const { reasonFor } = leftSteps(plan.steps, (id) => hasHappened(state.steps.get(id)));
  for (const record of records)
    if ('step' in record) byStep.set(record.step, [...(byStep.get(record.step) ?? []), record]);
  return {
    ...{ runId: start.run, vendor: start.vendor, account: start.account, direction },
    ...(outcome !== undefined && { outcome }),
    startedAt: start.at,
    changedAt: records.at(-1)?.at ?? start.at,
    turns: records.flatMap(turnOf),
    steps: plan.steps.map((step) => ({
      ...stepOf(step, state, byStep.get(step.id) ?? []),
      ...(reasonFor(step) !== undefined && { irreversible: reasonFor(step) as string }),
    })),
    plan,
  };
}

function turnOf(record: JournalRecord): readonly HistoryTurn[] {
  if (record.type === 'started') return [{ type: record.type, at: record.at }];
  return record.type === 'resumed' || record.type === 'rollback'
    ? [{ type: record.type, by: record.by, at: record.at }]
    : [];
}

function stepOf(
  { id, title, assistant }: Step,
  state: JournalState,
  records: readonly StepRecord[],
): HistoryStep {
  const { begin, end, failure, adopted } = state.steps.get(id) ?? {};
  const begunAt = records.findLast(({ type }) => type === 'begin')?.at;
  const changedAt = records.at(-1)?.at;
  const madeId = end?.['id'];
  const status = statusOf(state, id);
  // A rollback undoes every step that has ended, but for those that a person has skipped.
  const kept =
    isKept(state.steps.get(id)) || (status === 'ended' && state.outcome === 'rolledBack');
  return {
    ...{ id, title, assistant, status },
    ...(begunAt !== undefined && { begunAt }),
    ...(changedAt !== undefined && { changedAt }),
    ...(adopted === true && { adopted }),
    ...(kept && { kept }),
    ...(begin?.['before'] !== undefined && { before: begin['before'] }),
    ...(typeof madeId === 'string' && { madeId }),
    ...(failure && { failure }),
  };
}
