/** Runs one call through the interceptors, ends it when it is to end, and lets nothing reject. */
import { err, errAsync, ok, ResultAsync, type Result } from 'neverthrow';
import { composeInterceptors, type Call, type Interceptor } from '../contract/interceptor.js';
import type { Clock } from '../contract/clock.js';
import type { Attempt, DriverContext, VendorRequest } from '../contract/driver.js';
import { AbortableEnding, onceAborted, type Ending } from './cancellation.js';
import type { AssistantError } from '../contract/error.js';
import { createAssistantError, isAssistantError } from '../errors/assistant-error.js';
import type { CallOptions } from '../contract/provider.js';
import type { Reply } from '../contract/reply.js';
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
  /** When the whole call began, if this is one of its later pages. */
  readonly startedAt?: number;
  /** Aborts when nobody waits for the answer any more. */
  readonly abandoned?: Ending;
}

export type InvocationOptions = Pick<CallOptions, 'signal' | 'timeoutMs' | 'idempotencyKey'>;

export interface Invoker {
  invoke<T>(
    invocation: Invocation,
    options: InvocationOptions,
    run: (context: DriverContext) => Reply<T>,
  ): Reply<T>;
  /** Ends every call in flight, and each later one, as cancelled. */
  close(): void;
  /** Aborts when it is closed. */
  readonly closed: Ending;
}

