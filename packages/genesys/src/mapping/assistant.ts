/** The vendor's assistants and queues as ours, and back. Pure. */
import type {
  Assistant,
  AssistantStatus,
  MediaType,
  QueueBinding,
  QueueBindingDraft,
  ReadMediaType,
} from '@assistant-provider/core';
import { err, ok, type Result } from 'neverthrow';
import { toAssignments } from './copilot.js';
import { toLinks } from './knowledge.js';
import type { GenesysAssistant, GenesysAssistantQueue, JsonObject } from '../wire/shapes.js';
import { writableQueue } from './writable.js';

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
    // An answer without a copilot may only mean that the client may not see it.
    ...(copilot && { aiAgents: toAssignments(copilot) }),
    knowledge: toLinks(assistant.knowledgeSuggestionConfig),
    locator: `${apiUrl}/api/v2/assistants/${encodeURIComponent(id)}`,
    ...(dateCreated && { createdAt: dateCreated }),
    ...(dateModified && { updatedAt: dateModified }),
    vendorData: assistant,
  };
}

const vendorMediaTypes: Readonly<Record<MediaType, string>> = {
  call: 'Call',
  email: 'Email',
  message: 'Message',
};
const mediaTypes = new Map<string, ReadMediaType>(
  Object.entries(vendorMediaTypes).map(([ours, theirs]) => [theirs, ours]),
);

/** `assistantId` is that of the path, for answers that do not repeat it. */
export function toBinding(queue: GenesysAssistantQueue, assistantId: string): QueueBinding {
  const { id, assistant, dateCreated, dateModified } = queue;
  return {
    queueId: id,
    assistantId: assistant?.id ?? assistantId,
    mediaTypes: queue.mediaTypes.map((theirs) => mediaTypes.get(theirs) ?? theirs),
    ...(dateCreated && { createdAt: dateCreated }),
    ...(dateModified && { updatedAt: dateModified }),
    vendorData: queue,
  };
}

/** For lists across assistants, where only the entry itself says whose it is. */
export function toBoundBinding(queue: GenesysAssistantQueue): Result<QueueBinding, string> {
  return queue.assistant
    ? ok(toBinding(queue, queue.assistant.id))
    : err(`the entry of queue ${queue.id} does not say which assistant has it`);
}

/** What to send for a binding; `present` is what the vendor has of it, if this assistant has it. */
export function fromBinding(
  { queueId, mediaTypes: ours }: QueueBindingDraft,
  present?: GenesysAssistantQueue,
): JsonObject {
  return {
    ...(present && writableQueue(present)),
    id: queueId,
    mediaTypes: ours.map((mediaType) => vendorMediaTypes[mediaType]),
  };
}

/** Whether an entry has just the media types that a binding asks for. */
export function isBoundAs(draft: QueueBindingDraft, queue: GenesysAssistantQueue): boolean {
  const wanted = new Set(draft.mediaTypes.map((mediaType) => vendorMediaTypes[mediaType]));
  const has = new Set(queue.mediaTypes);
  return wanted.size === has.size && [...wanted].every((mediaType) => has.has(mediaType));
}
