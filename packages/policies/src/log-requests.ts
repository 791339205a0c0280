/** The hook for a request log: the request, its duration and its outcome. */
import type { ErrorKind } from '@assistant-provider/core';
import {
  changeCall,
  observe,
  redactSecrets,
  type AssistantFailure,
  type CallEvent,
  type Interceptor,
} from '@assistant-provider/core/adapter';
import { ResultAsync, type Result } from 'neverthrow';
import { report, waitMsOf } from './events.js';

/** One attempt of one request. An entry has no body and no headers, and secrets are masked. */
export interface RequestLogEntry {
  /** The provider's vendor, e.g. `genesys`. */
  readonly vendor: string;
  /** The provider's label, if it has one. */
  readonly label?: string;
  /** The operation that the application called, e.g. `queues.bind`. */
  readonly operation: string;
  /** The vendor's name of the request, without ids, e.g. `PUT /assistants/{id}/queues/{id}`. */
  readonly request: string;
  /** The number of the attempt; 1 is the first. */
  readonly tryNumber: number;
  /** When the attempt began, in milliseconds since the epoch. */
  readonly startedAt: number;
  /** How long the attempt waited for its slot under the rate limit, in milliseconds. */
  readonly waitMs: number;
  /** How long the attempt took after that wait, in milliseconds. */
  readonly durationMs: number;
  /** `ok`, or the kind of the error. */
  readonly outcome: 'ok' | ErrorKind;
  /** HTTP status of the error response, if there was one. */
  readonly status?: number;
  /** The vendor's own error code. */
  readonly vendorCode?: string;
  /** The vendor's id of the request, for the vendor's support. */
  readonly requestId?: string;
  /** How long the vendor asked to wait, in milliseconds. */
  readonly retryAfterMs?: number;
}

/**
 * Receives log entries. It is not awaited, and what it throws or rejects with is ignored, so a log cannot
 * break a call.
 */
export type RequestLogListener = (entry: RequestLogEntry) => void;

/**
 * Returns an interceptor for requests that calls the listener after each attempt. Place it inside
 * `retry`, as the option `onRequest` does. Outside `retry`, one entry covers all attempts of a request.
 */
export function logRequests(listener: RequestLogListener): Interceptor {
  return (next) => (call) => {
    const { vendor, label, operation, request = operation, tryNumber, clock } = call;
    const startedAt = clock.now();
    const beganAt = clock.monotonic();
    let waitMs = 0;
    const notify = (event: CallEvent) => {
      waitMs += waitMsOf(event);
      report(call, event);
    };
    const logged = async () => {
      const result = await next(changeCall(call, { notify }));
      // Neither a failing log nor a failing clock may change the outcome, perhaps a successful write.
      observe(() => {
        const durationMs = clock.monotonic() - beganAt - waitMs;
        const about = { vendor, operation, request, tryNumber, startedAt, waitMs, durationMs };
        const labelled = { ...about, ...(label !== undefined && { label }) };
        return listener({ ...labelled, ...outcomeOf(result) });
      });
      return result;
    };
    return new ResultAsync(logged());
  };
}

type Outcome = Pick<
  RequestLogEntry,
  'outcome' | 'status' | 'vendorCode' | 'requestId' | 'retryAfterMs'
>;

/** Leaves out the message, because vendors repeat request data in their messages. */
function outcomeOf(result: Result<unknown, AssistantFailure>): Outcome {
  if (result.isOk()) return { outcome: 'ok' };
  const { kind, status, vendorCode, requestId, retryAfterMs } = result.error;
  return {
    outcome: kind,
    ...(status !== undefined && { status }),
    ...(vendorCode !== undefined && { vendorCode: redactSecrets(vendorCode) }),
    ...(requestId !== undefined && { requestId: redactSecrets(requestId) }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}
