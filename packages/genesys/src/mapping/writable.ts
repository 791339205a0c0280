/**
 * Removes the read-only members of an object, so that it can be sent back. Unknown members stay: the
 * vendor has some that no contract names, and a PUT without them would delete them. Pure.
 */
import { isPlainObject } from '@assistant-provider/core/adapter';
import type {
  GenesysAssistant,
  GenesysAssistantQueue,
  GenesysCopilot,
  GenesysVariation,
  JsonObject,
} from '../wire/vendor-types.js';

/** Read-only in the official Swagger. `copilotContext` occurs in lists (live client code). */
export const readOnlyAssistantMembers = [
  'id',
  'state',
  'copilot',
  'copilotContext',
  'createdBy',
  'modifiedBy',
  'dateCreated',
  'dateModified',
  'selfUri',
  'variationParent',
] as const;

/** Read-only in the official Swagger. The two counters come from live client code. */
const readOnlyQueueMembers = [
  'assistant',
  'dateCreated',
  'dateModified',
  'selfUri',
  'usersAssigned',
  'assignedUsersCount',
] as const;

/** Live client code reports that the vendor refuses them. */
const readOnlyCopilotMembers = ['enabled', 'selfUri'] as const;

export const writableAssistant = (assistant: Partial<GenesysAssistant>): JsonObject =>
  withoutSelfUris(without(assistant, readOnlyAssistantMembers));

export const writableQueue = (queue: GenesysAssistantQueue): JsonObject =>
  withoutSelfUris(without(queue, readOnlyQueueMembers));

export function writableCopilot(copilot: GenesysCopilot): JsonObject {
  const writable = withoutSelfUris(without(copilot, readOnlyCopilotMembers));
  const { ruleEngineConfig } = writable;
  if (!isPlainObject(ruleEngineConfig) || !Array.isArray(ruleEngineConfig['rules']))
    return writable;
  const rules: readonly unknown[] = ruleEngineConfig['rules'];
  return {
    ...writable,
    ruleEngineConfig: {
      ...ruleEngineConfig,
      // The vendor assigns the ids of rules and refuses given ones (live client code).
      rules: rules.map((rule) => (isPlainObject(rule) ? without(rule, ['id']) : rule)),
    },
  };
}

/** A variation is written like an assistant, together with its copilot (official Swagger). */
export function writableVariation(variation: Partial<GenesysVariation>): JsonObject {
  const { copilot } = variation;
  return {
    ...writableAssistant(variation),
    ...(isPlainObject(copilot) && { copilot: writableCopilot(copilot) }),
  };
}

/** Built from entries: assigning foreign names to an object could change its prototype. */
export function without(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}

/** A map whose names are the customer's own, in an action of a copilot's rule (official Swagger). */
const customersMap = 'attributes';

/** `selfUri` is read-only at every depth (official Swagger). */
function withoutSelfUris(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object)
      .filter(([name]) => name !== 'selfUri')
      .map(([name, value]) => [name, name === customersMap ? value : cleaned(value)]),
  );
}

function cleaned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cleaned);
  return isPlainObject(value) ? withoutSelfUris(value) : value;
}
