/**
 * Maps the functions of a copilot to AI-agent roles. A function is a member of the copilot. It has no
 * agent behind it; it is on or off. Pure.
 *
 * | role | member | on | off |
 * |---|---|---|---|
 * | summarization, wrapUpPrediction, answerGeneration | summaryGenerationConfig, wrapupCodePredictionConfig, answerGenerationConfig | `enabled: true` | `enabled: false` |
 * | manualSearch | manualSearchConfig | one of its two booleans is true | both false |
 * | answerRecommendation | autoSearchConfig | it has a `type` | the member is absent |
 *
 * Source of members and shapes: official Swagger. An absent member means off because PUT replaces
 * the whole copilot (live client code).
 */
import type {
  AiAgentAssignment,
  AiAgentAssignmentDraft,
  AiAgentRole,
} from '@assistant-provider/core';
import { isPlainObject } from '@assistant-provider/core/adapter';
import type { GenesysCopilot, JsonObject } from '../wire/vendor-types.js';
import { without, writableCopilot } from './writable.js';

interface CopilotFunction {
  readonly role: AiAgentRole;
  readonly member: string;
  readonly isOn: (config: JsonObject) => boolean;
  /** Keeps the other settings of the function, such as a retention time. */
  readonly turnOn: (config: JsonObject) => JsonObject;
  /** Undefined if off means that the member is absent. */
  readonly turnOff: (config: JsonObject) => JsonObject | undefined;
}

const switched: Pick<CopilotFunction, 'isOn' | 'turnOn' | 'turnOff'> = {
  isOn: (config) => config['enabled'] === true,
  turnOn: (config) => ({ ...config, enabled: true }),
  turnOff: (config) => ({ ...config, enabled: false }),
};

const manualSearch: Pick<CopilotFunction, 'isOn' | 'turnOn' | 'turnOff'> = {
  isOn: (config) =>
    config['articlesWithAnswerHighlights'] === true || config['answerGeneration'] === true,
  // Choose the smaller one, because an administrator decides about generated answers.
  turnOn: (config) =>
    manualSearch.isOn(config) ? config : { ...config, articlesWithAnswerHighlights: true },
  turnOff: (config) => ({
    ...config,
    articlesWithAnswerHighlights: false,
    answerGeneration: false,
  }),
};

const automaticSearch: Pick<CopilotFunction, 'isOn' | 'turnOn' | 'turnOff'> = {
  isOn: (config) => typeof config['type'] === 'string',
  // The smallest of the three types: it needs only articles.
  turnOn: (config) => (automaticSearch.isOn(config) ? config : { ...config, type: 'ArticlesOnly' }),
  turnOff: () => undefined,
};

export const copilotFunctions: readonly CopilotFunction[] = [
  { role: 'answerRecommendation', member: 'autoSearchConfig', ...automaticSearch },
  { role: 'manualSearch', member: 'manualSearchConfig', ...manualSearch },
  { role: 'summarization', member: 'summaryGenerationConfig', ...switched },
  { role: 'wrapUpPrediction', member: 'wrapupCodePredictionConfig', ...switched },
  { role: 'answerGeneration', member: 'answerGenerationConfig', ...switched },
];

const functionOfMember = new Map(copilotFunctions.map((entry) => [entry.member, entry]));
const functionOfRole = new Map(copilotFunctions.map((entry) => [entry.role, entry]));

/**
 * Returns every function of the copilot. A member that is not known here counts as a function if it
 * has `enabled`, and keeps the vendor's name as its role.
 */
export function toAssignments(copilot: GenesysCopilot): readonly AiAgentAssignment[] {
  const assignments: AiAgentAssignment[] = [];
  for (const [member, config] of Object.entries(copilot)) {
    const known = functionOfMember.get(member);
    if (!isPlainObject(config) || !(known ?? typeof config['enabled'] === 'boolean')) continue;
    assignments.push({
      role: known?.role ?? member,
      enabled: (known ?? switched).isOn(config),
      vendorRole: member,
      vendorData: config,
    });
  }
  return assignments;
}

/** Returns the function of one role, or undefined if the copilot does not have it. */
export function assignmentOf(
  copilot: GenesysCopilot,
  role: AiAgentRole,
): AiAgentAssignment | undefined {
  return toAssignments(copilot).find((assignment) => assignment.role === role);
}

/** A function that is off and therefore missing in the vendor's response. */
export function switchedOff(role: AiAgentRole): AiAgentAssignment {
  const vendorRole = functionOfRole.get(role)?.member ?? role;
  return { role, enabled: false, vendorRole, vendorData: undefined };
}

/** Members that the vendor requires of a new copilot. */
export interface CopilotDefaults {
  /** Cannot be changed once the copilot exists. Defaults to `en-US`. */
  readonly defaultLanguage: string;
  /** Whether the functions work on the assistant's queues. Defaults to true. */
  readonly liveOnQueue: boolean;
}

/** Returns the copilot to send to switch a function on or off. */
export function withFunction(
  copilot: GenesysCopilot,
  { role, enabled = true }: AiAgentAssignmentDraft,
  defaults: CopilotDefaults,
): JsonObject {
  const target = functionOfRole.get(role);
  // Core refuses roles that the limits do not list.
  if (!target) return writableCopilot(copilot);
  const present = copilot[target.member];
  const config = isPlainObject(present) ? present : {};
  const changed = enabled ? target.turnOn(config) : target.turnOff(config);
  const writable = writableCopilot({
    ...copilot,
    defaultLanguage: copilot.defaultLanguage ?? defaults.defaultLanguage,
    liveOnQueue: copilot.liveOnQueue ?? defaults.liveOnQueue,
    ...(changed && { [target.member]: changed }),
  });
  return changed ? writable : without(writable, [target.member]);
}
