/** The work of steps that bring something into a state: read, write, read again. */
import type { AssistantError, JsonValue } from '@assistant-provider/core';
import { okAsync, ResultAsync } from 'neverthrow';
import { canonicalText } from '../plan/equal-json.js';
import { isBetween } from './between.js';
import { graceTime } from './grace.js';
import type { FilledAction } from './filled-action.js';
import { afterWrite } from './reconcile-error.js';
import { isSameUnordered } from './unordered.js';
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
  /** Reads what restoring needs besides the state from before, when the step has just been done. */
  readonly readAfter?: (scope: StepScope<A>) => Outcome<JsonValue>;
  /** Whether `restore` restores more than the state, which an interrupted undo may have left out. */
  hasMore?(before: JsonValue): boolean;
  /** Restores the state from before. `after` is what `readAfter` has read. */
  restore(scope: StepScope<A>, before: JsonValue, after: JsonValue): Outcome<unknown>;
}

/** Returns the work: a state that is neither the one before nor the one after was changed by somebody else. */
export function stateWork<A extends FilledAction>(state: StateOf<A>): StepWork<A> {
  const isSame = (one: JsonValue, other: JsonValue) => canonicalText(one) === canonicalText(other);
  const read = (scope: StepScope<A>) => resultOf(state.read(scope));
  const stateIn = (before: JsonValue) => (state.stateIn ? state.stateIn(before) : before);
  // A step may have been interrupted between two requests. Doing it or undoing it again ends it.
  const isOwn = (scope: StepScope<A>, now: JsonValue, before: JsonValue) =>
    isBetween(now, stateIn(before), state.expected(scope, before));
  /** Reads the state of a step that was done. If it is as before, it may only be shown late. */
  const readAgain = (scope: StepScope<A>, before: JsonValue) =>
    read(scope).andThen((now) =>
      isSame(now, stateIn(before)) && !isSame(now, state.expected(scope, before))
        ? graceTime(scope).andThen(() => read(scope))
        : okAsync(now),
    );
  const withAfter = (
    scope: StepScope<A>,
    result: StepResult,
  ): ResultAsync<StepResult, AssistantError> =>
    state.readAfter
      ? resultOf(state.readAfter(scope)).map((after) => ({ ...result, after }))
      : okAsync(result);
  return {
    before: (scope) => (state.readBefore ?? state.read)(scope),
    run: (scope, before) =>
      resultOf(state.write(scope, before)).andThen((result) =>
        withAfter(scope, result).mapErr(afterWrite),
      ),
    expected: (scope, before) => state.expected(scope, before),
    resolve: (scope, before) =>
      read(scope).andThen((now): ResultAsync<Resolution, AssistantError> => {
        const expected = state.expected(scope, before);
        const isBefore = isSame(now, stateIn(before));
        // A step that changes nothing but an order is done only in that order.
        if (isSame(now, expected) || (!isBefore && isSameUnordered(now, expected)))
          return withAfter(scope, { written: now }).map((result) => ({ state: 'done', result }));
        if (isOwn(scope, now, before)) return okAsync({ state: 'notDone' });
        return okAsync({ state: 'unclear', message: describe(now) });
      }),
    undo: (scope, before, { after = null }) =>
      readAgain(scope, before).andThen((now): ResultAsync<Undone, AssistantError> => {
        if (isSame(now, stateIn(before)) && state.hasMore?.(before) !== true)
          return okAsync({ state: 'undone', isUntouched: true });
        if (!isOwn(scope, now, before))
          return okAsync({ state: 'unclear', message: describe(now) });
        return resultOf(state.restore(scope, before, after)).map((): Undone => ({
          state: 'undone',
        }));
      }),
  };
}

/** Wraps a promise of a result, so that it can be chained. */
export const resultOf = <T>(outcome: Outcome<T>): ResultAsync<T, AssistantError> =>
  new ResultAsync(Promise.resolve(outcome));

const describe = (now: JsonValue): string =>
  `it is neither as it was before the step nor as the step leaves it, but ${JSON.stringify(now)}`;
