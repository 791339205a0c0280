/**
 * Talks to the vendor, one request at a time: what an HTTP client is to other adapters. Each
 * request passes the policies, takes its time, and finds the state as of its moment.
 */
import { type AssistantError, type Reply } from '@assistant-provider/core';
import { endedBy, type Attempt, type DriverContext } from '@assistant-provider/core/adapter';
import { err, ResultAsync, type Result } from 'neverthrow';
import { toError, type Refusal } from '../errors/describe.js';
import { createFaults, faultError, type Faults } from './faults.js';
import { requests, type MemoryRequest } from '../wire/operations.js';
import type { MemoryState } from './state.js';

/** What a request finds at the vendor. */
export interface Exchange {
  readonly state: MemoryState;
  readonly faults: Faults;
  readonly now: number;
  readonly previousAttemptMayHaveSucceeded: boolean;
}

export interface MemoryClient {
  /** `work` runs in one piece: no other request comes in between. */
  send<T>(
    context: DriverContext,
    request: MemoryRequest,
    work: (exchange: Exchange) => Result<T, Refusal>,
  ): Reply<T>;
}

export function createClient(state: MemoryState, latencyMs: number): MemoryClient {
  const faults = createFaults();

  const answer = async <T>(
    context: DriverContext,
    request: MemoryRequest,
    { ending, previousAttemptMayHaveSucceeded }: Attempt,
    work: (exchange: Exchange) => Result<T, Refusal>,
  ): Promise<Result<T, AssistantError>> => {
    if (latencyMs > 0) await context.clock.sleep(latencyMs, ending.signal);
    if (ending.aborted) return err(endedBy(ending.reason, context));
    const fault = faults.take(request);
    if (fault && fault.when !== 'after') return err(faultError(fault, request, context));
    const now = context.clock.now();
    state.settle(now);
    const result = work({ state, faults, now, previousAttemptMayHaveSucceeded });
    if (fault) return err(faultError(fault, request, context));
    return result.mapErr((refusal) => toError(refusal, context));
  };

  return {
    send: (context, request, work) =>
      context.request(
        { name: request, ...requests[request] },
        (attempt) => new ResultAsync(answer(context, request, attempt, work)),
      ),
  };
}
