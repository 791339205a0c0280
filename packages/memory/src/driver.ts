/** The memory driver: every feature of the contract, over in-process state. Start reading here. */
import type { FeatureName } from '@assistant-provider/core';
import type { AssistantDriver } from '@assistant-provider/core/adapter';
import { integer, object, optional, readConfiguration } from '@assistant-provider/core/adapter';
import { createClient } from './state/client.js';
import { memoryAiAgents } from './features/ai-agents.js';
import { memoryAssistants } from './features/assistants.js';
import { memoryEditing } from './features/editing.js';
import { memoryKnowledge } from './features/knowledge.js';
import { memoryQueues } from './features/queues.js';
import { memoryTagging } from './features/tagging.js';
import { limits } from './limits.js';
import { memoryNative, type MemoryNative } from './native/client.js';
import { createState } from './state/state.js';

export interface MemoryDriverOptions {
  /**
   * How long an assistant is `creating`, and `deleting`, in milliseconds on the clock; default 50.
   * 0: at once. Until it is `active`, every write on it answers `conflict`, as real vendors do;
   * only deleting is also taken where it `failed`.
   */
  readonly settleMs?: number;
  /** How long each request takes, in milliseconds on the clock; default 0. */
  readonly latencyMs?: number;
}

const aDayMs = 24 * 60 * 60 * 1_000;
const duration = optional(integer({ min: 0, max: aDayMs }));

/** Members for the parser of the provider's options. */
export const driverOptionParsers = { settleMs: duration, latencyMs: duration };

/** All features are there: what a driver lacks it would leave out here. */
export type MemoryDriver = AssistantDriver<FeatureName, MemoryNative>;

/** Providers that are made of the same driver share its state, like clients of one vendor. */
export function createMemoryDriver(options: MemoryDriverOptions = {}): MemoryDriver {
  const parser = object<MemoryDriverOptions>(driverOptionParsers);
  return driverOf(readConfiguration('memory', parser, options));
}

/** Of options that were checked. */
export function driverOf({ settleMs = 50, latencyMs = 0 }: MemoryDriverOptions): MemoryDriver {
  const client = createClient(createState(settleMs), latencyMs);
  return {
    vendor: 'memory',
    limits,
    assistants: memoryAssistants(client),
    editing: memoryEditing(client),
    queues: memoryQueues(client),
    aiAgents: memoryAiAgents(client),
    knowledge: memoryKnowledge(client),
    tagging: memoryTagging(client),
    native: (invoke) => memoryNative(client, invoke),
  };
}
