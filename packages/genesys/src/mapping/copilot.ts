/**
 * The copilot's functions as AI-agent roles. Each is a member of the copilot; it has no agent behind
 * it, it is on or off. Pure.
 *
 * | role | member | on | off |
 * |---|---|---|---|
 * | summarization, wrapUpPrediction, answerGeneration | summaryGenerationConfig, wrapupCodePredictionConfig, answerGenerationConfig | `enabled: true` | `enabled: false` |
 * | manualSearch | manualSearchConfig | one of its two booleans | neither |
 * | answerRecommendation | autoSearchConfig | it has a `type` | it is left out |
 *
 * Members and their shapes: official Swagger. That a left-out member is off rests on PUT replacing
 * the whole copilot (live client code).
 */
import type {
  AiAgentAssignment,
  AiAgentAssignmentDraft,
  AiAgentRole,
} from '@assistant-provider/core';
import { isPlainObject } from '@assistant-provider/core/adapter';
import type { GenesysCopilot, JsonObject } from '../wire/shapes.js';
import { without, writableCopilot } from './writable.js';

interface CopilotFunction {
  readonly role: AiAgentRole;
  readonly member: string;
  readonly isOn: (config: JsonObject) => boolean;
  /** What else the member holds is kept: a summary setting, a retention time. */
  readonly turnOn: (config: JsonObject) => JsonObject;
  /** Undefined if off means that the member is not there. */
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
  // The lesser of the two: generated answers are the administrator's decision.
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
  // The least of the three types: it needs nothing but articles.
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
 * Every function that the copilot has. A function new at the vendor is known by its `enabled`, and
 * carried under the vendor's own word.
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

export function assignmentOf(
  copilot: GenesysCopilot,
  role: AiAgentRole,
): AiAgentAssignment | undefined {
  return toAssignments(copilot).find((assignment) => assignment.role === role);
}

/** A function that the vendor's answer does not show, since it is off. */
export function switchedOff(role: AiAgentRole): AiAgentAssignment {
  const vendorRole = functionOfRole.get(role)?.member ?? role;
  return { role, enabled: false, vendorRole, vendorData: undefined };
}

/** What an assistant without a copilot gets, as far as the vendor requires it. */
export interface CopilotDefaults {
  readonly defaultLanguage: string;
  readonly liveOnQueue: boolean;
}

/** The copilot to send so that the function is on or off. */
export function withFunction(
  copilot: GenesysCopilot,
  { role, enabled = true }: AiAgentAssignmentDraft,
  defaults: CopilotDefaults,
): JsonObject {
  const target = functionOfRole.get(role);
  // Core lets no role pass that the limits lack.
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
