/** Finds out whether a provider is still as it was when the plan was made. */
import { readOnly, type AssistantError, type AssistantProvider } from '@assistant-provider/core';
import { err, ok, type Result } from 'neverthrow';
import { observe } from '../observe/observe.js';
import { fingerprintOf } from '../plan/fingerprint.js';
import { lookUp } from '../plan/look-up.js';
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
  const moved = await queuesMovedSince(plan, provider, signal);
  if (moved.isErr() || expected.size === 0) return moved;
  const ids = [...expected.keys()];
  const observed = await observe(readOnly(provider), {
    ...plan.observed,
    select: ids.length > fewIds ? { filter: ({ id }) => expected.has(id) } : { ids },
    ...(signal && { signal }),
  });
  if (observed.isErr()) return err(observed.error);
  const now = new Map(observed.value.assistants.map((assistant) => [assistant.id, assistant]));
  const changed = [...expected].flatMap(([id, { key, fingerprint }]) => {
    const assistant = now.get(id);
    return assistant && fingerprintOf(assistant) === fingerprint ? [] : [key];
  });
  return ok([...new Set([...changed, ...moved.value])]);
}

/** Returns the keys of the assistants that would take a queue from another one than the plan says. */
async function queuesMovedSince(
  { steps }: Plan,
  provider: AssistantProvider,
  signal: AbortSignal | undefined,
): Promise<Result<readonly string[], AssistantError>> {
  const places = new Map(
    steps.flatMap(({ assistant, target, action }) =>
      action.type === 'bind'
        ? action.bindings.map(
            ({ queueId }) =>
              [
                queueId,
                { key: assistant, target, from: lookUp(action.takenFrom, queueId) },
              ] as const,
          )
        : [],
    ),
  );
  const { queues } = readOnly(provider);
  if (queues === undefined || places.size === 0) return ok([]);
  const missing = new Map([...places].filter(([, { from }]) => from !== undefined));
  const moved = new Set<string>();
  const options = { lane: 'bulk', ...(signal && { signal }) } as const;
  for await (const entry of queues.allBound({ queueIds: [...places.keys()] }, options)) {
    if (entry.isErr()) return err(entry.error);
    const { queueId, assistantId } = entry.value;
    missing.delete(queueId);
    const place = places.get(queueId);
    if (place && assistantId !== place.target && assistantId !== place.from) moved.add(place.key);
  }
  for (const { key } of missing.values()) moved.add(key);
  return ok([...moved]);
}
