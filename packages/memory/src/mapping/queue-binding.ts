/** The memory vendor's queue binding as the contract's. */
import type { QueueBinding } from '@assistant-provider/core';
import type { MemoryQueueBinding } from '../wire/vendor-types.js';

export function toQueueBinding(binding: MemoryQueueBinding): QueueBinding {
  const { queueId, assistantId, createdAt, updatedAt } = binding;
  return {
    queueId,
    assistantId,
    mediaTypes: [...binding.mediaTypes],
    createdAt,
    updatedAt,
    vendorData: structuredClone(binding),
  };
}
