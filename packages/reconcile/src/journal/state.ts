/** Folds the records of a journal to the state of its run. Pure: no store, no time. */
import type { JsonObject } from '@assistant-provider/core';
import { err, ok, type Result } from 'neverthrow';
import type {
  ContinuationRecord,
  JournalRecord,
  JournalStart,
  StepRecord,
  StepRecordType,
} from './record.js';

/** Where a step stands. A step without a record is `notBegun`. */
export type StepStatus =
  'notBegun' | 'begun' | 'ended' | 'failed' | 'skipped' | 'undoing' | 'undone';

/** The state of one step. */
export interface StepState {
  /** Where the step stands. After `begun` and `undoing` the outcome is unknown. */
  readonly status: StepStatus;
  /** The payload of the last `begin`. */
  readonly begin?: JsonObject;
  /** The payload of `end` or `adopted`. */
  readonly end?: JsonObject;
  /** Whether looking found the step done, instead of its own response. */
  readonly adopted?: boolean;
  /** The payload of the last `failed`, `skipped` or `undoFailed`. */
  readonly failure?: JsonObject;
  /** The payload of the last `undoBegin`. */
  readonly undo?: JsonObject;
  /** The payload of `undone`. */
  readonly undone?: JsonObject;
}

/** The state of a run. */
export interface JournalState {
  /** The first line. */
  readonly start: JournalStart;
  /** The number of records. */
  readonly sequence: number;
  /** Whether steps are done or undone. A run that goes back never goes forward again. */
  readonly direction: 'apply' | 'rollback';
  /** How the run ended; missing if the journal is open. */
  readonly outcome?: string;
  /** The steps that have records, in the order of their first records. */
  readonly steps: ReadonlyMap<string, StepState>;
}

/** Returns where a step stands. */
export const statusOf = (state: JournalState, step: string): StepStatus =>
  state.steps.get(step)?.status ?? 'notBegun';

interface Transition {
  readonly from: readonly StepStatus[];
  readonly to: StepStatus;
  /** The only direction in which it can happen; both if missing. */
  readonly direction?: JournalState['direction'];
  readonly verb: string;
}

const transitions: Readonly<Record<StepRecordType, Transition>> = {
  begin: {
    from: ['notBegun', 'failed', 'skipped'],
    to: 'begun',
    direction: 'apply',
    verb: 'begin',
  },
  end: { from: ['begun'], to: 'ended', verb: 'end' },
  adopted: { from: ['begun'], to: 'ended', verb: 'be adopted' },
  failed: { from: ['begun'], to: 'failed', verb: 'fail' },
  skipped: { from: ['notBegun', 'failed', 'skipped'], to: 'skipped', verb: 'be skipped' },
  undoBegin: {
    from: ['begun', 'ended'],
    to: 'undoing',
    direction: 'rollback',
    verb: 'begin to be undone',
  },
  undone: { from: ['undoing'], to: 'undone', verb: 'be undone' },
  // A step that had not ended goes back to `begun`.
  undoFailed: { from: ['undoing'], to: 'ended', verb: 'fail to be undone' },
};

/** Reads record after record. */
export class JournalFold {
  #start: JournalStart | undefined;
  #sequence = 0;
  #direction: JournalState['direction'] = 'apply';
  #outcome: string | undefined;
  readonly #steps = new Map<string, StepState>();
  /** The steps whose outcome is unknown. */
  readonly #open = new Set<string>();

  /** Takes the next record, or returns why it cannot come next; then nothing has changed. */
  add(record: JournalRecord): Result<void, string> {
    return this.#take(record).map(() => {
      this.#sequence += 1;
    });
  }

  /** Returns the state after all records, or undefined if there are none. It does not change later. */
  state(): JournalState | undefined {
    return (
      this.#start && {
        start: this.#start,
        sequence: this.#sequence,
        direction: this.#direction,
        ...(this.#outcome !== undefined && { outcome: this.#outcome }),
        steps: new Map(this.#steps),
      }
    );
  }

  #take(record: JournalRecord): Result<void, string> {
    if (record.type === 'started') {
      if (this.#start) return err('starts the run a second time');
      this.#start = record;
      return ok(undefined);
    }
    if (!this.#start) return err(`has the type ${record.type}, but a journal begins with started`);
    if (isContinuation(record)) {
      this.#outcome = undefined;
      if (record.type === 'rollback') this.#direction = 'rollback';
      return ok(undefined);
    }
    if (this.#outcome !== undefined)
      return err(`has the type ${record.type}, but the run is closed and was not resumed`);
    return record.type === 'closed' ? this.#close(record.outcome) : this.#move(record);
  }

  #close(outcome: string): Result<void, string> {
    const [open] = this.#open;
    if (open !== undefined)
      return err(`closes the run, but the outcome of step ${shown(open)} is unknown`);
    this.#outcome = outcome;
    return ok(undefined);
  }

  #move(record: StepRecord): Result<void, string> {
    const before = this.#steps.get(record.step) ?? { status: 'notBegun' };
    const { from, to, direction, verb } = transitions[record.type];
    const cannot = (why: string) => err(`lets step ${shown(record.step)} ${verb}, but ${why}`);
    if (!from.includes(before.status)) return cannot(`it is ${before.status}`);
    if (direction !== undefined && direction !== this.#direction)
      return cannot(
        direction === 'apply' ? 'the run is being rolled back' : 'the run is not being rolled back',
      );
    const isBegunAgain = record.type === 'undoFailed' && !('end' in before);
    const status = isBegunAgain ? 'begun' : to;
    this.#steps.set(record.step, { ...remembered(before, record), status });
    if (status === 'begun' || status === 'undoing') this.#open.add(record.step);
    else this.#open.delete(record.step);
    return ok(undefined);
  }
}

const isContinuation = (record: JournalRecord): record is ContinuationRecord =>
  record.type === 'resumed' || record.type === 'rollback';

/** Returns what is known of a step after the record, but for its status. */
function remembered(before: StepState, { type, payload = {} }: StepRecord): StepState {
  switch (type) {
    case 'begin':
      return { status: before.status, begin: payload };
    case 'end':
      return { ...before, end: payload };
    case 'adopted':
      return { ...before, end: payload, adopted: true };
    case 'undoBegin':
      return { ...before, undo: payload };
    case 'failed':
    case 'skipped':
    case 'undoFailed':
      return { ...before, failure: payload };
    case 'undone':
      return { ...before, undone: payload };
  }
}

const longestShown = 100;
const shown = (step: string): string =>
  step.length <= longestShown ? step : `${step.slice(0, longestShown)}…`;
