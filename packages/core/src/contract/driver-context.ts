/** The context of a call, which a driver uses to reach the vendor and to make errors. */
import type { MonotonicClock } from './clock.js';
import type { AssistantFailure, ErrorDetails } from './error.js';
import type { DriverReply } from './reply.js';
import type { Stopwatch } from './stopwatch.js';

/** One request to the vendor, described for the policies. */
export interface VendorRequest {
  /** The vendor's name of the request, for spans and logs; never an id or a secret. */
  readonly name: string;
  /** Whether the request may change something at the vendor. */
  readonly writes: boolean;
  /**
   * Whether a write is idempotent. Pass `true` for a PUT or a DELETE, and `byIdempotencyKey` if the
   * request carries the context's key and the vendor supports such keys. Defaults to `false`: the
   * write is retried only if it cannot have taken effect.
   */
  readonly repeatable?: boolean | 'byIdempotencyKey';
  /**
   * Whether other calls wait for this request, such as one for a token. It counts against the quota,
   * but does not wait for it. Defaults to `false`.
   */
  readonly urgent?: boolean;
}

/** One attempt of one request. */
export interface Attempt {
  /**
   * Aborts when the attempt must end: then abort the exchange and free its socket. The signal is made
   * when it is read, so `onAbort(attempt, …)` is cheaper where you do not need a signal.
   */
  readonly signal: AbortSignal;
  /** The number of the attempt, starting with 1. */
  readonly tryNumber: number;
  /**
   * True if an earlier attempt may have taken effect. In that case a delete that finds nothing counts
   * as success.
   */
  readonly previousAttemptMayHaveSucceeded: boolean;
}

/**
 * The context of one call, which every method of a driver takes as its last argument. Several calls
 * may run at the same time, even on one assistant.
 */
export interface DriverContext {
  /** The application's operation, e.g. `queues.bind`. */
  readonly operation: string;
  /** Aborts when the call ends early. It is made when it is read; see `onAbort`. */
  readonly signal: AbortSignal;
  /** The provider's clock. Use it for every wait, so that tests control time. */
  readonly clock: MonotonicClock;
  /**
   * Measures the time that the call has used. Pause it while the call waits for another call of this
   * driver, such as for a lock, because that call has a deadline of its own.
   */
  readonly stopwatch: Stopwatch;
  /**
   * The caller's key, or a fresh one; the same for all attempts of a call. It has up to 200 characters
   * of any script, so hash it if the vendor's alphabet is smaller.
   */
  readonly idempotencyKey: string;
  /**
   * Sends one request through retry, rate limit and attempt timeout, and calls `send` once for each
   * attempt.
   *
   * @example
   * ```ts
   * context.request({ name: 'GetAssistant', writes: false }, (attempt) =>
   *   client.get(`/assistants/${id}`, attempt.signal),
   * );
   * ```
   */
  readonly request: <T>(
    request: VendorRequest,
    send: (attempt: Attempt) => DriverReply<T>,
  ) => DriverReply<T>;
  /**
   * Reports the assistant that this call has just created. If the call fails afterwards, for example
   * at its deadline, the error names the assistant.
   */
  readonly created: (assistantId: string) => void;
  /**
   * Reports ids that this bulk call has written. Call it after each request that wrote some. If the
   * call fails afterwards, for example at its deadline, the error lists them as `done`.
   */
  readonly done: (ids: readonly string[]) => void;
  /** Makes an error of this vendor and operation, with secrets masked. */
  readonly error: (details: ErrorDetails) => AssistantFailure;
}