export function createInvoker(setup: {
  readonly vendor: string;
  readonly clock: Clock;
  readonly interceptors: readonly Interceptor[];
  readonly requestInterceptors: readonly Interceptor[];
  readonly redact: (text: string) => string;
}): Invoker {
  const { vendor, clock, redact } = setup;
  const handleCall = composeInterceptors(setup.interceptors);
  const handleRequest = composeInterceptors(setup.requestInterceptors);
  const lifetime = new AbortableEnding();

  /** What was thrown, or given as an error, becomes an `AssistantError`. */
  const toError = (thrown: unknown, operation: string): AssistantError =>
    isAssistantError(thrown)
      ? thrown
      : createAssistantError(
          {
            kind: 'unknown',
            vendor,
            operation,
            message: `the ${vendor} adapter, or an interceptor, failed in a way it should not have`,
            cause: thrown,
          },
          redact,
        );

  /** What code answers that is not ours to trust: it may throw, reject, or answer no `Result`. */
  const guarded = <T>(
    operation: string,
    run: () => PromiseLike<Result<T, AssistantError>>,
  ): Promise<Result<T, AssistantError>> => {
    const failed = (thrown: unknown) => err<T, AssistantError>(toError(thrown, operation));
    const checked = (result: unknown): Result<T, AssistantError> => {
      try {
        if (!isResult<T>(result)) return failed(new TypeError('no Result answered'));
        // Of what it has, that was looked at: no more is asked of it.
        return result.isErr() ? failed(result.error) : ok(result.value);
      } catch (thrown) {
        return failed(thrown);
      }
    };
    try {
      const reply = run();
      // To await what is no promise takes three of them, and most replies are neverthrow's.
      const promise = reply instanceof ResultAsync ? reply : Promise.resolve(reply);
      return promise.then(checked, failed) as Promise<Result<T, AssistantError>>;
    } catch (thrown) {
      return Promise.resolve(failed(thrown));
    }
  };

  const cancelled = (operation: string, message: string, cause?: unknown): AssistantError =>
    createAssistantError(
      { kind: 'cancelled', vendor, operation, message, ...(cause !== undefined && { cause }) },
      redact,
    );

  const run = <T>(
    invocation: Invocation,
    options: InvocationOptions,
    work: (context: DriverContext) => Reply<T>,
  ): Promise<Result<T, AssistantError>> => {
    const { operation, writes, abandoned } = invocation;
    let { assistantId } = invocation;
    const ledger = createWriteLedger();
    const ending = new AbortableEnding();
    const call: Call = {
      level: 'call',
      vendor,
      operation,
      writes,
      repeatable: !writes,
      startedAt: invocation.startedAt ?? clock.now(),
      ...(options.timeoutMs !== undefined && { timeoutMs: options.timeoutMs }),
      idempotencyKey: options.idempotencyKey ?? crypto.randomUUID(),
      tryNumber: 1,
      ending,
      clock,
      run: (call) => work(contextOf(call)),
    };

    const contextOf = (call: Call): DriverContext => ({
      operation,
      ending: call.ending,
      clock,
      idempotencyKey: call.idempotencyKey,
      request: (request, send) => sendRequest(call, request, send),
      created: (id) => {
        assistantId = id;
      },
      error: (details) => createAssistantError({ ...details, vendor, operation }, redact),
    });

    const sendRequest = <R>(
      parent: Call,
      request: VendorRequest,
      send: (attempt: Attempt) => Reply<R>,
    ): Reply<R> => {
      // Between two requests of one call nothing else looks whether it has ended.
      if (parent.ending.aborted) return errAsync(toError(parent.ending.reason, operation));
      const repeatable = !request.writes || (request.repeatable ?? false) !== false;
      let previousAttemptMayHaveSucceeded = false;
      const sendOnce = ({ ending, tryNumber }: Call): Reply<R> => {
        const settle = ledger.begin(request, options);
        const attempt = { ending, tryNumber, previousAttemptMayHaveSucceeded };
        const sent = guarded(operation, () => send(attempt)).then((result) => {
          const done = result.isOk() || mayHaveTakenEffect(result.error, ending);
          previousAttemptMayHaveSucceeded ||= request.writes && done;
          settle(done);
          return result;
        });
        return new ResultAsync(sent);
      };
      const requestCall: Call = {
        // First, since V8 takes long to add a member to a copy.
        request: request.name,
        ...parent,
        level: 'request',
        writes: request.writes,
        repeatable,
        run: sendOnce,
      };
      const handled = guarded(operation, () => handleRequest(requestCall) as Reply<R>);
      return new ResultAsync(
        handled.then((result) =>
          result.isOk() ? result : err(withoutUnsafeRetry(result.error, requestCall)),
        ),
      );
    };

    let answer: (result: Result<T, AssistantError>) => void = () => undefined;
    const answered = new Promise<Result<T, AssistantError>>((resolve) => {
      answer = resolve;
    });
    const stopFollowing: (() => void)[] = [];
    const settle = (result: Result<unknown, AssistantError>) => {
      // The driver may still be at work on a request that nobody waits for.
      for (const stop of stopFollowing) stop();
      answer(
        result.isOk()
          ? (result as Result<T, AssistantError>)
          : err(applyLedger(result.error, ledger, assistantId)),
      );
    };
    const endOn = (source: Ending | AbortSignal | undefined, toCancelled: () => AssistantError) => {
      // Nothing would take it away again.
      if (ending.aborted) return;
      const end = () => {
        const error = toCancelled();
        ending.abort(error);
        settle(err(error));
      };
      stopFollowing.push(onceAborted(source, end));
    };
    const { signal } = options;
    endOn(lifetime, () => cancelled(operation, 'the provider is closed'));
    endOn(signal, () => cancelled(operation, 'the caller cancelled', signal?.reason));
    endOn(abandoned, () => cancelled(operation, 'the caller left the iteration'));
    if (!ending.aborted) void guarded(operation, () => handleCall(call)).then(settle);
    return answered;
  };

  return {
    invoke: (invocation, options, work) => {
      try {
        return new ResultAsync(run(invocation, options, work));
      } catch (thrown) {
        // The application's own clock, say.
        return errAsync(toError(thrown, invocation.operation));
      }
    },
    close: () => lifetime.abort(undefined),
    closed: lifetime,
  };
}

/** By shape, since a driver may bring its own copy of neverthrow. */
function isResult<T>(value: unknown): value is Result<T, AssistantError> {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { isErr?: unknown }).isErr === 'function' &&
    typeof (value as { mapErr?: unknown }).mapErr === 'function'
  );
}
