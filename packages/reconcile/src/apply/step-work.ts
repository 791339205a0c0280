/**
 * How each kind of step reads, writes, is looked for after a crash, and is undone. A work holds nothing
 * between its calls: everything that it needs stands in the plan and in the journal.
 */
import type {
  AssistantError,
  AssistantProvider,
  CallOptions,
  Clock,
  JsonValue,
} from '@assistant-provider/core';
import type { Result, ResultAsync } from 'neverthrow';
import type { Step } from '../plan/step.js';
import type { FilledAction } from './filled-action.js';

/** The results of a step that later steps name. */
export interface StepResult {
  /** The id of what was made: an assistant, a link or a part. */
  readonly id?: string;
  /** The number of the published version. */
  readonly version?: number;
  /** The written values as the vendor's response shows them, to compare with the plan. */
  readonly written?: JsonValue;
  /** The state after the step, as far as undoing needs it. */
  readonly after?: JsonValue;
}

/** One step with everything that its work may use. */
export interface StepScope<A extends FilledAction = FilledAction> {
  readonly step: Step;
  readonly action: A;
  readonly provider: AssistantProvider;
  /** The id of the assistant; empty for the step that creates it. */
  readonly assistantId: string;
  /** The results of earlier steps. */
  readonly resultOf: (stepId: string) => StepResult | undefined;
  /** Whether an id belongs to another step: what that has made, or what was there before the run. */
  readonly isOfOther: (id: string) => boolean;
  /** Identifies this step of this run: tags, names and idempotency keys carry it. */
  readonly mark: string;
  /** The options of every call of the step. */
  readonly options: CallOptions;
  readonly clock: Clock;
  /** How long to wait for what a list may show late, in milliseconds. */
  readonly graceMs: number;
}

/** A promise of a result. It never rejects. */
export type Outcome<T> = ResultAsync<T, AssistantError> | Promise<Result<T, AssistantError>>;

/** The findings about a step whose end is not known. */
export type Resolution =
  | { readonly state: 'done'; readonly result: StepResult }
  | { readonly state: 'notDone' }
  | {
      readonly state: 'unclear';
      /** The findings, for a person. */
      readonly message: string;
    };

/** The work of one kind of step. */
export interface StepWork<A extends FilledAction> {
  /** Reads what resuming and undoing need. It is stored before `run` begins. */
  before(scope: StepScope<A>): Outcome<JsonValue>;
  /** Does the step. Runs again only after `resolve` has found that it was not done. */
  run(scope: StepScope<A>, before: JsonValue): Outcome<StepResult>;
  /** Finds out whether the step was done. */
  resolve(scope: StepScope<A>, before: JsonValue): Outcome<Resolution>;
  /** Undoes the step. Doing it twice is the same as doing it once. */
  undo(scope: StepScope<A>, before: JsonValue, result: StepResult): Outcome<Undone>;
  /** The values that the vendor should have written, to compare with `StepResult.written`. */
  expected?(scope: StepScope<A>, before: JsonValue): JsonValue;
}

/** How an undo ended. */
export type Undone =
  | {
      readonly state: 'undone';
      /** Whether nothing was written, because the state was as before the step. */
      readonly isUntouched?: true;
    }
  | {
      readonly state: 'unclear';
      /** The findings, for a person. */
      readonly message: string;
    };
