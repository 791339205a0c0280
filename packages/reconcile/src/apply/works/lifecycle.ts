/** Waits for an assistant, deletes one, and writes down what belongs together. */
import { waitForStatus } from '@assistant-provider/core';
import { errAsync, okAsync } from 'neverthrow';
import type { AdoptAction, DeleteAction, ForgetAction, WaitAction } from '../../plan/step.js';
import type { StepWork } from '../step-work.js';

/** The work of steps that only the ledger knows of: reading it says whether they were done. */
const ledgerWork: Pick<
  StepWork<AdoptAction | ForgetAction>,
  'before' | 'run' | 'resolve' | 'undo'
> = {
  before: () => okAsync(null),
  run: ({ action }) => okAsync({ id: action.id }),
  resolve: () => okAsync({ state: 'notDone' } as const),
  undo: () => okAsync({ state: 'undone', isUntouched: true } as const),
};

/** The work of `adopt`. */
export const adoptWork: StepWork<AdoptAction> = ledgerWork;

/** The work of `forget`. */
export const forgetWork: StepWork<ForgetAction> = ledgerWork;

/** The work of `wait`. Waiting again is harmless. */
export const waitWork: StepWork<WaitAction> = {
  before: () => okAsync(null),
  run: ({ provider, assistantId, options }) =>
    provider.assistants.get(assistantId, options).andThen(({ status }) =>
      // A vendor without a status has nothing to wait for. An inactive assistant exists as well: at
      // Genesys Cloud it may become active only with its copilot, which a later step writes.
      status === 'active' || status === 'inactive' || status === 'unknown'
        ? okAsync({ id: assistantId })
        : waitForStatus(provider, assistantId, 'active', {
            ...(options.signal && { signal: options.signal }),
          }).map(() => ({ id: assistantId })),
    ),
  resolve: () => okAsync({ state: 'notDone' } as const),
  undo: () => okAsync({ state: 'undone', isUntouched: true } as const),
};

/** The work of `delete`. It cannot be undone: a new assistant would have another id. */
export const deleteWork: StepWork<DeleteAction> = {
  before: () => okAsync(null),
  run: ({ provider, assistantId, options }) =>
    provider.assistants
      .delete(assistantId, options)
      .orElse((error) => (error.kind === 'notFound' ? okAsync() : errAsync(error)))
      .map(() => ({})),
  resolve: ({ provider, assistantId, options }) =>
    provider.assistants
      .get(assistantId, options)
      .map(({ status }) =>
        status === 'deleting' || status === 'deleted'
          ? ({ state: 'done', result: {} } as const)
          : ({ state: 'notDone' } as const),
      )
      .orElse((error) =>
        error.kind === 'notFound'
          ? okAsync({ state: 'done', result: {} } as const)
          : errAsync(error),
      ),
  undo: () => okAsync({ state: 'undone', isUntouched: true } as const),
};
