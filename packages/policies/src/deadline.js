/** Bounds a whole call: all its tries, requests and, for `all`, pages. */
import { endAfter } from '@assistant-provider/core/adapter';
/** 60 s: longer than any single answer of the vendors, shorter than a person's patience. */
export const defaultTimeoutMs = 60_000;
/** The caller's own `timeoutMs` goes before the one given here; `false` is no bound. */
export function deadline(timeoutMs = defaultTimeoutMs) {
  return (next) => (call) => {
    const bound = call.timeoutMs ?? timeoutMs;
    if (bound === false) return next(call);
    const deadlineAt = call.startedAt + bound;
    // V8 takes long to add a member behind those of a copy.
    const bounded = 'deadlineAt' in call ? { ...call, deadlineAt } : { deadlineAt, ...call };
    return endAfter(bounded, deadlineAt - call.clock.now(), next, {
      message: `no outcome within ${bound} ms (timeoutMs)`,
      // The application gave it that long: another round is its decision.
      retry: 'never',
    });
  };
}
