/** Interceptors, and the call that passes through them. */
import type { MonotonicClock } from './clock.js';
import type { ContextValues } from './context-values.js';
import type { Lane } from './lane.js';
import type { DriverReply } from './reply.js';
import type { Stopwatch } from './stopwatch.js';

/**
 * An event in the life of a call, for telemetry and logs. Each interceptor defines its own events;
 * `@assistant-provider/policies` defines `retry`, `wait` and `storeFailed`.
 */
export interface CallEvent {
  /** The name of the event, e.g. `retry`. */
  readonly name: string;
  /** Details of the event, e.g. `delayMs`. */
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
  /** Whether this is the application's call or one of its requests. */
  readonly level: 'call' | 'request';
  /** The vendor's name, e.g. `genesys`. */
  readonly vendor: string;
  /** The label of the provider, if the application gave it one. */
  readonly label?: string | undefined;
  /** The application's operation, e.g. `queues.bind`. */
  readonly operation: string;
  /** The vendor's name of a request, e.g. `PUT /assistants/{id}/queues/{id}`; undefined for a call. */
  readonly request?: string | undefined;
  /** Whether the call may change something at the vendor. */
  readonly writes: boolean;
  /** Whether repeating the call is harmless. Always true for reads. */
  readonly repeatable: boolean;
  /** When the application's call began, by `clock.monotonic()`. The pages of one `all` share it. */
  readonly startedAt: number;
  /** The caller's own limit on the whole call in milliseconds, if any. */
  readonly timeoutMs?: number | false | undefined;
  /**
   * When a deadline ends the call at the latest, by `clock.monotonic()`. Undefined if no deadline counts the time
   * that the call waits for our own quota.
   */
  readonly deadlineAt?: number | undefined;
  /** When a deadline ends the call, on `stopwatch`. Undefined without such a deadline. */
  readonly budgetMs?: number | undefined;
  /** Measures the time that the call has used, without the time that it waits for our own quota. */
  readonly stopwatch: Stopwatch;
  /** Where the call's requests wait for our own quota. An `urgent` request does not wait. */
  readonly lane: Lane | 'urgent';
  /** The key that names this write; the same for all attempts. */
  readonly idempotencyKey: string;
  /** The number of the attempt, starting with 1. */
  readonly tryNumber: number;
  /** Aborts when the call ends early, with the error to report as its reason. Made when it is read. */
  readonly signal: AbortSignal;
  /** The provider's clock. */
  readonly clock: MonotonicClock;
  /** Typed values that interceptors pass to each other. */
  readonly values: ContextValues;
  /** Receives each event. An interceptor that replaces it must call the previous one as well. */
  readonly notify?: ((event: CallEvent) => void) | undefined;
  /** The work of the innermost handler. Interceptors leave it as it is. */
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

/** Returns the handler that passes a call through all interceptors. The first is outermost. */
export function composeInterceptors(interceptors: readonly Interceptor[]): Handler {
  return interceptors.reduceRight<Handler>(
    (next, interceptor) => interceptor(next),
    (call) => call.run(call),
  );
}
