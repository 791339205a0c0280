/** Maps a vendor's assistant to ours. Pure. */
import type { Assistant, AssistantStatus } from '@assistant-provider/core';
import type { GenesysAssistant } from '../wire/vendor-types.js';
import { toAssignments } from './copilot.js';
import { toLinks } from './knowledge.js';

/** `state` in the official Swagger; who sets it is unknown. */
const statuses = new Map<string, AssistantStatus>([
  ['Active', 'active'],
  ['Inactive', 'inactive'],
]);

export function toAssistant(assistant: GenesysAssistant, apiUrl: string): Assistant {
  const { id, name, state, copilot, dateCreated, dateModified } = assistant;
  return {
    id,
    vendor: 'genesys',
    name,
    status: statuses.get(state ?? '') ?? 'unknown',
    ...(state && { vendorStatus: state }),
    // A missing copilot may only mean that the OAuth client cannot see it.
    ...(copilot && { aiAgents: toAssignments(copilot) }),
    knowledge: toLinks(assistant.knowledgeSuggestionConfig),
    locator: `${apiUrl}/api/v2/assistants/${encodeURIComponent(id)}`,
    ...(dateCreated && { createdAt: dateCreated }),
    ...(dateModified && { updatedAt: dateModified }),
    vendorData: assistant,
  };
}
