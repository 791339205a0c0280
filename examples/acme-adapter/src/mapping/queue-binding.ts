/** Acme's queue to the contract's queue binding, and back. */
import type { MediaType, QueueBinding, QueueBindingDraft } from '@assistant-provider/core';
import type { AcmeQueue } from '../wire/shapes.js';

const channelOf: { readonly [M in MediaType]: string } = {
  call: 'voice',
  email: 'mail',
  message: 'chat',
};
const mediaTypeOf: ReadonlyMap<string, string> = new Map(
  Object.entries(channelOf).map(([mediaType, channel]) => [channel, mediaType]),
);

export const toQueueBinding = (queue: AcmeQueue): QueueBinding => ({
  queueId: String(queue.queue_no),
  assistantId: String(queue.helper),
  mediaTypes: queue.channels.map((channel) => mediaTypeOf.get(channel) ?? channel),
  vendorData: queue,
});

export const fromQueueBinding = (
  assistantId: string,
  { mediaTypes }: QueueBindingDraft,
): Pick<AcmeQueue, 'helper' | 'channels'> => ({
  helper: Number(assistantId),
  channels: mediaTypes.map((mediaType) => channelOf[mediaType]),
});
