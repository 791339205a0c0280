/** The one hook for a log of requests: who asks whom for what, how long it took, what came of it. */
import type { ErrorKind } from '@assistant-provider/core';
import {
  changeCall,
  redactSecrets,
  type AssistantFailure,
  type CallEvent,
  type Interceptor,
} from '@assistant-provider/core/adapter';
import { ResultAsync, type Result } from 'neverthrow';
import { waitMsOf } from './events.js';

/** One try of one request. No body and no header is in it, and secrets are masked. */
export interface RequestLogEntry {
  readonly vendor: string;
  /** What the application called, e.g. `queues.bind`. */
  readonly operation: string;
  /** The vendor's name of the request, without ids, e.g. `PUT /assistants/{id}/queues/{id}`. */
  readonly request: string;
  /** 1 for the first. */
  readonly tryNumber: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** How long it waited for its turn under the rate limit. */
  readonly waitMs: number;
  /** How long it took once it had its turn. */
  readonly durationMs: number;
  readonly outcome: 'ok' | ErrorKind;
  readonly status?: number;
  readonly vendorCode?: string;
  /** For the vendor's support. */
  readonly requestId?: string;
  /** How long the vendor asked to wait. */
  readonly retryAfterMs?: number;
}

/** What it throws is ignored: a log changes no call. */
export type RequestLogListener = (entry: RequestLogEntry) => void;

/**
 * Tells the listener of each try when it stands inside of `retry`, where the option `onRequest`
 * puts it; outside of it, of each request with all its tries as one.
 */
export function logRequests(listener: RequestLogListener): Interceptor {
  return (next) => (call) => {
    const { vendor, operation, request = operation, tryNumber, clock } = call;
    const startedAt = clock.now();
    let waitMs = 0;
    const notify = (event: CallEvent) => {
      waitMs += waitMsOf(event);
      call.notify?.(event);
    };
    const told = async () => {
      const result = await next(changeCall(call, { notify }));
      const durationMs = clock.now() - startedAt - waitMs;
      const about = { vendor, operation, request, tryNumber, startedAt, waitMs, durationMs };
      try {
        listener({ ...about, ...outcomeOf(result) });
      } catch {
        // Whoever logs has no part in the call.
      }
      return result;
    };
    return new ResultAsync(told());
  };
}

type Outcome = Pick<
  RequestLogEntry,
  'outcome' | 'status' | 'vendorCode' | 'requestId' | 'retryAfterMs'
>;

/** Without the message, in which vendors repeat what they were sent. */
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
