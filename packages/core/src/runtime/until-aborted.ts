/** For drivers: an answer that is not waited for any longer than the call lasts. */
import { err, type Result } from 'neverthrow';
import { whenAborted, type Ending } from './cancellation.js';
import type { AssistantError } from '../contract/error.js';

const nothing = (): void => undefined;

/** The result, or the reason of the ending as soon as it aborts, whichever comes first. */
export function untilAborted<T>(
  result: PromiseLike<Result<T, AssistantError>>,
  ending: Ending | AbortSignal,
  toError: (reason: unknown) => AssistantError,
): Promise<Result<T, AssistantError>> {
  return new Promise((resolve) => {
    let stopFollowing = nothing;
    const settle = (outcome: typeof result | Result<T, AssistantError>) => {
      stopFollowing();
      resolve(outcome);
    };
    const giveUp = () => settle(err(toError(ending.reason)));
    if (ending.aborted) {
      // Nobody waits for it any more, not even to hear that it rejected.
      result.then(nothing, nothing);
      return giveUp();
    }
    stopFollowing = whenAborted(ending, giveUp);
    result.then(settle, () => {
      // Rejects as it did.
      settle(result);
    });
  });
}
