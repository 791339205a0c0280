/** The memory driver: every feature of the contract over in-process state. Start reading here. */
import {
  featureNames,
  type FeatureName,
  type OperationName,
  type Permission,
} from '@assistant-provider/core';
import type { AssistantDriver } from '@assistant-provider/core/adapter';
import {
  integer,
  list,
  object,
  oneOf,
  operations,
  optional,
  readConfiguration,
} from '@assistant-provider/core/adapter';
import { createClient } from './state/client.js';
import { memoryAiAgents } from './features/ai-agents.js';
import { memoryAssistants } from './features/assistants.js';
import { memoryDirectory } from './features/directory.js';
import { memoryEditing } from './features/editing.js';
import { leaveOut } from './features/leave-out.js';
import { memoryKnowledge } from './features/knowledge.js';
import { memoryParts } from './features/parts.js';
import { memoryQueues } from './features/queues.js';
import { memoryTagging } from './features/tagging.js';
import { crosswalkWithout, reasonFor } from './crosswalk.js';
import { limitsWithout } from './limits.js';
import { createNative, type MemoryNative } from './native/client.js';
import { directoryEntries } from './state/snapshot.js';
import { createState } from './state/state.js';
import type { MemoryDirectoryEntry } from './wire/vendor-types.js';

/** The options of `createMemoryDriver`; `W` are the features to leave out. */
export interface MemoryDriverOptions<W extends FeatureName = never> {
  /**
   * How long an assistant stays `creating` or `deleting`, in milliseconds on the clock; 0 for not
   * at all. Until an assistant is `active`, each write on it fails with `conflict`; a `failed`
   * assistant can still be deleted. Defaults to 50; at most a day.
   */
  readonly settleMs?: number | undefined;
  /** How long each request takes, in milliseconds on the clock. Defaults to 0; at most a day. */
  readonly latencyMs?: number | undefined;
  /** What `directory.lookUp` finds: queues, knowledge bases and users. Defaults to none. */
  readonly directory?: readonly MemoryDirectoryEntry[] | undefined;
  /**
   * The features that the vendor does not support, to test what an application does without them. Their
   * fields are missing as well: without `tagging`, a draft with tags is `unsupported`. Defaults to none.
   */
  readonly without?: readonly W[] | undefined;
}

const dayMs = 24 * 60 * 60 * 1_000;
const duration = optional(integer({ min: 0, max: dayMs }));

/** The parsers of the driver's options; the provider has more. */
export const driverOptionParsers = {
  settleMs: duration,
  latencyMs: duration,
  directory: optional(directoryEntries),
  without: optional(list(oneOf(featureNames), { uniqueBy: (name) => name })),
};

/** A driver with every feature except `W`. */
export type MemoryDriver<W extends FeatureName = never> = AssistantDriver<
  Exclude<FeatureName, W>,
  MemoryNative
>;

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
export function createMemoryDriver<const W extends FeatureName>(
  options: MemoryDriverOptions<W> & { readonly without: readonly W[] },
): MemoryDriver<W>;
/** A driver with every feature. */
export function createMemoryDriver(options?: MemoryDriverOptions): MemoryDriver;
/** Serves both. */
export function createMemoryDriver(
  options: MemoryDriverOptions<FeatureName> = {},
): MemoryDriver<FeatureName> {
  const parser = object<MemoryDriverOptions<FeatureName>>(driverOptionParsers);
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
  without = [],
}: MemoryDriverOptions<FeatureName>): MemoryDriver<FeatureName> {
  const client = createClient(createState(settleMs, directory), latencyMs);
  const absent = new Set(without);
  const limits = limitsWithout(absent);
  const features = {
    editing: memoryEditing(client),
    queues: memoryQueues(client),
    aiAgents: memoryAiAgents(client),
    knowledge: memoryKnowledge(client),
    tagging: memoryTagging(client),
    parts: memoryParts(client),
    directory: memoryDirectory(client),
  };
  return {
    vendor: 'memory',
    limits,
    crosswalk: crosswalkWithout(absent),
    ...leaveOut(absent, { assistants: memoryAssistants(client), ...features }),
    unsupported: Object.fromEntries(without.map((feature) => [feature, reasonFor(feature)])),
    permissions,
    native: (invoke) => createNative(client, invoke),
  };
}
