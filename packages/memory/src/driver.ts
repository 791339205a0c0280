/** The memory driver: every feature of the contract over in-process state. Start reading here. */
import type { FeatureName, OperationName, Permission } from '@assistant-provider/core';
import type { AssistantDriver } from '@assistant-provider/core/adapter';
import {
  integer,
  object,
  operations,
  optional,
  readConfiguration,
} from '@assistant-provider/core/adapter';
import { createClient } from './state/client.js';
import { memoryAiAgents } from './features/ai-agents.js';
import { memoryAssistants } from './features/assistants.js';
import { memoryDirectory } from './features/directory.js';
import { memoryEditing } from './features/editing.js';
import { memoryKnowledge } from './features/knowledge.js';
import { memoryParts } from './features/parts.js';
import { memoryQueues } from './features/queues.js';
import { memoryTagging } from './features/tagging.js';
import { crosswalk } from './crosswalk.js';
import { limits } from './limits.js';
import { createNative, type MemoryNative } from './native/client.js';
import { directoryEntries } from './state/snapshot.js';
import { createState } from './state/state.js';
import type { MemoryDirectoryEntry } from './wire/vendor-types.js';

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
  /** What `directory.lookUp` finds: queues, knowledge bases and users. Defaults to none. */
  readonly directory?: readonly MemoryDirectoryEntry[];
}

const dayMs = 24 * 60 * 60 * 1_000;
const duration = optional(integer({ min: 0, max: dayMs }));

/** The parsers of the driver's options; the provider has more. */
export const driverOptionParsers = {
  settleMs: duration,
  latencyMs: duration,
  directory: optional(directoryEntries),
};

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

/** The memory vendor has no rights to grant. */
const permissions = Object.fromEntries(
  Object.keys(operations).map((operation) => [operation, []]),
) as Readonly<Partial<Record<OperationName, readonly Permission[]>>>;

/** The driver of options that are already checked. */
export function driverOf({
  settleMs = 50,
  latencyMs = 0,
  directory,
}: MemoryDriverOptions): MemoryDriver {
  const client = createClient(createState(settleMs, directory), latencyMs);
  return {
    vendor: 'memory',
    limits,
    crosswalk,
    assistants: memoryAssistants(client),
    editing: memoryEditing(client),
    queues: memoryQueues(client),
    aiAgents: memoryAiAgents(client),
    knowledge: memoryKnowledge(client),
    tagging: memoryTagging(client),
    parts: memoryParts(client),
    directory: memoryDirectory(client),
    permissions,
    native: (invoke) => createNative(client, invoke),
  };
}
