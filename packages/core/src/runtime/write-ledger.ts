/** The account of what a call may have written, and what that means for repeating it. */
import type { Call } from '../contract/interceptor.js';
import type { VendorRequest } from '../contract/driver.js';
import type { Ending } from './cancellation.js';
import type { AssistantError } from '../contract/error.js';
import { reviseError } from '../errors/assistant-error.js';
import type { CallOptions } from '../contract/provider.js';

/**
 * A driver that answers the very reason for which its try was ended tells who ended the write,
 * and not how far it had got.
 */
export function mayHaveTakenEffect({ effect, kind }: AssistantError, ending: Ending): boolean {
  return effect === 'maybe' || (ending.aborted && (kind === 'cancelled' || kind === 'timeout'));
}

export interface WriteLedger {
  /** Notes a request that goes out. Its end is told to what this answers. */
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

/** A write that may have happened is not repeated unless repeating it is harmless. */
export function withoutUnsafeRetry(
  error: AssistantError,
  { writes, repeatable }: Call,
): AssistantError {
  if (!writes) return error.effect === 'none' ? error : reviseError(error, { effect: 'none' });
  return error.effect === 'maybe' && error.retry === 'transient' && !repeatable
    ? reviseError(error, { retry: 'never' })
    : error;
}

/** Tells what the call as a whole may have done, which its last request alone cannot know. */
export function applyLedger(
  error: AssistantError,
  ledger: WriteLedger,
  assistantId: string | undefined,
): AssistantError {
  const effect = ledger.mayHaveWritten() ? 'maybe' : 'none';
  const retry = error.retry === 'transient' && ledger.mayDouble() ? 'never' : error.retry;
  const about = error.assistantId ?? assistantId;
  if (error.effect === effect && error.retry === retry && error.assistantId === about) return error;
  return reviseError(error, { effect, retry, ...(about !== undefined && { assistantId: about }) });
}
