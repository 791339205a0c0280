/**
 * The journal of a run, over a log of a run store. Each method resolves when its record is as durable as
 * the store makes it: await `begin` before the request leaves, and `end` before a step begins that
 * depends on it. Records that come while the store writes are written together.
 */
import { monotonicClock } from '@assistant-provider/core/adapter';
import { systemClock, type Clock, type JsonObject } from '@assistant-provider/core';
import { err, ok, type Result } from 'neverthrow';
import { corruptLine, invalidInput, type RunStoreError } from '../run-store/error.js';
import { guarded } from '../run-store/guarded.js';
import type { Fence, RunStore, StoreReply } from '../run-store/run-store.js';
import { createBatchedLog, type BatchedLog } from './batched-log.js';
import { failurePayload } from './failure-payload.js';
import { maskPayload } from './mask-payload.js';
import {
  journalFormat,
  parseRecord,
  writeRecord,
  type JournalRecord,
  type JournalStart,
  type StepRecordType,
} from './record.js';
import { JournalFold, type JournalState } from './state.js';

/** A journal that this process writes. After a failed write every later one fails: open it again. */
export interface Journal {
  /** The id of the run. */
  readonly run: string;
  /** Returns the state after all records that are stored. */
  state(): JournalState;
  /** Stores that the request of a step is about to leave, with all that resuming and undoing need. */
  begin(step: string, payload?: JsonObject): StoreReply<void>;
  /** Stores that a step is done. */
  end(step: string, payload?: JsonObject): StoreReply<void>;
  /** Stores that looking found a step done whose outcome was unknown. */
  adopted(step: string, payload?: JsonObject): StoreReply<void>;
  /** Stores that nothing has happened at the vendor, with the masked error. */
  failed(step: string, error: unknown): StoreReply<void>;
  /** Stores that a step was not tried, and why. */
  skipped(step: string, payload?: JsonObject): StoreReply<void>;
  /** Stores that the request that undoes a step is about to leave. */
  undoBegin(step: string, payload?: JsonObject): StoreReply<void>;
  /** Stores that a step is undone. */
  undone(step: string, payload?: JsonObject): StoreReply<void>;
  /** Stores that a step could not be undone and is as it was before, with the masked error. */
  undoFailed(step: string, error: unknown): StoreReply<void>;
  /** Stores how the run ended. Fails with `invalidInput` while the outcome of a step is unknown. */
  close(outcome: string): StoreReply<void>;
}

/** How to write a journal. */
export interface JournalOptions {
  /** The lock under which the run writes. Every record is refused once it is lost. */
  readonly fence?: Fence;
  /**
   * Secrets to mask in all payloads, e.g. a client secret. In the texts of errors, what looks like a secret
   * is masked as well. Secrets that are added to the array later are masked, too.
   */
  readonly secrets?: readonly string[];
  /** The clock that dates the records. Defaults to the system clock. */
  readonly clock?: Clock;
}

/** How to continue a run. */
export interface OpenJournalOptions extends JournalOptions {
  /** The person or job that continues, in words for people. */
  readonly by: string;
  /** Whether to undo the steps. Defaults to continuing as before. */
  readonly rollback?: boolean;
}

/** The name of a run's log. */
const journalName = (run: string): string => `run/${run}.journal`;

/** Starts a journal. Fails with `conflict` if the run exists. */
export function createJournal(
  store: RunStore,
  start: Omit<JournalStart, 'type' | 'format' | 'at'>,
  options: JournalOptions = {},
): StoreReply<Journal> {
  const name = journalName(start.run);
  const log = createBatchedLog(store, name, 0, options.fence);
  const writer = createWriter(log, name, new JournalFold(), new JournalFold(), options);
  return writer
    .write((at) => ({ type: 'started', format: journalFormat, ...start, at }))
    .map(() => journalOf(start.run, writer));
}

/**
 * Opens the journal of a run that was interrupted, or that is to be undone. Its first record says who
 * continues, so that a process that wrote before can no longer write.
 */
