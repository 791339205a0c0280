/** Moves assistants from one account to another: a snapshot of the source, planned against the target. */
import { systemClock } from '@assistant-provider/core';
import { err, okAsync, ResultAsync } from 'neverthrow';
import { apply } from '../apply/apply.js';
import { storeError, vendorError, type RunError } from '../apply/run-error.js';
import type { ApplyOptions, RunReport } from '../apply/run-options.js';
import { knownIds } from '../ledger/known-ids.js';
import type { LedgerLog } from '../ledger/ledger-log.js';
import { parseLedger, type Ledger } from '../ledger/ledger.js';
import { identityOfQueue } from '../manifest/canonical.js';
import type { Manifest } from '../manifest/manifest.js';
import type { PlanMap } from '../map/map.js';
import type { Unseen } from '../observe/observed.js';
import type { ObserveOptions } from '../observe/options.js';
import type { Thresholds } from '../plan/obstacles.js';
import { plan, type PlanOptions } from '../plan/make-plan.js';
import type { Plan, PlannedField, PlanSource } from '../plan/plan.js';
import type { QueuesToBind } from '../plan/queue-gate.js';
import { snapshot } from '../snapshot/snapshot.js';
import { invalidMove, sidesProblem, type MoveSides } from './accounts.js';
import { earlierFrom, sourceEntries } from './source-keys.js';

/** What to move, and how. */
export interface MoveOptions
  extends
    MoveSides,
    Pick<ObserveOptions, 'select' | 'parts' | 'versions' | 'onProgress' | 'signal'> {
  /** Which names of both sides belong together, and the decisions of a person. */
  readonly map?: PlanMap;
  /** Knows what earlier runs have moved. Without it, assistants are found by their names. */
  readonly ledger?: LedgerLog;
  /** The manifest of an earlier run, whose keys are kept. */
  readonly earlier?: Manifest;
  /**
   * The queues to move, by name or by number. The others stay where they are and are pending, so that the
   * next run moves the next ones. Defaults to all.
   */
  readonly until?: QueuesToBind;
  /** The shares of changes and deletions at the target above which the plan needs force. */
  readonly thresholds?: Thresholds;
}

/** A move that was planned. */
export interface Move {
  /** The assistants of the source. */
  readonly manifest: Manifest;
  /** The objects of the source that could not be read, and do not move. */
  readonly unseen: readonly Unseen[];
  /** Every field that does not arrive as it is: dropped, asked or unseen. */
  readonly uncarried: readonly PlannedField[];
  /** The queues that stay where they are for now, and what comes with them. */
  readonly pending: readonly PlannedField[];
  /** The plan at the target. */
  readonly plan: Plan;
}

/**
 * Plans a move. Reads both sides, and sends no write.
 *
 * @example
 * ```ts
 * const move = await planMove({ from: genesys, to: qconnect, ledger });
 * if (move.isOk()) for (const { field, reason } of move.value.uncarried) console.log(field, reason);
 * ```
 */
export function planMove(options: MoveOptions): ResultAsync<Move, RunError> {
  const problem = sidesProblem(options);
  if (problem) return new ResultAsync(Promise.resolve(err(problem)));
  return readLedger(options.ledger).andThen((ledger) => planned(options, ledger));
}

function planned(options: MoveOptions, ledger: Ledger): ResultAsync<Move, RunError> {
  const { from, to, accounts = {}, select, until, thresholds, onProgress, earlier } = options;
  const reading = readingOf(options);
  return snapshot(from, {
    ...reading,
    ...(onProgress && { onProgress }),
    ...(select && { select }),
    ...(accounts.from !== undefined && { account: accounts.from }),
    earlier: earlier ?? earlierFrom(ledger, from.vendor, accounts.from),
  })
    .mapErr(vendorError)
    .andThen(({ manifest, unseen, uncarried }) => {
      const unknown = unknownQueues(manifest, until);
      if (unknown.length > 0)
        return err(
          invalidMove(from.vendor, `No assistant of the source has the queue ${unknown[0]}.`),
        );
      return plan(manifest, to, {
        ...planOptionsOf(options, ledger),
        unseen,
        uncarried,
        source: sourceOf(manifest, options),
        ...(until !== undefined && { until }),
        ...(thresholds && { thresholds }),
      })
        .mapErr(vendorError)
        .map((plan): Move => ({ manifest, unseen, plan, ...remainsOf(plan) }));
    });
}

