/** The work of steps that bring something into a state: read, write, read again. */
import type { AssistantError, JsonValue } from '@assistant-provider/core';
import { okAsync, ResultAsync } from 'neverthrow';
import { canonicalText } from '../plan/equal-json.js';
import type { FilledAction } from './filled-action.js';
import type { Outcome, Resolution, StepResult, StepScope, StepWork, Undone } from './step-work.js';

/** A part of a vendor's state, and how to change it. */
export interface StateOf<A extends FilledAction> {
  /** Reads the state as it is now. Equal states have equal values. */
  readonly read: (scope: StepScope<A>) => Outcome<JsonValue>;
  /** Reads the state with more that undoing needs. Defaults to `read`. */
  readonly readBefore?: (scope: StepScope<A>) => Outcome<JsonValue>;
  /** The state in what `readBefore` has read. Defaults to all of it. */
  stateIn?(before: JsonValue): JsonValue;
  /** The state after the step. */
  expected(scope: StepScope<A>, before: JsonValue): JsonValue;
  /** Brings the state about. Returns what the vendor says that it has written, if it says so. */
  write(scope: StepScope<A>, before: JsonValue): Outcome<StepResult>;
  /** Brings back the state from before. */
  restore(scope: StepScope<A>, before: JsonValue): Outcome<unknown>;
}

/** Returns the work: a state that is neither the one before nor the one after was changed by somebody else. */
export function stateWork<A extends FilledAction>(state: StateOf<A>): StepWork<A> {
  const isSame = (one: JsonValue, other: JsonValue) => canonicalText(one) === canonicalText(other);
  const read = (scope: StepScope<A>) => resultOf(state.read(scope));
  const stateIn = (before: JsonValue) => state.stateIn?.(before) ?? before;
  return {
    before: (scope) => (state.readBefore ?? state.read)(scope),
    run: (scope, before) => state.write(scope, before),
    expected: (scope, before) => state.expected(scope, before),
    resolve: (scope, before) =>
      read(scope).map((now): Resolution => {
        if (isSame(now, state.expected(scope, before)))
          return { state: 'done', result: { written: now } };
        if (isSame(now, stateIn(before))) return { state: 'notDone' };
        return { state: 'unclear', message: describe(now) };
      }),
    undo: (scope, before) =>
      read(scope).andThen((now): ResultAsync<Undone, AssistantError> => {
        if (isSame(now, stateIn(before))) return okAsync({ state: 'undone' });
        if (!isSame(now, state.expected(scope, before)))
          return okAsync({ state: 'unclear', message: describe(now) });
        return resultOf(state.restore(scope, before)).map((): Undone => ({ state: 'undone' }));
      }),
  };
}

/** Wraps a promise of a result, so that it can be chained. */
export const resultOf = <T>(outcome: Outcome<T>): ResultAsync<T, AssistantError> =>
  new ResultAsync(Promise.resolve(outcome));

const describe = (now: JsonValue): string =>
  `it is neither as it was before the step nor as the step leaves it, but ${JSON.stringify(now)}`;
