/**
 * The lines of a journal: everything that a run did, in its order. Together with the plan they are all
 * that resuming and undoing need.
 */
import {
  custom,
  integer,
  isPlainObject,
  object,
  oneOf,
  optional,
  parse,
  text,
  type Parser,
} from '@assistant-provider/core/adapter';
import type { JsonObject } from '@assistant-provider/core';
import { err, ok, type Result } from 'neverthrow';

/** The format version that this version of the library writes and reads. */
export const journalFormat = 1;

/** The first line: what runs, and where. */
export interface JournalStart {
  /** Tells the lines of a journal apart. */
  readonly type: 'started';
  /** The format version. */
  readonly format: typeof journalFormat;
  /** The id of the run. */
  readonly run: string;
  /** The hash of the plan. */
  readonly plan: string;
  /** The vendor. */
  readonly vendor: string;
  /** The account or organisation that the run changes. */
  readonly account: string;
  /** The region; missing if the vendor has none. */
  readonly region?: string;
  /** When: ISO 8601, UTC. */
  readonly at: string;
}

/**
 * The events of a step.
 *
 * | type | meaning |
 * |---|---|
 * | begin | the step's request is about to leave; the payload holds what resuming and undoing need |
 * | end | the step is done |
 * | adopted | the outcome was unknown, and looking found that the step is done |
 * | failed | nothing has happened at the vendor |
 * | skipped | the step was not tried, for example because a step before it failed |
 * | undoBegin | the request that undoes the step is about to leave |
 * | undone | the step is undone |
 * | undoFailed | the step could not be undone, and is as it was before |
 */
export const stepRecordTypes = [
  'begin',
  'end',
  'adopted',
  'failed',
  'skipped',
  'undoBegin',
  'undone',
  'undoFailed',
] as const;
/** One of `stepRecordTypes`. */
export type StepRecordType = (typeof stepRecordTypes)[number];

/** A line about one step. */
export interface StepRecord {
  /** What happened. */
  readonly type: StepRecordType;
  /** The id of the step in the plan. */
  readonly step: string;
  /** When: ISO 8601, UTC. */
  readonly at: string;
  /** Before-image, ids, mark, error: whatever resuming, undoing and people need. No credential. */
  readonly payload?: JsonObject;
}

/** A line that says who continues the run. */
export interface ContinuationRecord {
  /** `resumed`: forward or back, as before. `rollback`: from now on back. */
  readonly type: 'resumed' | 'rollback';
  /** The person or job that continues, in words for people. */
  readonly by: string;
  /** The fencing token of the lock, if there is one. */
  readonly token?: number;
  /** When: ISO 8601, UTC. */
  readonly at: string;
}

/** A line that says that the run has come to its end. */
export interface ClosedRecord {
  /** Tells the lines of a journal apart. */
  readonly type: 'closed';
  /** How the run ended, e.g. `applied`, `rolledBack`, `failed`. */
  readonly outcome: string;
  /** When: ISO 8601, UTC. */
  readonly at: string;
}

/** A line of a journal. */
export type JournalRecord = JournalStart | StepRecord | ContinuationRecord | ClosedRecord;

const time: Parser<string> = text({
  pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/,
  description: 'a time in ISO 8601 and UTC',
});
/** The payload was JSON when it was written, so it is taken as it is. */
const payload = custom<JsonObject>(
  (value): value is JsonObject => isPlainObject(value),
  'an object',
);

const start = object<JournalStart>({
  type: oneOf(['started']),
  format: oneOfNumber(journalFormat),
  run: text(),
  plan: text(),
  vendor: text(),
  account: text(),
  region: optional(text()),
  at: time,
});
const step = object<StepRecord>({
  type: oneOf(stepRecordTypes),
  step: text(),
  at: time,
  payload: optional(payload),
});
const continuation = object<ContinuationRecord>({
  type: oneOf(['resumed', 'rollback']),
  by: text(),
  token: optional(integer({ min: 0, max: Number.MAX_SAFE_INTEGER })),
  at: time,
});
const closed = object<ClosedRecord>({ type: oneOf(['closed']), outcome: text(), at: time });

const parsers: ReadonlyMap<unknown, Parser<JournalRecord>> = new Map<
  unknown,
  Parser<JournalRecord>
>([
  ['started', start],
  ...stepRecordTypes.map((type) => [type, step] as const),
  ['resumed', continuation],
  ['rollback', continuation],
  ['closed', closed],
]);

/** Returns the record of a line, or why the line is not one. */
export function parseRecord(line: string): Result<JournalRecord, string> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return err('is not JSON');
  }
  if (!isPlainObject(value)) return err('is not an object');
  const parser = parsers.get(value['type']);
  if (!parser) return err('has an unknown type; a newer version may have written it');
  return parse(parser, value, 'record').mapErr((issues) => `is not valid: ${issues[0]?.message}`);
}

function oneOfNumber<const T extends number>(known: T): Parser<T> {
  return custom<T>((value): value is T => value === known, `${known}, the version that is read`);
}

/** Returns the line of a record, or why it has none. */
export function writeRecord(record: JournalRecord): Result<string, string> {
  try {
    return ok(JSON.stringify(record));
  } catch {
    return err('cannot be written as JSON');
  }
}
