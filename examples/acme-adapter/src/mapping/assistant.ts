/** Acme's shapes as the contract's, and back. Pure. A word that we do not know is carried. */
import type {
  AssistantOf,
  AssistantPatch,
  AssistantStatus,
  KnowledgeBaseSource,
  KnowledgeLink,
  MediaType,
  QueueBinding,
  QueueBindingDraft,
} from '@assistant-provider/core';
import type { AcmeHelper, AcmeQueue, AcmeSource } from '../wire/shapes.js';

const statuses: ReadonlyMap<string, AssistantStatus> = new Map([
  ['building', 'creating'],
  ['live', 'active'],
  ['paused', 'inactive'],
  ['broken', 'failed'],
  ['retiring', 'deleting'],
]);

const channelOf: { readonly [M in MediaType]: string } = {
  call: 'voice',
  email: 'mail',
  message: 'chat',
};
const mediaTypeOf: ReadonlyMap<string, string> = new Map(
  Object.entries(channelOf).map(([mediaType, channel]) => [channel, mediaType]),
);

const timestamp = (seconds: number): string => new Date(seconds * 1_000).toISOString();

export const toAssistant = (helper: AcmeHelper): AssistantOf<'acme'> => ({
  id: String(helper.helper_no),
  vendor: 'acme',
  name: helper.title,
  ...(helper.note !== undefined && { description: helper.note }),
  status: statuses.get(helper.state) ?? 'unknown',
  vendorStatus: helper.state,
  locator: helper.link,
  createdAt: timestamp(helper.created_at),
  updatedAt: timestamp(helper.changed_at),
  vendorData: helper,
});

export const fromDraft = ({ name, description }: AssistantPatch): object => ({
  ...(name !== undefined && { title: name }),
  ...(description !== undefined && { note: description }),
});

export const toQueueBinding = (queue: AcmeQueue): QueueBinding => ({
  queueId: String(queue.queue_no),
  assistantId: String(queue.helper),
  mediaTypes: queue.channels.map((channel) => mediaTypeOf.get(channel) ?? channel),
  vendorData: queue,
});

export const fromQueueBinding = (
  assistantId: string,
  { mediaTypes }: QueueBindingDraft,
): object => ({
  helper: Number(assistantId),
  channels: mediaTypes.map((mediaType) => channelOf[mediaType]),
});

export const toKnowledgeLink = (source: AcmeSource): KnowledgeLink => ({
  linkId: String(source.source_no),
  source: toKnowledgeSource(source),
  vendorData: source,
});

function toKnowledgeSource({ kind, library, locale }: AcmeSource): KnowledgeLink['source'] {
  if (kind !== 'library' || library === undefined) return { type: 'unknown', vendorType: kind };
  return {
    type: 'knowledgeBase',
    id: String(library),
    ...(locale !== undefined && { language: locale }),
  };
}

export const fromKnowledgeSource = ({ id, language }: KnowledgeBaseSource): object => ({
  kind: 'library',
  library: Number(id),
  ...(language !== undefined && { locale: language }),
});
