/** The records that a run writes about its steps, and reads after a crash. */
import type { JsonObject, JsonValue } from '@assistant-provider/core';
import { okAsync, type ResultAsync } from 'neverthrow';
import type { Journal } from '../journal/journal.js';
import { maskedMember } from '../journal/mask-payload.js';
import type { StepState } from '../journal/state.js';
import type { StepResult } from './step-work.js';

/** Why a record could not be written. */
export interface JournalError {
  /** The class of the error. */
  readonly kind: string;
  /** The reason, and the remedy. */
  readonly message: string;
}

/** Marks the end of a step whose outcome nobody looked up, since a person answers for it. */
const keptMember = 'kept';

/** Returns whether a rollback has left a step alone whose outcome was unknown. */
export const isKept = (state: StepState | undefined): boolean => state?.end?.[keptMember] === true;

interface Restorable {
  /** The state that resuming and undoing need. */
  readonly before: JsonValue;
  /** Whether the journal has masked a secret in it, so that nothing can be restored from it. */
  readonly isMasked?: boolean;
}

/** A step as the journal knows it. A step that has not begun, or has failed without effect, is missing. */
export type JournaledStep =
  | (Restorable & { readonly state: 'begun' })
  | (Restorable & { readonly state: 'ended'; readonly result: StepResult })
  | (Restorable & {
      /** Its undoing has begun, and may have happened. */
      readonly state: 'undoing';
      /** Missing if the step had not ended. */
      readonly result?: StepResult;
    })
  | {
      readonly state: 'undone';
      /** Missing if the step had neither ended nor been found done. */
      readonly result?: StepResult;
    };

/** The journal of one run. Each method resolves when the record is durable. */
export interface RunJournal {
  /** The steps as they are now, in the order in which they began. */
  readonly steps: ReadonlyMap<string, JournaledStep>;
  /** The steps that a person answers for, and whose outcome nobody looked up. They are not in `steps`. */
  readonly keptSteps: ReadonlySet<string>;
  /** Written before the request leaves. */
  begin(stepId: string, before: JsonValue): ResultAsync<void, JournalError>;
  /** Written before a step that depends on this one begins. */
  end(stepId: string, result: StepResult): ResultAsync<void, JournalError>;
  /** Written when the vendor has refused the step, and nothing has happened. */
  failed(stepId: string, error: unknown): ResultAsync<void, JournalError>;
  /** Written before the request leaves that undoes a step. */
  undoing(stepId: string): ResultAsync<void, JournalError>;
  /** Written when a step is undone. `found` is the result of a step that had not ended, but was found done. */
  undone(stepId: string, found?: StepResult): ResultAsync<void, JournalError>;
  /** Written for a step that a person answers for. Its outcome is no longer open, so that the run can end. */
  kept(stepId: string): ResultAsync<void, JournalError>;
}

/** Returns the records of a run over its journal. */
export function runJournalOf(journal: Journal): RunJournal {
  const steps = new Map<string, JournaledStep>();
  const keptSteps = new Set<string>();
  for (const [id, state] of journal.state().steps) {
    const known = journaled(state);
    if (known) steps.set(id, known);
    if (isKept(state)) keptSteps.add(id);
  }
  const beforeOf = (id: string): JsonValue => {
    const known = steps.get(id);
    return known && 'before' in known ? known.before : null;
  };
  return {
    ...{ steps, keptSteps },
    begin: (id, before) =>
      journal.begin(id, { before }).map(() => {
        // A step that begins again is the latest one.
        steps.delete(id);
        steps.set(id, { state: 'begun', before });
      }),
    end: (id, result) =>
      journal
        .end(id, { ...result })
        .map(() => void steps.set(id, { state: 'ended', before: beforeOf(id), result })),
    failed: (id, error) => journal.failed(id, error).map(() => void steps.delete(id)),
    undoing: (id) => {
      const known = steps.get(id);
      if (known?.state === 'undoing') return okAsync(undefined);
      const result = known?.state === 'ended' ? known.result : undefined;
      return journal.undoBegin(id).map(
        () =>
          void steps.set(id, {
            ...{ state: 'undoing', before: beforeOf(id) },
            ...(result && { result }),
          }),
      );
    },
    undone: (id, found) => {
      const known = steps.get(id);
      const result = found ?? (known?.state === 'undoing' ? known.result : undefined);
      return journal
        .undone(id, found && { found: { ...found } })
        .map(() => void steps.set(id, { state: 'undone', ...(result && { result }) }));
    },
    kept: (id) => {
      const known = steps.get(id);
      if (known?.state !== 'begun' && known?.state !== 'undoing') return okAsync(undefined);
      const result = known.state === 'undoing' ? known.result : undefined;
      const reopened =
        known.state === 'undoing'
          ? journal.undoFailed(id, { kind: 'skipped', message: 'the step is skipped' })
          : okAsync<void, JournalError>(undefined);
      return reopened
        .andThen(() => (result ? okAsync(undefined) : journal.end(id, { [keptMember]: true })))
        .map(() => {
          if (result) steps.set(id, { state: 'ended', before: known.before, result });
          else {
            steps.delete(id);
            keptSteps.add(id);
          }
        });
    },
  };
}

function journaled(state: StepState): JournaledStep | undefined {
  const { status, begin, end, undone } = state;
  const before = begin?.['before'] ?? null;
  const isMasked = hasMasked(begin, 'before') || hasMasked(end, 'id') || hasMasked(end, 'after');
  const known = { before, ...(isMasked && { isMasked }) };
  if (isKept(state)) return undefined;
  const result = (withoutMaskedId(end) ?? undone?.['found']) as StepResult | undefined;
  switch (status) {
    case 'begun':
      return { state: 'begun', ...known };
    case 'ended':
      return { state: 'ended', ...known, result: result ?? {} };
    case 'undoing':
      return { state: 'undoing', ...known, ...(result && { result }) };
    case 'undone':
      return { state: 'undone', ...(result && { result }) };
    case 'notBegun':
    case 'failed':
    case 'skipped':
      return undefined;
  }
}

/** A masked id names nothing. Without it, a step that needs it fails before it writes. */
function withoutMaskedId(end: JsonObject | undefined): JsonObject | undefined {
  if (!hasMasked(end, 'id')) return end;
  const { id: _, ...others } = end ?? {};
  return others;
}

function hasMasked(payload: JsonObject | undefined, member: string): boolean {
  const masked = payload?.[maskedMember];
  return Array.isArray(masked) && masked.includes(member);
}
