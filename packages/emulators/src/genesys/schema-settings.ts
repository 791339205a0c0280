/** The schemas of bodies as the settings have them. */
import type { Schema } from './schema-language.js';
import {
  ASSISTANT,
  ASSISTANT_QUEUE,
  ASSISTANT_QUEUES,
  CHECKLIST,
  COPILOT,
  QUEUE_USERS,
  QUEUE_USERS_JOB,
  VARIATION,
} from './schemas.js';
import type { GenesysSettings } from './settings.js';

export type BodyName =
  | 'assistant'
  | 'assistantPatch'
  | 'assistantQueue'
  | 'assistantQueues'
  | 'queueUsers'
  | 'queueUsersJob'
  | 'copilot'
  | 'variation'
  | 'checklist';

export function schemasFor(settings: GenesysSettings): Readonly<Record<BodyName, Schema>> {
  const named = (schema: Schema) => withMember(schema, 'name', nameBounds(settings));
  const withKnowledge = (schema: Schema) =>
    settings.knowledgeSuggestionConfig === 'required'
      ? { ...schema, required: [...(schema.required ?? []), 'knowledgeSuggestionConfig'] }
      : schema;
  const queue =
    settings.emptyMediaTypes === 'refused'
      ? withMember(ASSISTANT_QUEUE, 'mediaTypes', { minItems: 1 })
      : ASSISTANT_QUEUE;
  const assistant = withKnowledge(named(ASSISTANT));
  return {
    assistant,
    assistantPatch:
      settings.patchAssistant === 'partial' ? { ...assistant, required: [] } : assistant,
    assistantQueue: queue,
    assistantQueues: {
      ...ASSISTANT_QUEUES,
      items: queue,
      ...(settings.maxPatchedQueues !== undefined && { maxItems: settings.maxPatchedQueues }),
    },
    queueUsers: QUEUE_USERS,
    queueUsersJob: QUEUE_USERS_JOB,
    copilot: COPILOT,
    variation: withKnowledge(named(VARIATION)),
    checklist: named(CHECKLIST),
  };
}

function nameBounds({ blankName, maxNameLength }: GenesysSettings): Schema {
  return {
    ...(blankName === 'refused' && { pattern: '\\S' }),
    ...(maxNameLength !== undefined && { maxLength: maxNameLength }),
  };
}

function withMember(schema: Schema, member: string, bounds: Schema): Schema {
  const { properties = {} } = schema;
  return {
    ...schema,
    properties: { ...properties, [member]: { ...properties[member], ...bounds } },
  };
}
