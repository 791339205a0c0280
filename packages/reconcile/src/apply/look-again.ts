/** Looks twice for what a step may have made: a list may show it late. */
import { errAsync, ok, type ResultAsync } from 'neverthrow';
import type { AssistantError } from '@assistant-provider/core';
import { createReconcileError } from './reconcile-error.js';
import type { Outcome, Resolution, StepScope } from './step-work.js';
import { resultOf } from './state-work.js';

type Waiting = Pick<StepScope, 'clock' | 'graceMs' | 'options' | 'provider'>;

/** Returns what `look` finds. If it finds nothing, it looks again after the grace time. */
export const lookTwice = (
  scope: Waiting,
  look: () => Outcome<Resolution>,
): ResultAsync<Resolution, AssistantError> =>
  resultOf(look()).andThen((found) =>
    found.state === 'notDone' ? resultOf(waited(scope)).andThen(() => resultOf(look())) : ok(found),
  );

async function waited({ clock, graceMs, options, provider }: Waiting) {
  try {
    await clock.sleep(graceMs, options.signal ?? new AbortController().signal);
    return ok(undefined);
  } catch (cause) {
    const { vendor } = provider;
    return errAsync(
      createReconcileError(vendor, 'cancelled', `the wait was ended: ${String(cause)}`),
    );
  }
}
