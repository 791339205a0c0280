/**
 * The part that also holds the assignments of roles, at a vendor that has one. A role is more than the
 * contract can say there, and so its assignment is undone in the part.
 */
import type {
  AssistantError,
  AssistantProvider,
  CallOptions,
  JsonObject,
  JsonValue,
} from '@assistant-provider/core';
import { errAsync, okAsync, type ResultAsync } from 'neverthrow';
import { canonicalText } from '../../plan/equal-json.js';

interface Place {
  readonly provider: AssistantProvider;
  readonly assistantId: string;
  readonly options: CallOptions;
}

/** Returns the kind of the part, or `undefined` if the vendor has none. */
const kindAt = ({ limits }: AssistantProvider): string | undefined =>
  Object.entries(limits.parts?.kinds ?? {}).find(
    ([, { carries }]) => carries?.includes('aiAgents') === true,
  )?.[0];

/** Reads the content of the part; null if there is none. */
export function readCarryingPart({
  provider,
  assistantId,
  options,
}: Place): ResultAsync<JsonObject | null, AssistantError> {
  const kind = kindAt(provider);
  if (kind === undefined || provider.parts === undefined) return okAsync(null);
  return provider.parts
    .get(assistantId, { kind, id: kind }, options)
    .map(({ content }): JsonObject | null => content)
    .orElse((error) => (error.kind === 'notFound' ? okAsync(null) : errAsync(error)));
}

/** Gives the members that a step has changed their former values. Others keep those that they have now. */
export function restoreCarryingPart(
  place: Place,
  before: JsonObject,
  after: JsonObject,
): ResultAsync<unknown, AssistantError> {
  const { provider, assistantId, options } = place;
  const kind = kindAt(provider) ?? '';
  return readCarryingPart(place).andThen(
    (now): ResultAsync<unknown, AssistantError> =>
      provider.parts?.put(
        assistantId,
        { kind, id: kind, content: restored(now ?? {}, before, after) },
        options,
      ) ?? okAsync(undefined),
  );
}

function restored(now: JsonObject, before: JsonObject, after: JsonObject): JsonObject {
  const members = new Map<string, JsonValue | undefined>(Object.entries(now));
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)]))
    if (canonicalText(before[name]) !== canonicalText(after[name])) members.set(name, before[name]);
  return Object.fromEntries(
    [...members].filter((entry): entry is [string, JsonValue] => entry[1] !== undefined),
  );
}