export function openJournal(
  store: RunStore,
  run: string,
  options: OpenJournalOptions,
): StoreReply<Journal> {
  const name = journalName(run);
  const { by, rollback = false, fence } = options;
  // One fold has the records of this process at once, the other one has them when they are stored.
  const [planned, stored] = [new JournalFold(), new JournalFold()];
  return store.read(name).andThen(({ lines, sequence }) =>
    addLines(name, lines, [planned, stored]).asyncAndThen(() => {
      const log = createBatchedLog(store, name, sequence, fence);
      const writer = createWriter(log, name, planned, stored, options);
      return writer
        .write((at) => ({
          type: rollback ? 'rollback' : 'resumed',
          by,
          ...(fence && { token: fence.token }),
          at,
        }))
        .map(() => journalOf(run, writer));
    }),
  );
}

/** Returns the state of a run. Fails with `invalidInput` if there is no such run. */
export const readJournal = (store: RunStore, run: string): StoreReply<JournalState> =>
  store.read(journalName(run)).andThen(({ lines }) => foldLines(journalName(run), lines));

/**
 * Returns the state that the lines of a journal tell. Fails with `corrupt` and the number of the first
 * line that is not a record, or that cannot come after the lines before it.
 */
export function foldLines(
  name: string,
  lines: readonly string[],
): Result<JournalState, RunStoreError> {
  const fold = new JournalFold();
  return addLines(name, lines, [fold]).map(() => fold.state() as JournalState);
}

function addLines(
  name: string,
  lines: readonly string[],
  folds: readonly JournalFold[],
): Result<void, RunStoreError> {
  if (lines.length === 0) return err(refused(name, 'does not exist; look at the list of runs'));
  for (const [index, line] of lines.entries()) {
    const record = parseRecord(line);
    for (const fold of folds) {
      const added = record.andThen((each) => fold.add(each));
      if (added.isErr()) return err(corruptLine(name, index + 1, added.error));
    }
  }
  return ok(undefined);
}

interface Writer {
  readonly write: (record: (at: string) => JournalRecord) => StoreReply<void>;
  readonly stored: JournalFold;
  readonly secrets: readonly string[];
}

function createWriter(
  log: BatchedLog,
  name: string,
  planned: JournalFold,
  stored: JournalFold,
  { clock = systemClock, secrets = [] }: JournalOptions,
): Writer {
  const time = monotonicClock(clock);
  return {
    stored,
    secrets,
    write: (make) =>
      guarded(`writing the journal ${name}`, name, () => {
        const line = writeRecord(make(new Date(time.now()).toISOString()));
        // The record as it will be read, which the caller cannot change any more.
        const record = line.andThen(parseRecord);
        const fits = record.andThen((each) => planned.add(each));
        if (line.isErr() || record.isErr() || fits.isErr())
          return Promise.resolve(err(refused(name, reasonOf(line, record, fits))));
        return log
          .append(line.value)
          .map(() => void stored.add(record.value))
          .match<Result<void, RunStoreError>>(
            () => ok(undefined),
            (error) => err(error),
          );
      }),
  };
}

function reasonOf(...results: readonly Result<unknown, string>[]): string {
  for (const result of results)
    if (result.isErr()) return `cannot take the record: it ${result.error}`;
  return '';
}

const refused = (name: string, reason: string): RunStoreError =>
  invalidInput(
    [{ field: 'record', rule: 'record', message: `the journal ${name} ${reason}` }],
    name,
  );

function journalOf(run: string, { write, stored, secrets }: Writer): Journal {
  const note = (type: StepRecordType) => (step: string, payload?: JsonObject) =>
    write((at) => ({
      ...{ type, step, at },
      ...(payload && { payload: maskPayload(payload, secrets) }),
    }));
  const noteError = (type: StepRecordType) => (step: string, error: unknown) =>
    note(type)(step, failurePayload(error, secrets));
  return {
    run,
    state: () => stored.state() as JournalState,
    begin: note('begin'),
    end: note('end'),
    adopted: note('adopted'),
    failed: noteError('failed'),
    skipped: note('skipped'),
    undoBegin: note('undoBegin'),
    undone: note('undone'),
    undoFailed: noteError('undoFailed'),
    close: (outcome) => write((at) => ({ type: 'closed', outcome, at })),
  };
}
