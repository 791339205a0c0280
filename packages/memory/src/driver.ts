/** The memory driver: every feature of the contract over in-process state. Start reading here. */
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
import { createNative, type MemoryNative } from './native/client.js';
import { createState } from './state/state.js';

/** The options of `createMemoryDriver`. */
export interface MemoryDriverOptions {
  /**
   * How long an assistant stays `creating` or `deleting`, in milliseconds on the clock; 0 for not
   * at all. Until an assistant is `active`, each write on it fails with `conflict`; a `failed`
   * assistant can still be deleted. Defaults to 50; at most a day.
   */
  readonly settleMs?: number;
  /** How long each request takes, in milliseconds on the clock. Defaults to 0; at most a day. */
  readonly latencyMs?: number;
}

const dayMs = 24 * 60 * 60 * 1_000;
const duration = optional(integer({ min: 0, max: dayMs }));

/** The parsers of the driver's options; the provider has more. */
export const driverOptionParsers = { settleMs: duration, latencyMs: duration };

/** Supports every feature. A driver without a feature leaves its name out here. */
export type MemoryDriver = AssistantDriver<FeatureName, MemoryNative>;

/**
 * A driver for `createProvider`, to combine with policies of your own. Providers over the same driver
 * share its state, like clients of one vendor. Throws an `AssistantError` of kind `misconfigured`
 * that lists every wrong option.
 *
 * @example
 * ```ts
 * const driver = createMemoryDriver({ settleMs: 0 });
 * const [one, two] = [createProvider(driver), createProvider(driver)];
 * ```
 */
export function createMemoryDriver(options: MemoryDriverOptions = {}): MemoryDriver {
  const parser = object<MemoryDriverOptions>(driverOptionParsers);
  return driverOf(readConfiguration('memory', parser, options));
}

/** The driver of options that are already checked. */
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
    native: (invoke) => createNative(client, invoke),
  };
}
