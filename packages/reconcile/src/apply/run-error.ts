/** The error of a run that could not begin, or could not continue. */
import type { AssistantError } from '@assistant-provider/core';
import type { JournalError } from './run-journal.js';

/**
 * Why a run did not begin.
 *
 * | kind | meaning |
 * |---|---|
 * | notApplyable | the plan has open questions, losses that nobody accepted, obstacles, or steps that wait for each other |
 * | notApproved | the plan is not the one that was approved, or was changed by hand |
 * | otherTarget | the provider is not the one that the plan was made for |
 * | stale | the provider has changed since the plan was made |
 * | unknownRun | the store has no such run |
 * | finished | the run has ended, or goes back, so it cannot continue |
 * | vendor | a request failed |
 * | store | the store failed, or another process holds the lock |
 */
export interface RunError {
  /** The class of the error. */
  readonly kind:
    | 'notApplyable'
    | 'notApproved'
    | 'otherTarget'
    | 'stale'
    | 'unknownRun'
    | 'finished'
    | 'vendor'
    | 'store';
  /** The reason, and what to do. */
  readonly message: string;
  /** The assistants that have changed, if the plan is stale. */
  readonly changed?: readonly string[];
  /** The error of the request or of the store. */
  readonly cause?: AssistantError | JournalError;
}

/** Returns the error. */
export const runError = (
  kind: RunError['kind'],
  message: string,
  more: Pick<RunError, 'changed' | 'cause'> = {},
): RunError => ({ kind, message, ...more });

/** Returns the error of a failed request. */
export const vendorError = (error: AssistantError): RunError =>
  runError('vendor', error.message, { cause: error });

/** Returns the error of a store. */
export const storeError = (error: JournalError): RunError =>
  runError('store', error.message, { cause: error });
