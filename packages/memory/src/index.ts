/** The public interface: a provider over in-process state, and its driver. */
export { createMemoryDriver, type MemoryDriver, type MemoryDriverOptions } from './driver.js';
export type { MemoryFault } from './state/faults.js';
export type { MemoryNative } from './native/client.js';
export {
  createMemoryProvider,
  type MemoryProvider,
  type MemoryProviderOptions,
} from './provider.js';
export type { MemoryRequest } from './wire/requests.js';
export type {
  MemoryAiAgent,
  MemoryAssistant,
  MemoryAssistantOptions,
  MemoryDirectoryEntry,
  MemoryKnowledgeLink,
  MemoryKnowledgeSource,
  MemoryPart,
  MemoryPartVersion,
  MemoryQueueBinding,
  MemorySettling,
  MemorySnapshot,
} from './wire/vendor-types.js';
