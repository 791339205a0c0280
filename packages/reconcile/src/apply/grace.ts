/** Waits for what a list may show late. */
import { ResultAsync } from 'neverthrow';
import type { AssistantError } from '@assistant-provider/core';
import { createReconcileError } from './reconcile-error.js';
import type { StepScope } from './step-work.js';

/** The time to wait, and what may end the wait. */
export type Waiting = Pick<StepScope, 'clock' | 'graceMs' | 'options' | 'provider'>;

/** Resolves after the grace time. */
export const graceTime = ({
  clock,
  graceMs,
  options,
  provider,
}: Waiting): ResultAsync<void, AssistantError> =>
  ResultAsync.fromPromise(
    clock.sleep(graceMs, options.signal ?? new AbortController().signal),
    (cause) =>
      createReconcileError(provider.vendor, 'cancelled', `the wait was ended: ${String(cause)}`),
  );
