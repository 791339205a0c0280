/** Waits until an assistant has reached a status, by asking at growing intervals. */
import { err, errAsync, ok, ResultAsync, type Result } from 'neverthrow';
import { onceAborted } from '../runtime/cancellation.js';
import { untilAborted } from '../runtime/until-aborted.js';
import { assistantStatuses, type Assistant, type AssistantStatus } from '../contract/assistant.js';
import { startTimer, type Clock } from '../contract/clock.js';
import type { AssistantError, AssistantErrorDetails } from '../contract/error.js';
import { createAssistantError, isAssistantError } from '../errors/assistant-error.js';
import { lifetimeOf } from '../runtime/provider-lifetime.js';
import { providerParser, vendorOf } from './provider-parser.js';
import type { AssistantProvider } from '../contract/provider.js';
import type { Reply } from '../contract/reply.js';
import { clockParser, signalParser, timeoutParser } from '../validation/inputs.js';
import { custom, object, oneOf, optional } from '../validation/parser.js';
import { parseArguments } from '../validation/parse-arguments.js';

export interface WaitOptions {
  readonly signal?: AbortSignal;
  /** Bound on the whole wait; default 5 minutes, `false` for none. */
  readonly timeoutMs?: number | false;
  /** Told after each look. What it throws ends the wait. */
  readonly onPoll?: (assistant: Assistant) => void;
  /** Default the provider's. */
  readonly clock?: Clock;
}

type Reachable = { readonly [S in AssistantStatus]: readonly AssistantStatus[] };

const all = assistantStatuses;
/** What may still come, from each status. A failed creation or deletion does not mend itself. */
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

/** The first interval suits emulators and fast vendors, the last a vendor's quota. */
const firstIntervalMs = 250;
const longestIntervalMs = 5_000;
const defaultTimeoutMs = 5 * 60_000;

const isFunction = (value: unknown): value is (assistant: Assistant) => void =>
  typeof value === 'function';

const optionsParser = object<WaitOptions>({
  signal: optional(signalParser),
  timeoutMs: optional(timeoutParser),
  onPoll: optional(custom(isFunction, 'a function')),
  clock: optional(clockParser),
});

/**
 * The assistant, once it has the status. Errors: `conflict` at once when it is in a status from
 * which the wanted one cannot come, `timeout`, `cancelled`, and those of `assistants.get`. An
 * assistant that is no longer found has the status `deleted`: there the answer may be undefined.
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
  const parsed = parseArguments(
    { vendor: vendorOf(provider), operation },
    {
      provider: [providerParser, provider],
      status: [oneOf(assistantStatuses), status],
      options: [optionsParser, options],
    },
  );
  if (parsed.isErr()) return errAsync(parsed.error);
  return new ResultAsync(
    poll(provider, id, status, parsed.value.options) as Promise<
      Result<S extends 'deleted' ? Assistant | undefined : Assistant, AssistantError>
    >,
  );
}

async function poll(
  provider: AssistantProvider,
  id: string,
  wanted: AssistantStatus,
  { signal, timeoutMs = defaultTimeoutMs, onPoll, clock: ownClock }: WaitOptions,
): Promise<Result<Assistant | undefined, AssistantError>> {
  const { clock: providersClock, closed } = lifetimeOf(provider);
  const clock = ownClock ?? providersClock;
  const ending = new AbortController();
  const cancelled = (message: string, cause?: unknown) =>
    failure(provider, { kind: 'cancelled', message, cause, assistantId: id });
  const stopping: (() => void)[] = [];
  try {
    stopping.push(
      onceAborted(signal, () => ending.abort(cancelled('the caller cancelled', signal?.reason))),
      onceAborted(closed, () => ending.abort(cancelled('the provider is closed'))),
    );
    if (timeoutMs !== false) {
      const timedOut = () => {
        const message = `the assistant was not ${wanted} within ${timeoutMs} ms`;
        ending.abort(failure(provider, { kind: 'timeout', message, assistantId: id }));
      };
      // A clock that fails ends the wait by its own error, at the next sleep.
      stopping.push(startTimer(clock, timeoutMs, timedOut));
    }
    let last: Assistant | undefined;
    for (let interval = firstIntervalMs; ; interval = Math.min(interval * 1.5, longestIntervalMs)) {
      const looked = await untilAborted(
        provider.assistants.get(id, { signal: ending.signal }),
        ending.signal,
        (reason) => toError(provider, reason),
      );
      if (looked.isErr()) {
        if (looked.error.kind !== 'notFound' || wanted !== 'deleted') return err(looked.error);
        return ok(last && { ...last, status: 'deleted' });
      }
      last = looked.value;
      onPoll?.(last);
      if (last.status === wanted) return ok(last);
      if (!reachable[last.status].includes(wanted))
        return err(
          failure(provider, {
            kind: 'conflict',
            message: `the assistant is ${last.status} and cannot become ${wanted}`,
            assistantId: id,
            ...(last.vendorStatus !== undefined && { vendorCode: last.vendorStatus }),
          }),
        );
      await clock.sleep(interval, ending.signal);
    }
  } catch (thrown) {
    return err(toError(provider, thrown));
  } finally {
    for (const stop of stopping) stop();
  }
}

function failure(
  provider: AssistantProvider,
  details: Omit<AssistantErrorDetails, 'vendor' | 'operation'>,
): AssistantError {
  return createAssistantError({ ...details, vendor: provider.vendor, operation });
}

function toError(provider: AssistantProvider, thrown: unknown): AssistantError {
  if (isAssistantError(thrown)) return thrown;
  return failure(provider, {
    kind: 'unknown',
    message: 'onPoll, or the clock, failed',
    cause: thrown,
  });
}
