/** Runs one call through the interceptors, cancels it on a signal, and makes its error. Never rejects. */
import { err, errAsync, ok, ResultAsync, type Result } from 'neverthrow';
import type { MonotonicClock } from '../contract/clock.js';
import { noContextValues } from '../contract/context-values.js';
import type { Attempt, DriverContext, VendorRequest } from '../contract/driver-context.js';
import type { AssistantError, AssistantFailure, Effect, ErrorDetails } from '../contract/error.js';
import { composeInterceptors, type Call, type Interceptor } from '../contract/interceptor.js';
import type { Lane } from '../contract/lane.js';
import type { NativeCallOptions } from '../contract/provider.js';
import type { DriverReply, Reply } from '../contract/reply.js';
import { toAssistantError } from '../errors/assistant-error.js';
import { ClockError, clockFailure } from '../errors/clock-error.js';
import { createFailure, isFailure, reviseFailure } from '../errors/failure.js';
import { changeCall, makeCall } from './call.js';
import { abortableOf, abortError, Cancellation, carrySignal, onAbort } from './cancellation.js';
import { createStopwatch } from './stopwatch.js';
import {
  applyLedger,
  createWriteLedger,
  mayHaveTakenEffect,
  withoutUnsafeRetry,
} from './write-ledger.js';

export interface Invocation {
  readonly operation: string;
  readonly writes: boolean;
  readonly assistantId?: string;
  /** The queue that the call names, if it is about one. */
  readonly queueId?: string;
  /** Where the requests wait for the quota, unless the caller says. Defaults to `interactive`. */
  readonly lane?: Lane | undefined;
  /** When the whole iteration began, if this call reads one of its pages. */
  readonly startedAt?: number;
  /** Aborts when the caller leaves the iteration. */
  readonly abandoned?: Cancellation;
  /** True if the call makes an assistant, whose id the caller may never learn. */
  readonly creates?: boolean;
  /** True if the errors of the call list what it has written. */
  readonly bulk?: boolean;
}

export interface Invoker {
  invoke<T>(
    invocation: Invocation,
    options: NativeCallOptions,
    run: (context: DriverContext) => DriverReply<T>,
  ): Reply<T>;
  /** Cancels every call in flight and every later call. */
  close(): void;
  /** Aborts when the invoker is closed. */
  readonly closed: Cancellation;
}

