/** Adapts the schemas of bodies to the settings. */
import type { Schema } from './schema-language.js';
import {
  assistantBody,
  assistantQueueBody,
  assistantQueuesBody,
  checklistBody,
  copilotBody,
  queueUsersBody,
  queueUsersJobBody,
  variationBody,
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
      ? withMember(assistantQueueBody, 'mediaTypes', { minItems: 1 })
      : assistantQueueBody;
  const assistant = withKnowledge(named(assistantBody));
  return {
    assistant,
    assistantPatch:
      settings.patchAssistant === 'partial' ? { ...assistant, required: [] } : assistant,
    assistantQueue: queue,
    assistantQueues: {
      ...assistantQueuesBody,
      items: queue,
      ...(settings.maxPatchedQueues !== undefined && { maxItems: settings.maxPatchedQueues }),
    },
    queueUsers: queueUsersBody,
    queueUsersJob: queueUsersJobBody,
    copilot: copilotBody,
    variation: withKnowledge(named(variationBody)),
    checklist: named(checklistBody),
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
