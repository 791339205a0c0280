/** The records that a run writes about its steps, and reads after a crash. */
import type { JsonValue } from '@assistant-provider/core';
import type { ResultAsync } from 'neverthrow';
import type { StepResult } from './step-work.js';

/** Why a record could not be written. */
export interface JournalError {
  readonly kind: string;
  readonly message: string;
}

/** A step as the journal knows it. A step that has not begun is missing. */
export type JournaledStep =
  | { readonly state: 'begun'; readonly before: JsonValue }
  | { readonly state: 'ended'; readonly before: JsonValue; readonly result: StepResult }
  | { readonly state: 'undone'; readonly before: JsonValue };

/** The journal of one run. Each method resolves when the record is durable. */
export interface RunJournal {
  /** The steps as they are now, in the order in which they began. */
  readonly steps: ReadonlyMap<string, JournaledStep>;
  /** Written before the request leaves. */
  begin(stepId: string, before: JsonValue): ResultAsync<void, JournalError>;
  /** Written before a step that depends on this one begins. */
  end(stepId: string, result: StepResult): ResultAsync<void, JournalError>;
  /** Written when a step is undone. */
  undone(stepId: string): ResultAsync<void, JournalError>;
}
