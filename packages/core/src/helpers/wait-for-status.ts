/** Waits until an assistant has reached a status, by polling at growing intervals. */
import { err, errAsync, ok, ResultAsync, type Result } from 'neverthrow';
import { onAbort, raceAbort } from '../runtime/cancellation.js';
import { pollUntil } from '../runtime/poll-until.js';
import { assistantStatuses, type Assistant, type AssistantStatus } from '../contract/assistant.js';
import { startTimer, type Clock } from '../contract/clock.js';
import type { AssistantError, ErrorDetails } from '../contract/error.js';
import {
  createAssistantError,
  isAssistantError,
  toAssistantError,
} from '../errors/assistant-error.js';
import { ClockError, clockFailure } from '../errors/clock-error.js';
import { monotonicClock } from '../runtime/monotonic-clock.js';
import { guarded, thrownError } from './guarded.js';
import { lifetimeOf } from '../runtime/provider-lifetime.js';
import { callOf, providerParser } from './provider-parser.js';
import type { AssistantProvider } from '../contract/provider.js';
import type { Reply } from '../contract/reply.js';
import { clockParser, signalParser, timeoutParser } from '../validation/inputs.js';
import { custom, object, oneOf, optional } from '../validation/parser.js';
import { parseArguments } from '../validation/parse-arguments.js';

/** How long to wait, and how to follow or cancel the wait. */
export interface WaitOptions {
  /** Cancels the wait, which then fails with `cancelled`. */
  readonly signal?: AbortSignal | undefined;
  /** Limit on the whole wait in milliseconds; `false` for none. Defaults to 5 minutes. */
  readonly timeoutMs?: number | false | undefined;
  /** Called after each look; a promise is awaited. If it throws or rejects, the wait fails. */
  readonly onPoll?: ((assistant: Assistant) => unknown) | undefined;
  /** Defaults to the provider's clock. */
  readonly clock?: Clock | undefined;
}

type Reachable = { readonly [S in AssistantStatus]: readonly AssistantStatus[] };

const all = assistantStatuses;
/** The statuses that can follow each status. A failed creation or deletion does not recover. */
const reachable: Reachable = {
  creating: all,
  active: all.filter((status) => status !== 'creating'),
  inactive: all.filter((status) => status !== 'creating'),
  failed: ['deleting', 'deleted'],
  deleting: ['failed', 'deleted'],
  deleted: [],
  unknown: all,
};

const operation = 'waitForStatus';

const defaultTimeoutMs = 5 * 60_000;

const isFunction = (value: unknown): value is NonNullable<WaitOptions['onPoll']> =>
  typeof value === 'function';

const optionsParser = object<WaitOptions>({
  signal: optional(signalParser),
  timeoutMs: optional(timeoutParser),
  onPoll: optional(custom(isFunction, 'a function')),
  clock: optional(clockParser),
});

/**
 * Resolves to the assistant once it has the status. Fails with `conflict` as soon as the status cannot
 * be reached any more, with `timeout`, `cancelled`, and the errors of `assistants.get`. An assistant
 * that is no longer found counts as `deleted`; if it was never seen, the value is undefined.
 *
 * @example
 * ```ts
 * const active = await provider.assistants
 *   .create({ name: 'Returns desk' })
 *   .andThen(({ id }) => waitForStatus(provider, id, 'active', { timeoutMs: 60_000 }));
 * ```
 */
export function waitForStatus<S extends AssistantStatus>(
  provider: AssistantProvider,
  id: string,
  status: S,
  options: WaitOptions = {},
): Reply<S extends 'deleted' ? Assistant | undefined : Assistant> {
  const call = callOf(provider, operation);
  const parsed = parseArguments(call, {
    provider: [providerParser, provider],
    status: [oneOf(assistantStatuses), status],
    options: [optionsParser, options],
  });
  if (parsed.isErr()) return errAsync(parsed.error);
  return guarded(
    call,
    () =>
      new ResultAsync(
        poll(provider, id, status, parsed.value.options) as Promise<
          Result<S extends 'deleted' ? Assistant | undefined : Assistant, AssistantError>
        >,
      ),
  );
}

async function poll(
  provider: AssistantProvider,
  id: string,
  wanted: AssistantStatus,
  { signal, timeoutMs = defaultTimeoutMs, onPoll, clock: ownClock }: WaitOptions,
): Promise<Result<Assistant | undefined, AssistantError>> {
  const { clock: providersClock, closed } = lifetimeOf(provider);
  const clock = ownClock ? monotonicClock(ownClock) : providersClock;
  const controller = new AbortController();
  const abort = (details: ErrorDetails) =>
    controller.abort(failure(provider, { ...details, assistantId: id }));
  const cleanUp: (() => void)[] = [];

  const about = { error: (details: ErrorDetails) => failure(provider, details) };
  let last: Assistant | undefined;
  const look = async (): Promise<Result<Assistant | undefined, AssistantError> | undefined> => {
    const looked = await raceAbort(
      provider.assistants.get(id, { signal: controller.signal }),
      controller.signal,
      about,
    );
    if (looked.isErr())
      return looked.error.kind === 'notFound' && wanted === 'deleted'
        ? ok(last && { ...last, status: 'deleted' })
        : err(toAssistantError(looked.error));
    last = looked.value;
    const polled = await raceAbort(called(provider, onPoll, last), controller.signal, about);
    if (polled.isErr()) return err(toAssistantError(polled.error));
    if (last.status === wanted) return ok(last);
    return reachable[last.status].includes(wanted)
      ? undefined
      : err(unreachable(provider, last, wanted));
  };

  try {
    cleanUp.push(
      onAbort(signal, () =>
        abort({ kind: 'cancelled', message: 'the caller cancelled', cause: signal?.reason }),
      ),
      onAbort(closed, () => abort({ kind: 'cancelled', message: 'the provider is closed' })),
    );
    if (timeoutMs !== false) {
      const message = `the assistant was not ${wanted} within ${timeoutMs} ms (timeoutMs)`;
      cleanUp.push(
        startTimer(
          clock,
          timeoutMs,
          () => abort({ kind: 'timeout', message }),
          (thrown) => abort(clockFailure(thrown)),
        ),
      );
    }
    return await pollUntil(look, { clock, signal: controller.signal });
  } catch (thrown) {
    return err(toError(provider, thrown));
  } finally {
    for (const stop of cleanUp) stop();
  }
}

/** Resolves to an error if the application's function throws or rejects. */
async function called(
  provider: AssistantProvider,
  onPoll: WaitOptions['onPoll'],
  assistant: Assistant,
): Promise<Result<void, AssistantError>> {
  try {
    await onPoll?.(assistant);
    return ok(undefined);
  } catch (thrown) {
    return err(
      isAssistantError(thrown)
        ? thrown
        : failure(provider, { kind: 'unknown', message: 'onPoll failed', cause: thrown }),
    );
  }
}

function unreachable(
  provider: AssistantProvider,
  { id, status, vendorStatus }: Assistant,
  wanted: AssistantStatus,
): AssistantError {
  return failure(provider, {
    kind: 'conflict',
    message: `the assistant is ${status} and cannot become ${wanted}`,
    assistantId: id,
    ...(vendorStatus !== undefined && { vendorCode: vendorStatus }),
  });
}

function failure(provider: AssistantProvider, details: ErrorDetails): AssistantError {
  return createAssistantError({ ...details, ...callOf(provider, operation) });
}

function toError(provider: AssistantProvider, thrown: unknown): AssistantError {
  return ClockError.is(thrown)
    ? failure(provider, clockFailure(thrown))
    : thrownError(callOf(provider, operation), thrown);
}
