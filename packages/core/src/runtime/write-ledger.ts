/** The account of what a call may have written, and what that means for repeating it. */
import type { Call } from '../contract/interceptor.js';
import type { VendorRequest } from '../contract/driver.js';
import type { AssistantFailure } from '../contract/error.js';
import { reviseFailure } from '../errors/failure.js';
import { isAborted, type AbortSource } from './cancellation.js';
import type { CallOptions } from '../contract/provider.js';

/** An abort error says who aborted, not how far the write got. */
export function mayHaveTakenEffect(
  { effect, kind }: AssistantFailure,
  attempt: AbortSource,
): boolean {
  return effect === 'maybe' || (isAborted(attempt) && (kind === 'cancelled' || kind === 'timeout'));
}

export interface WriteLedger {
  /** Notes a request that goes out. Call the returned function when the request has ended. */
  begin(
    request: VendorRequest,
    options: Pick<CallOptions, 'idempotencyKey'>,
  ): (mayBeDone: boolean) => void;
  mayHaveWritten(): boolean;
  /** Whether the whole call, made again by the application, could do a part of it twice. */
  mayDouble(): boolean;
}

const nothingToNote = (): void => undefined;

/** Counts writes that went out: those that were done, may be done, or are not settled yet. */
export function createWriteLedger(): WriteLedger {
  let unsettled = 0;
  let unsettledDoubles = 0;
  let written = false;
  let doubles = false;
  return {
    begin: ({ writes, repeatable }, { idempotencyKey }) => {
      if (!writes) return nothingToNote;
      // A key that core made up is not the application's to send again.
      const harmless =
        repeatable === 'byIdempotencyKey' ? idempotencyKey !== undefined : repeatable === true;
      const double = harmless ? 0 : 1;
      unsettled += 1;
      unsettledDoubles += double;
      return (mayBeDone) => {
        unsettled -= 1;
        unsettledDoubles -= double;
        written ||= mayBeDone;
        doubles ||= mayBeDone && !harmless;
      };
    },
    mayHaveWritten: () => written || unsettled > 0,
    mayDouble: () => doubles || unsettledDoubles > 0,
  };
}

/** Never retry a write that may have happened, unless repeating it is harmless. */
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

/** What the whole call may have done, which its last request alone cannot tell. */
export function applyLedger(
  failure: AssistantFailure,
  ledger: WriteLedger,
  {
    creates,
    assistantId: known,
  }: { readonly creates: boolean; readonly assistantId?: string | undefined },
): AssistantFailure {
  const effect = ledger.mayHaveWritten() ? 'maybe' : 'none';
  const retry = failure.retry === 'transient' && ledger.mayDouble() ? 'never' : failure.retry;
  const assistantId = failure.assistantId ?? known;
  const isLost = creates && effect === 'maybe' && assistantId === undefined;
  if (
    failure.effect === effect &&
    failure.retry === retry &&
    failure.assistantId === assistantId &&
    !isLost
  )
    return failure;
  return reviseFailure(failure, {
    effect,
    retry,
    ...(assistantId !== undefined && { assistantId }),
    ...(isLost && { message: withRecoveryHint(failure.message) }),
  });
}

const withRecoveryHint = (message: string): string =>
  `${message}; the assistant may exist: use findPossiblyCreated to look for it`;