/** Returns the options that planning and verifying a move have in common. */
export const planOptionsOf = (
  options: Pick<MoveOptions, 'to' | 'accounts' | 'map' | 'parts' | 'versions' | 'signal'>,
  ledger: Pick<Ledger, 'pairs'>,
): PlanOptions => {
  const { to, accounts = {}, map } = options;
  const account = accounts.to === undefined ? {} : { account: accounts.to };
  return {
    ...readingOf(options),
    ...account,
    ...(map && { map }),
    known: knownIds(ledger, { vendor: to.vendor, ...account }),
  };
};

/** Returns the options of reading. */
export const readingOf = ({
  parts,
  versions,
  signal,
}: Pick<MoveOptions, 'parts' | 'versions' | 'signal'>): ObserveOptions => ({
  ...(parts !== undefined && { parts }),
  ...(versions !== undefined && { versions }),
  ...(signal && { signal }),
});

/** Returns what a plan says about the source, so that it can be made again and its end be written down. */
function sourceOf(
  { assistants }: Manifest,
  { from, accounts = {}, select, until }: MoveOptions,
): PlanSource {
  const ids = Object.entries(assistants).flatMap(([key, { origin }]) =>
    origin === undefined ? [] : [[key, origin.id] as const],
  );
  return {
    vendor: from.vendor,
    ...(accounts.from !== undefined && { account: accounts.from }),
    ids: Object.fromEntries(ids),
    ...(select !== undefined && 'names' in select && { names: select.names }),
    ...(until !== undefined && { until }),
  };
}

function unknownQueues({ assistants }: Manifest, until: QueuesToBind | undefined) {
  if (typeof until !== 'object') return [];
  const known = new Set(
    Object.values(assistants).flatMap(({ queues = [] }) => queues.map(identityOfQueue)),
  );
  return until.filter((name) => !known.has(name));
}

/** Returns the fields of a plan that do not arrive as they are, and those that wait. */
export function remainsOf({ assistants }: Plan): Pick<Move, 'uncarried' | 'pending'> {
  const fields = assistants.flatMap((assistant) => assistant.fields);
  return {
    uncarried: fields.filter(({ verdict }) => ['dropped', 'asked', 'unseen'].includes(verdict)),
    pending: fields.filter(({ pending }) => pending === true),
  };
}

/** Reads a ledger. One that was not given has no entries. */
export const readLedger = (ledger: LedgerLog | undefined): ResultAsync<Ledger, RunError> =>
  (ledger?.read() ?? new ResultAsync(Promise.resolve(parseLedger('')))).mapErr(storeError);

/**
 * Applies a move at the target. Writes nothing to the source. An interrupted move is resumed with `resume`,
 * and undone with `rollback`, at the target; the source stays as it is.
 */
export function applyMove(
  { plan }: Pick<Move, 'plan'>,
  to: MoveSides['to'],
  options: ApplyOptions,
): ResultAsync<RunReport, RunError> {
  const { ledger, clock = systemClock, runId = 'move' } = options;
  const noted = ledger
    ? ledger
        .read()
        .andThen((read): ResultAsync<void, never> | ReturnType<LedgerLog['add']> => {
          const at = new Date(clock.now()).toISOString();
          const entries = sourceEntries(plan.source, read, { at, run: runId });
          return entries.length > 0 ? ledger.add(entries) : okAsync(undefined);
        })
        .mapErr(storeError)
    : okAsync(undefined);
  return noted.andThen((): ResultAsync<RunReport, RunError> => apply(plan, to, options));
}
