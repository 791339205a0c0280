/** Maps a vendor's queue of an assistant to our queue binding, and back. Pure. */
import type {
  MediaType,
  QueueBinding,
  QueueBindingDraft,
  ReadMediaType,
} from '@assistant-provider/core';
import { err, ok, type Result } from 'neverthrow';
import type { GenesysAssistantQueue, JsonObject } from '../wire/vendor-types.js';
import { writableQueue } from './writable.js';

const vendorMediaTypes: Readonly<Record<MediaType, string>> = {
  call: 'Call',
  email: 'Email',
  message: 'Message',
};
const mediaTypes = new Map<string, ReadMediaType>(
  Object.entries(vendorMediaTypes).map(([ours, theirs]) => [theirs, ours]),
);

/** `assistantId` is the one in the request's path, for responses that do not repeat it. */
export function toBinding(queue: GenesysAssistantQueue, assistantId: string): QueueBinding {
  const { id, assistant, dateCreated, dateModified } = queue;
  return {
    queueId: id,
    assistantId: assistant?.id ?? assistantId,
    mediaTypes: (queue.mediaTypes ?? []).map((theirs) => mediaTypes.get(theirs) ?? theirs),
    ...(dateCreated && { createdAt: dateCreated }),
    ...(dateModified && { updatedAt: dateModified }),
    vendorData: queue,
  };
}

/** For lists across assistants, where only the entry itself names its assistant. */
export function toBoundBinding(queue: GenesysAssistantQueue): Result<QueueBinding, string> {
  return queue.assistant
    ? ok(toBinding(queue, queue.assistant.id))
    : err(`the entry of queue ${queue.id} does not name its assistant`);
}

/** The body to send. `present` is the vendor's entry, if the queue is already this assistant's. */
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

/** Whether an entry has exactly the media types of the draft. */
export function isBoundAs(draft: QueueBindingDraft, queue: GenesysAssistantQueue): boolean {
  const wanted = new Set(draft.mediaTypes.map((mediaType) => vendorMediaTypes[mediaType]));
  const present = new Set(queue.mediaTypes ?? []);
  return wanted.size === present.size && [...wanted].every((mediaType) => present.has(mediaType));
}
