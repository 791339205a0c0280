/** What passes through the interceptors, and their one shape. */
import type { Clock } from './clock.js';
import type { ContextValues } from './context-values.js';
import type { DriverReply } from './reply.js';

/**
 * Something that happens to a call on its way, for telemetry and logs. Each interceptor names its own
 * events; ours stand in `@assistant-provider/policies`.
 */
export interface CallEvent {
  /** e.g. `retry`. */
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | number | boolean>>;
}

/**
 * A call of the application, or one request that a driver makes to serve it. A call passes through the
 * `interceptors`, each of its requests through the `requestInterceptors`. So a deadline covers a whole
 * bulk call, and retry and rate limit act on each of its requests.
 *
 * An interceptor passes on a changed call with `changeCall`. A spread works as well, but makes the
 * signal, which is slow on Node.js 20.
 */
export interface Call {
  readonly level: 'call' | 'request';
  readonly vendor: string;
  /** What the application called, e.g. `queues.bind`. */
  readonly operation: string;
  /** At level `request`: the vendor's name of it, e.g. `PUT /assistants/{id}/queues/{id}`. */
  readonly request?: string | undefined;
  /** Whether it may change something at the vendor. */
  readonly writes: boolean;
  /** Whether sending it twice does no more than sending it once. Always true of reads. */
  readonly repeatable: boolean;
  /** When the application's call began, on `clock`. The pages of one `all` share it. */
  readonly startedAt: number;
  /** The caller's own limit on the whole call in milliseconds, if any. */
  readonly timeoutMs?: number | false | undefined;
  /** When a deadline ends the call, on `clock`. Undefined without a deadline. */
  readonly deadlineAt?: number | undefined;
  /** The same over all attempts of a call. */
  readonly idempotencyKey: string;
  /** 1 for the first attempt. */
  readonly tryNumber: number;
  /** Aborts when the call ends early, with the error to report as its reason. Made when it is read. */
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** What interceptors hand to each other. */
  readonly values: ContextValues;
  /** Told of each event. An interceptor that sets it passes events on to the one that was there. */
  readonly notify?: ((event: CallEvent) => void) | undefined;
  /** What the innermost handler does. Interceptors leave it as it is. */
  readonly run: (call: Call) => DriverReply<unknown>;
}

/** Handles a call; never throws and never rejects. */
export type Handler = (call: Call) => DriverReply<unknown>;

/**
 * Wraps the handler that follows it, and may call `next` any number of times, also with a changed call.
 *
 * @example
 * ```ts
 * const countCalls: Interceptor = (next) => (call) => {
 *   counter.add(1, { operation: call.operation });
 *   return next(call);
 * };
 * ```
 */
export type Interceptor = (next: Handler) => Handler;

/** The handler that passes a call through all interceptors. The first is outermost. */
export function composeInterceptors(interceptors: readonly Interceptor[]): Handler {
  return interceptors.reduceRight<Handler>(
    (next, interceptor) => interceptor(next),
    (call) => call.run(call),
  );
}
