/** Finds out whether a provider is still as it was when the plan was made. */
import { readOnly, type AssistantError, type AssistantProvider } from '@assistant-provider/core';
import { err, ok, type Result } from 'neverthrow';
import { observe } from '../observe/observe.js';
import { fingerprintOf } from '../plan/fingerprint.js';
import type { Plan } from '../plan/plan.js';

/** Selections of more ids are read as a whole list. */
const fewIds = 100;

/** Returns the keys of the assistants that have changed, of those that steps of the plan touch. */
export async function changedSince(
  plan: Plan,
  provider: AssistantProvider,
  signal: AbortSignal | undefined,
): Promise<Result<readonly string[], AssistantError>> {
  const touched = new Set(plan.steps.map(({ assistant }) => assistant));
  const expected = new Map(
    plan.assistants.flatMap(({ key, id, replaces, fingerprint }) => {
      const there = id ?? replaces;
      return there !== undefined && fingerprint !== undefined && touched.has(key)
        ? [[there, { key, fingerprint }] as const]
        : [];
    }),
  );
  if (expected.size === 0) return ok([]);
  const ids = [...expected.keys()];
  const observed = await observe(readOnly(provider), {
    ...plan.observed,
    select: ids.length > fewIds ? { filter: ({ id }) => expected.has(id) } : { ids },
    ...(signal && { signal }),
  });
  if (observed.isErr()) return err(observed.error);
  const now = new Map(observed.value.assistants.map((assistant) => [assistant.id, assistant]));
  return ok(
    [...expected].flatMap(([id, { key, fingerprint }]) => {
      const assistant = now.get(id);
      return assistant && fingerprintOf(assistant) === fingerprint ? [] : [key];
    }),
  );
}
