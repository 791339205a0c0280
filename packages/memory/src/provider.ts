/** The entry point: a provider over in-process state. */
import type { AssistantProvider, FeatureName } from '@assistant-provider/core';
import { createProvider, object, readConfiguration } from '@assistant-provider/core/adapter';
import { policiesOf, policyOptionParsers, type PolicyOptions } from '@assistant-provider/policies';
import { driverOf, driverOptionParsers, type MemoryDriverOptions } from './driver.js';
import type { MemoryNative } from './native/client.js';

/** The options of `createMemoryProvider`: those of every provider, and how the vendor behaves. */
export interface MemoryProviderOptions extends PolicyOptions, MemoryDriverOptions {}

const optionsParser = object<MemoryProviderOptions>({
  ...policyOptionParsers,
  ...driverOptionParsers,
});

/** A provider with every feature; `native` takes snapshots and plans faults. */
export type MemoryProvider = AssistantProvider<FeatureName, MemoryNative>;

/**
 * A provider that needs no vendor, for a first version of an application and for tests. Throws an
 * `AssistantError` of kind `misconfigured` that lists every wrong option.
 *
 * `assistants.create` and `knowledge.link` honour `idempotencyKey` for the last 1,000 writes.
 *
 * @example
 * ```ts
 * const provider = createMemoryProvider({ settleMs: 0 });
 * const created = await provider.assistants.create({ name: 'Returns desk' });
 * ```
 */
export function createMemoryProvider(options: MemoryProviderOptions = {}): MemoryProvider {
  const checked = readConfiguration('memory', optionsParser, options);
  return createProvider(driverOf(checked), policiesOf(checked));
}
