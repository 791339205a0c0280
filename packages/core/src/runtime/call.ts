/** Makes calls, and changed copies of them, without making their signals. */
import type { Call } from '../contract/interceptor.js';
import { abortableOf, carrySignal, type Abortable } from './cancellation.js';

/** All members of a call except its signal. */
export type CallMembers = Omit<Call, 'signal'>;

/**
 * Returns a copy of the call with these members changed. A member that is undefined in `changes` keeps
 * its value. Unlike a spread, `changeCall` does not create the abort signal.
 */
export function changeCall(call: Call, changes: Partial<Call>): Call {
  const source = abortableOf('signal' in changes && changes.signal ? changes.signal : call);
  return makeCall(call, source, changes);
}

/** Returns a call that this cancellation, or this signal, aborts. */
export function makeCall(
  members: CallMembers,
  source: Abortable,
  changes: Partial<CallMembers> = {},
): Call {
  // List the members one by one, because a spread would read the signal.
  return carrySignal(
    {
      level: changes.level ?? members.level,
      vendor: changes.vendor ?? members.vendor,
      label: changes.label ?? members.label,
      operation: changes.operation ?? members.operation,
      request: changes.request ?? members.request,
      writes: changes.writes ?? members.writes,
      repeatable: changes.repeatable ?? members.repeatable,
      startedAt: changes.startedAt ?? members.startedAt,
      timeoutMs: changes.timeoutMs ?? members.timeoutMs,
      budgetMs: changes.budgetMs ?? members.budgetMs,
      stopwatch: changes.stopwatch ?? members.stopwatch,
      lane: changes.lane ?? members.lane,
      deadlineAt: changes.deadlineAt ?? members.deadlineAt,
      idempotencyKey: changes.idempotencyKey ?? members.idempotencyKey,
      tryNumber: changes.tryNumber ?? members.tryNumber,
      clock: changes.clock ?? members.clock,
      values: changes.values ?? members.values,
      notify: changes.notify ?? members.notify,
      run: changes.run ?? members.run,
    },
    source,
  );
}
