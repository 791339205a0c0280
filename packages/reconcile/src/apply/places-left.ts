/** Finds out before a run whether the account still has places for what the plan creates. */
import { readOnly, type AssistantProvider } from '@assistant-provider/core';
import { err, ok, type Result } from 'neverthrow';
import { isGone } from '../observe/is-gone.js';
import { placesObstacle } from '../plan/obstacles.js';
import type { Plan } from '../plan/plan.js';
import { runError, vendorError, type RunError } from './run-error.js';

/** Returns an error if others have taken the places since the plan was made. */
export async function checkPlaces(
  { steps }: Plan,
  provider: AssistantProvider,
  signal: AbortSignal,
): Promise<Result<void, RunError>> {
  const { assistantsPerAccount } = provider.limits;
  const created = steps.filter(({ action }) => action.type === 'create').length;
  if (assistantsPerAccount === undefined || created === 0) return ok(undefined);
  let there = 0;
  for await (const entry of readOnly(provider).assistants.all({}, { signal })) {
    if (entry.isErr()) return err(vendorError(entry.error));
    if (!isGone(entry.value)) there += 1;
  }
  const message = placesObstacle(created, there, assistantsPerAccount);
  return message === undefined ? ok(undefined) : err(runError('notApplyable', message));
}