export function createInvoker(setup: {
  readonly vendor: string;
  readonly label?: string | undefined;
  readonly clock: MonotonicClock;
  readonly interceptors: readonly Interceptor[];
  readonly requestInterceptors: readonly Interceptor[];
  readonly redact: (text: string) => string;
}): Invoker {
  const { vendor, label, clock, redact } = setup;
  const about = { vendor, label };
  const handleCall = composeInterceptors(setup.interceptors);
  const handleRequest = composeInterceptors(setup.requestInterceptors);
  const lifetime = new Cancellation();

  /** Returns the failure for a thrown value or a returned error. */
  const toFailure = (thrown: unknown, operation: string, effect?: Effect): AssistantFailure => {
    if (isFailure(thrown)) return thrown;
    const message = `internal error in the ${vendor} adapter or an interceptor; please report it`;
    const details: ErrorDetails = ClockError.is(thrown)
      ? clockFailure(thrown)
      : { kind: 'unknown', message, cause: thrown };
    return createFailure({ ...details, ...about, operation, ...(effect && { effect }) }, redact);
  };

  /**
   * Runs untrusted code, which may throw, reject, or return a value that is not a `Result`. In these cases
   * nobody says whether a write was sent, so `effectOfThrown` does.
   */
  const guarded = <T>(
    operation: string,
    run: () => PromiseLike<Result<T, AssistantFailure>>,
    effectOfThrown?: () => Effect,
  ): Promise<Result<T, AssistantFailure>> => {
    const failed = (thrown: unknown) =>
      err<T, AssistantFailure>(toFailure(thrown, operation, effectOfThrown?.()));
    const checked = (result: unknown): Result<T, AssistantFailure> => {
      try {
        if (!isResult<T>(result))
          return failed(new TypeError('the returned value is not a Result'));
        // Read only these two members; the object is not trusted.
        return result.isErr() ? failed(result.error) : ok(result.value);
      } catch (thrown) {
        return failed(thrown);
      }
    };
    try {
      const reply = run();
      // Awaiting a thenable allocates three promises, and most replies are neverthrow's.
      const promise = reply instanceof ResultAsync ? reply : Promise.resolve(reply);
      return promise.then(checked, failed) as Promise<Result<T, AssistantFailure>>;
    } catch (thrown) {
      return Promise.resolve(failed(thrown));
    }
  };

  const cancelled = (operation: string, message: string, cause?: unknown): AssistantFailure =>
    createFailure(
      { kind: 'cancelled', ...about, operation, message, ...(cause !== undefined && { cause }) },
      // Our own words hold no secret.
      String,
    );

  const run = <T>(
    invocation: Invocation,
    options: NativeCallOptions,
    work: (context: DriverContext) => DriverReply<T>,
  ): Promise<Result<T, AssistantError>> => {
    const { operation, writes, queueId, abandoned, creates = false, bulk = false } = invocation;
    const now = clock.monotonic();
    const { startedAt = now, lane = 'interactive' } = invocation;
    let { assistantId } = invocation;
    const done = bulk ? new Set<string>() : undefined;
    const ledger = createWriteLedger();
    const cancellation = new Cancellation();
    const call = makeCall(
      {
        level: 'call',
        ...about,
        operation,
        writes,
        repeatable: !writes,
        startedAt,
        timeoutMs: options.timeoutMs,
        stopwatch: createStopwatch(clock, now),
        lane: options.lane ?? lane,
        idempotencyKey: options.idempotencyKey ?? crypto.randomUUID(),
        tryNumber: 1,
        clock,
        values: noContextValues,
        run: (call) => work(contextOf(call)),
      },
      cancellation,
    );

    const error = (details: ErrorDetails): AssistantFailure =>
      createFailure({ ...details, ...about, operation }, redact);
    const contextOf = (call: Call): DriverContext => {
      const context = {
        operation,
        clock,
        stopwatch: call.stopwatch,
        idempotencyKey: call.idempotencyKey,
        request: <R>(request: VendorRequest, send: (attempt: Attempt) => DriverReply<R>) =>
          sendRequest(call, request, send),
        created: (id: string) => {
          assistantId = id;
        },
        done: (ids: readonly string[]) => {
          for (const id of ids) done?.add(id);
        },
        error,
      };
      return carrySignal(context, abortableOf(call));
    };

    const sendRequest = <R>(
      parent: Call,
      request: VendorRequest,
      send: (attempt: Attempt) => DriverReply<R>,
    ): DriverReply<R> => {
      // Between two requests of one call nothing else checks whether it was aborted.
      const aborted = abortError(parent, { error });
      if (aborted) return errAsync(aborted);
      const repeatable = !request.writes || (request.repeatable ?? false) !== false;
      let previousAttemptMayHaveSucceeded = false;
      let underWay = 0;
      /** Once an attempt of a write has begun, it may have left. */
      const effectOfThrown = (): Effect =>
        request.writes && (previousAttemptMayHaveSucceeded || underWay > 0) ? 'maybe' : 'none';
      const sendOnce = (call: Call): DriverReply<R> => {
        const settle = ledger.begin(request, options);
        underWay += 1;
        const attempt = carrySignal(
          { tryNumber: call.tryNumber, previousAttemptMayHaveSucceeded },
          abortableOf(call),
        );
        const sent = guarded(operation, () => send(attempt), effectOfThrown).then((result) => {
          underWay -= 1;
          const done = result.isOk() || mayHaveTakenEffect(result.error, call);
          previousAttemptMayHaveSucceeded ||= request.writes && done;
          settle(done);
          return result;
        });
        return new ResultAsync(sent);
      };
      const requestCall = changeCall(parent, {
        level: 'request',
        request: request.name,
        writes: request.writes,
        repeatable,
        lane: request.urgent === true ? 'urgent' : parent.lane,
        run: sendOnce,
      });
      const handled = guarded(
        operation,
        () => handleRequest(requestCall) as DriverReply<R>,
        effectOfThrown,
      );
      return new ResultAsync(
        handled.then((result) =>
          result.isOk() ? result : err(withoutUnsafeRetry(result.error, requestCall)),
        ),
      );
    };

    let resolve: (result: Result<T, AssistantError>) => void = () => undefined;
    const settled = new Promise<Result<T, AssistantError>>((resolveSettled) => {
      resolve = resolveSettled;
    });
    const unsubscribe: (() => void)[] = [];
    let isSettled = false;
    const ofWholeCall = (failure: AssistantFailure) =>
      applyLedger(failure, ledger, { label, creates, assistantId, queueId, done });
    const toError = (failure: AssistantFailure) => toAssistantError(ofWholeCall(failure));
    /** An interceptor may have changed the failure so that it cannot be read. */
    const toReadableError = (failure: AssistantFailure) => {
      try {
        return toError(failure);
      } catch {
        return toError(toFailure(new TypeError('the error cannot be read'), operation));
      }
    };
    const settle = (result: () => Result<unknown, AssistantError>) => {
      if (isSettled) return;
      isSettled = true;
      resolve(result() as Result<T, AssistantError>);
      // The driver may still work on a request after the call has settled.
      for (const stop of unsubscribe) stop();
    };
    const cancelOn = (
      source: Cancellation | AbortSignal | undefined,
      toCancelled: () => AssistantFailure,
    ) => {
      // The call is settled already, so nothing would remove the callback.
      if (cancellation.aborted) return;
      const cancel = () => {
        // The reason of the driver's signal is the same error as the caller's.
        const failure = ofWholeCall(toCancelled());
        cancellation.abort(failure);
        settle(() => err(toAssistantError(failure)));
      };
      unsubscribe.push(onAbort(source, cancel));
    };
    const { signal } = options;
    cancelOn(lifetime, () => cancelled(operation, 'the provider is closed'));
    cancelOn(signal, () => cancelled(operation, 'the caller cancelled', signal?.reason));
    cancelOn(abandoned, () => cancelled(operation, 'the caller left the iteration'));
    if (!cancellation.aborted)
      guarded(operation, () => handleCall(call))
        .then((result) =>
          settle(() => (result.isOk() ? ok(result.value) : err(toReadableError(result.error)))),
        )
        .catch(ignored);
    return settled;
  };

  return {
    invoke: (invocation, options, work) => {
      try {
        return new ResultAsync(run(invocation, options, work));
      } catch (thrown) {
        // The application's own clock may throw, for example.
        const failure = toFailure(thrown, invocation.operation);
        return errAsync(
          toAssistantError(
            invocation.bulk === true ? reviseFailure(failure, { done: [] }) : failure,
          ),
        );
      }
    },
    close: () => lifetime.abort(undefined),
    closed: lifetime,
  };
}

/** The call has settled; only a signal of the application's own kind throws when it is left. */
const ignored = (): void => undefined;

/** Checks the shape, not the class, because a driver may bring its own copy of neverthrow. */
function isResult<T>(value: unknown): value is Result<T, AssistantFailure> {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { isErr?: unknown }).isErr === 'function' &&
    typeof (value as { mapErr?: unknown }).mapErr === 'function'
  );
}
