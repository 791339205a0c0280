/**
 * Sends one request to the vendor; other adapters have an HTTP client here. Each request passes the
 * policies, waits for its latency, and works on the state of that moment.
 */

import {
  abortError,
  type AssistantFailure,
  type Attempt,
  type DriverContext,
  type DriverReply,
} from '@assistant-provider/core/adapter';
import { err, ResultAsync, type Result } from 'neverthrow';
import { describeRefusal, type Refusal } from '../errors/describe.js';
import { createFaults, describeFault, type Faults } from './faults.js';
import { requests, type MemoryRequest } from '../wire/requests.js';
import type { MemoryState } from './state.js';

/** The state and the time that one attempt of a request works with. */
export interface RequestScope {
  readonly state: MemoryState;
  readonly faults: Faults;
  readonly now: number;
  readonly previousAttemptMayHaveSucceeded: boolean;
}

export interface MemoryClient {
  /** `work` is synchronous, so no other request runs in between. */
  send<T>(
    context: DriverContext,
    request: MemoryRequest,
    work: (scope: RequestScope) => Result<T, Refusal>,
  ): DriverReply<T>;
}

export function createClient(state: MemoryState, latencyMs: number): MemoryClient {
  const faults = createFaults();

  const respond = async <T>(
    context: DriverContext,
    request: MemoryRequest,
    attempt: Attempt,
    work: (scope: RequestScope) => Result<T, Refusal>,
  ): Promise<Result<T, AssistantFailure>> => {
    if (latencyMs > 0) await context.clock.sleep(latencyMs, attempt.signal);
    const aborted = abortError(attempt, context);
    if (aborted) return err(aborted);
    const fault = faults.take(request);
    if (fault && fault.when !== 'after') return err(describeFault(fault, request, context));
    const now = context.clock.now();
    state.settle(now);
    const result = work({
      state,
      faults,
      now,
      previousAttemptMayHaveSucceeded: attempt.previousAttemptMayHaveSucceeded,
    });
    if (fault) return err(describeFault(fault, request, context));
    return result.mapErr((refusal) => describeRefusal(refusal, context));
  };

  return {
    send: (context, request, work) =>
      context.request(
        { name: request, ...requests[request] },
        (attempt) => new ResultAsync(respond(context, request, attempt, work)),
      ),
  };
}
