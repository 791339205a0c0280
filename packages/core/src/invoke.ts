/** Runs one call through the interceptors, ends it when it is to end, and lets nothing reject. */
import { err, ResultAsync, type Result } from 'neverthrow';
import { forwardAbort, FollowedAbortController, untilAborted } from './abort.js';
import { composeInterceptors, type Call, type Interceptor } from './call.js';
import type { Clock } from './clock.js';
import type { Attempt, DriverContext, VendorRequest } from './driver.js';
import { createAssistantError, isAssistantError, type AssistantError } from './error.js';
import type { CallOptions } from './provider.js';
import type { Reply } from './reply.js';
import { accountFor, createWriteLedger, mayBeDone, safeToRepeat } from './write-ledger.js';

export interface Invocation {
  readonly operation: string;
  readonly writes: boolean;
  readonly assistantId?: string;
  /** When the whole call began, if this is one of its later pages. */
  readonly startedAt?: number;
  /** Aborts when nobody waits for the answer any more. */
  readonly abandoned?: AbortSignal;
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
  readonly closed: AbortSignal;
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
  const lifetime = new FollowedAbortController();

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

  /** The reply of code that is not ours to trust: it may throw, reject, or answer no `Result`. */
  const guarded = async <T>(
    operation: string,
    run: () => PromiseLike<Result<T, AssistantError>>,
  ): Promise<Result<T, AssistantError>> => {
    try {
      const result: unknown = await run();
      if (!isResult<T>(result)) return err(toError(new TypeError('no Result answered'), operation));
      return result.isErr() ? err(toError(result.error, operation)) : result;
    } catch (thrown) {
      return err(toError(thrown, operation));
    }
  };

  const cancelled = (operation: string, message: string, cause?: unknown): AssistantError =>
    createAssistantError(
      { kind: 'cancelled', vendor, operation, message, ...(cause !== undefined && { cause }) },
      redact,
    );

  const run = async <T>(
    invocation: Invocation,
    options: InvocationOptions,
    work: (context: DriverContext) => Reply<T>,
  ): Promise<Result<T, AssistantError>> => {
    const { operation, writes } = invocation;
    let { assistantId } = invocation;
    const ledger = createWriteLedger();
    const ending = new FollowedAbortController();
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
      signal: ending.signal,
      clock,
      run: (call) => work(contextOf(call)),
    };

    const stopForwarding = [
      forwardAbort(lifetime.signal, ending, () => cancelled(operation, 'the provider is closed')),
    ];
    if (options.signal)
      stopForwarding.push(
        forwardAbort(options.signal, ending, (reason) =>
          cancelled(operation, 'the caller cancelled', reason),
        ),
      );
    if (invocation.abandoned)
      stopForwarding.push(
        forwardAbort(invocation.abandoned, ending, () =>
          cancelled(operation, 'the caller left the iteration'),
        ),
      );

    const contextOf = (call: Call): DriverContext => ({
      operation,
      signal: call.signal,
      clock,
      idempotencyKey: call.idempotencyKey,
      request: (request, send) => new ResultAsync(sendRequest(call, request, send)),
      about: (id) => {
        assistantId = id;
      },
      error: (details) => createAssistantError({ ...details, vendor, operation }, redact),
    });

    const sendRequest = async <R>(
      parent: Call,
      request: VendorRequest,
      send: (attempt: Attempt) => Reply<R>,
    ): Promise<Result<R, AssistantError>> => {
      const repeatable = !request.writes || (request.repeatable ?? false) !== false;
      let earlierMayBeDone = false;
      const sendOnce = async (tried: Call): Promise<Result<R, AssistantError>> => {
        const settle = ledger.begin(request, options);
        const { signal, tryNumber } = tried;
        const result = await guarded(operation, () =>
          send({ signal, tryNumber, earlierMayBeDone }),
        );
        const done = result.isOk() || mayBeDone(result.error, signal);
        earlierMayBeDone ||= request.writes && done;
        settle(done);
        return result;
      };
      const requestCall: Call = {
        // First, since V8 takes long to add a member to a copy.
        request: request.name,
        ...parent,
        level: 'request',
        writes: request.writes,
        repeatable,
        run: (tried) => new ResultAsync(sendOnce(tried)),
      };
      // Between two requests of one call nothing else looks at the signal.
      if (parent.signal.aborted) return err(toError(parent.signal.reason, operation));
      const result = await guarded(operation, () => handleRequest(requestCall) as Reply<R>);
      return result.isOk() ? result : err(safeToRepeat(result.error, requestCall));
    };

    const result = ending.signal.aborted
      ? err<T, AssistantError>(toError(ending.signal.reason, operation))
      : ((await untilAborted(
          guarded(operation, () => handleCall(call)),
          ending.signal,
          (reason) => toError(reason, operation),
        )) as Result<T, AssistantError>);
    // The driver may still be at work on a request that nobody waits for.
    for (const stop of stopForwarding) stop();
    return result.isOk() ? result : err(accountFor(result.error, ledger, assistantId));
  };

  return {
    invoke: (invocation, options, work) =>
      new ResultAsync(guarded(invocation.operation, () => run(invocation, options, work))),
    close: () => lifetime.abort(),
    closed: lifetime.signal,
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
