/** What passes through the interceptors, and their one shape. */
import type { Clock } from './clock.js';
import type { Ending } from '../runtime/cancellation.js';
import type { Reply } from './reply.js';

/** What happens to a call on its way, for telemetry and logs. */
export type CallEvent =
  | { readonly name: 'retry'; readonly tryNumber: number; readonly delayMs: number }
  | { readonly name: 'wait'; readonly waitMs: number }
  /** The store of a shared quota did not answer; the request went out without it. */
  | { readonly name: 'storeFailed' };

/**
 * A call of the application, or one request that a driver makes to serve it. A call passes the
 * `interceptors`, each of its requests the `requestInterceptors`: so a deadline covers all of a
 * bulk call, and a retry or a rate limit each of its requests.
 */
export interface Call {
  readonly level: 'call' | 'request';
  readonly vendor: string;
  /** What the application called, e.g. `queues.bind`. */
  readonly operation: string;
  /** At level `request`: the vendor's name of it, e.g. `PUT /assistants/{id}/queues/{id}`. */
  readonly request?: string;
  /** Whether it may change something at the vendor. */
  readonly writes: boolean;
  /** A write that done twice does no more than once; reads always are. */
  readonly repeatable: boolean;
  /** When the application's call began, on `clock`; the pages of one `all` share it. */
  readonly startedAt: number;
  /** The caller's own bound on the whole call, if any. */
  readonly timeoutMs?: number | false;
  /** When a deadline ends the call, on `clock`; absent where there is none. */
  readonly deadlineAt?: number;
  readonly idempotencyKey: string;
  /** 1 for the first try. */
  readonly tryNumber: number;
  /** Aborted with an `AssistantError` as its reason. */
  readonly ending: Ending;
  readonly clock: Clock;
  /** Set by whoever wants to hear; an interceptor that sets it passes events on. */
  readonly notify?: (event: CallEvent) => void;
  /** What the outer half of a telemetry interceptor hands to its inner half. */
  readonly telemetry?: unknown;
  /** What the innermost handler does. Interceptors pass it on as it is. */
  readonly run: (call: Call) => Reply<unknown>;
}

export type Handler = (call: Call) => Reply<unknown>;

/** Wraps what follows it. It answers a `Reply` and may call `next` with a changed call. */
export type Interceptor = (next: Handler) => Handler;

/** The handler that passes a call through all interceptors, the first being outermost. */
export function composeInterceptors(interceptors: readonly Interceptor[]): Handler {
  return interceptors.reduceRight<Handler>(
    (next, interceptor) => interceptor(next),
    (call) => call.run(call),
  );
}
