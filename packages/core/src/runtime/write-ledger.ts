/** Records which writes of a call may have taken effect, and whether the call is safe to retry. */
import type { Call } from '../contract/interceptor.js';
import type { VendorRequest } from '../contract/driver-context.js';
import type { AssistantFailure } from '../contract/error.js';
import { isAssistantError } from '../errors/assistant-error.js';
import { reviseFailure } from '../errors/failure.js';
import { isAborted, type AbortSource } from './cancellation.js';
import type { CallOptions } from '../contract/provider.js';

/** If the attempt was aborted, its error says who aborted, not how far the write got. */
export function mayHaveTakenEffect(
  { effect, kind }: AssistantFailure,
  attempt: AbortSource,
): boolean {
  return effect === 'maybe' || (isAborted(attempt) && (kind === 'cancelled' || kind === 'timeout'));
}

export interface WriteLedger {
  /** Records a request that is sent. Call the returned function when the request has settled. */
  begin(
    request: VendorRequest,
    options: Pick<CallOptions, 'idempotencyKey'>,
  ): (mayHaveTakenEffect: boolean) => void;
  mayHaveWritten(): boolean;
  /** Returns whether a second call by the application could repeat a write with effect. */
  mayDuplicate(): boolean;
}

const nothingToSettle = (): void => undefined;

/** Counts the writes that have taken effect, may have taken effect, or have not settled yet. */
export function createWriteLedger(): WriteLedger {
  let unsettled = 0;
  let unsettledUnsafe = 0;
  let written = false;
  let writtenUnsafe = false;
  return {
    begin: ({ writes, repeatable }, { idempotencyKey }) => {
      if (!writes) return nothingToSettle;
      // The application does not know a generated key, so it cannot send that key again.
      const harmless =
        repeatable === 'byIdempotencyKey' ? idempotencyKey !== undefined : repeatable === true;
      const unsafe = harmless ? 0 : 1;
      unsettled += 1;
      unsettledUnsafe += unsafe;
      return (mayHaveTakenEffect) => {
        unsettled -= 1;
        unsettledUnsafe -= unsafe;
        written ||= mayHaveTakenEffect;
        writtenUnsafe ||= mayHaveTakenEffect && !harmless;
      };
    },
    mayHaveWritten: () => written || unsettled > 0,
    mayDuplicate: () => writtenUnsafe || unsettledUnsafe > 0,
  };
}

/** A write that may have taken effect is retried only if repeating it is harmless. */
export function withoutUnsafeRetry(
  failure: AssistantFailure,
  { writes, repeatable }: Pick<Call, 'writes' | 'repeatable'>,
): AssistantFailure {
  if (!writes)
    return failure.effect === 'none' ? failure : reviseFailure(failure, { effect: 'none' });
  return failure.effect === 'maybe' && failure.retry === 'transient' && !repeatable
    ? reviseFailure(failure, { retry: 'never' })
    : failure;
}

/** Sets the members that describe the whole call; the last request's error knows only itself. */
export function applyLedger(
  failure: AssistantFailure,
  ledger: WriteLedger,
  {
    label: ofProvider,
    creates,
    assistantId: known,
    queueId: called,
    done,
  }: {
    readonly label?: string | undefined;
    readonly creates: boolean;
    readonly assistantId?: string | undefined;
    readonly queueId?: string | undefined;
    /** The ids that the driver has reported as written; undefined if the call is not a bulk call. */
    readonly done?: ReadonlySet<string> | undefined;
  },
): AssistantFailure {
  const effect = ledger.mayHaveWritten() ? 'maybe' : 'none';
  const retry = failure.retry === 'transient' && ledger.mayDuplicate() ? 'never' : failure.retry;
  // An error that another provider has settled is about that provider, also if it has no label.
  const label = isAssistantError(failure) ? failure.label : (failure.label ?? ofProvider);
  const assistantId = failure.assistantId ?? known;
  const queueId = failure.queueId ?? called;
  const isLost = creates && effect === 'maybe' && assistantId === undefined;
  if (
    failure.effect === effect &&
    failure.retry === retry &&
    failure.label === label &&
    failure.assistantId === assistantId &&
    failure.queueId === queueId &&
    done === undefined &&
    !isLost
  )
    return failure;
  return reviseFailure(failure, {
    effect,
    retry,
    ...(label !== undefined && { label }),
    ...(assistantId !== undefined && { assistantId }),
    ...(queueId !== undefined && { queueId }),
    ...(done && { done: [...done] }),
    ...(isLost && { message: withRecoveryHint(failure.message) }),
  });
}

const withRecoveryHint = (message: string): string =>
  `${message}; the assistant may exist: use findPossiblyCreated to look for it`;
