/** Settings for what the vendor provides: SYSTEM agents, SYSTEM prompts and models. */
import { AIPromptType } from './ai-prompt-shapes.js';
import { AIAgentType, Name } from './common-shapes.js';
import { violationsOf } from './check.js';
import type { Setting } from '../server/setting.js';
import { boolean, enumeration, list, structure, text, timestamp } from './shapes.js';
import type { EnumerationShape, Infer, Shape } from './shapes.js';

const systemResources = <T extends string>(type: EnumerationShape<T>) =>
  list(structure({ type, name: Name }, 'type', 'name'));

/** One of each type. The vendor's real names are unknown. */
const oneOfEach = <T extends string>(what: string, { values }: EnumerationShape<T>) =>
  values.map((type) => ({
    type,
    name: `Default ${type.toLowerCase().replaceAll('_', ' ')}${what}`,
  }));

function listSetting<T>(shape: Shape, byDefault: T, allowed: string): Setting<T> {
  return {
    default: byDefault,
    allowed: `a list of ${allowed}`,
    accepts: (value) => violationsOf(shape, value).length === 0,
  };
}

const SystemAIAgents = systemResources(AIAgentType);
const SystemAIPrompts = systemResources(AIPromptType);

export const systemAIAgents: Setting<Infer<typeof SystemAIAgents>> = listSetting(
  SystemAIAgents,
  oneOfEach('', AIAgentType),
  '{ type, name }',
);

export const systemAIPrompts: Setting<Infer<typeof SystemAIPrompts>> = listSetting(
  SystemAIPrompts,
  oneOfEach(' prompt', AIPromptType),
  '{ type, name }',
);

/** Source: service model, ModelSummary. */
const Models = list(
  structure(
    {
      modelId: text({ min: 1, max: 256 }),
      displayName: text({ min: 1, max: 256 }),
      crossRegionStatus: enumeration('NONE', 'REGIONAL', 'GLOBAL'),
      supportsPromptCaching: boolean,
      supportedAIPromptTypes: list(AIPromptType),
      modelLifecycle: enumeration('ACTIVE', 'LEGACY'),
      legacyTimestamp: timestamp,
      endOfLifeTimestamp: timestamp,
    },
    'modelId',
    'displayName',
  ),
);

/** Invented names: tests should not depend on a model that the vendor retires. */
const defaultModels: Infer<typeof Models> = [
  {
    modelId: 'us.example.large-v1:0',
    displayName: 'Example Large (Cross Region)',
    crossRegionStatus: 'REGIONAL',
    supportsPromptCaching: true,
    supportedAIPromptTypes: AIPromptType.values,
    modelLifecycle: 'ACTIVE',
  },
  {
    modelId: 'example.small-v1:0',
    displayName: 'Example Small',
    crossRegionStatus: 'NONE',
    supportsPromptCaching: false,
    supportedAIPromptTypes: AIPromptType.values.filter((type) => type !== 'ORCHESTRATION'),
    modelLifecycle: 'ACTIVE',
  },
  {
    modelId: 'example.small-v0:0',
    displayName: 'Example Small (old)',
    crossRegionStatus: 'NONE',
    supportsPromptCaching: false,
    supportedAIPromptTypes: AIPromptType.values.filter((type) => type !== 'ORCHESTRATION'),
    modelLifecycle: 'LEGACY',
  },
];

export const models: Setting<Infer<typeof Models>> = listSetting(
  Models,
  defaultModels,
  'models with modelId and displayName',
);
