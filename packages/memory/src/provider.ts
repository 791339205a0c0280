/** The entry point: a provider over in-process state. */
import type { AssistantProvider, FeatureName } from '@assistant-provider/core';
import { createProvider, object, readConfiguration } from '@assistant-provider/core/adapter';
import { policiesOf, policyOptionParsers, type PolicyOptions } from '@assistant-provider/policies';
import { driverOf, driverOptionParsers, type MemoryDriverOptions } from './driver.js';
import type { MemoryNative } from './native/client.js';

/** The options of `createMemoryProvider`: those of every provider, and how the vendor behaves. */
export interface MemoryProviderOptions<W extends FeatureName = never>
  extends PolicyOptions, MemoryDriverOptions<W> {}

const optionsParser = object<MemoryProviderOptions<FeatureName>>({
  ...policyOptionParsers,
  ...driverOptionParsers,
});

/** A provider with every feature except `W`; `native` takes snapshots and plans faults. */
export type MemoryProvider<W extends FeatureName = never> = AssistantProvider<
  Exclude<FeatureName, W>,
  MemoryNative
>;

/**
 * A provider that needs no vendor, for a first version of an application and for tests. Throws an
 * `AssistantError` of kind `misconfigured` that lists every wrong option.
 *
 * The operations in `limits.idempotencyKeys` honour a key for the last 1,000 writes.
 *
 * @example
 * ```ts
 * const provider = createMemoryProvider({ settleMs: 0 });
 * const created = await provider.assistants.create({ name: 'Returns desk' });
 * ```
 *
 * @example To test what an application does without queues:
 * ```ts
 * const provider = createMemoryProvider({ without: ['queues'] });
 * ```
 */
export function createMemoryProvider<const W extends FeatureName>(
  options: MemoryProviderOptions<W> & { readonly without: readonly W[] },
): MemoryProvider<W>;
/** A provider with every feature. */
// The last one, so that `ReturnType` gives it.
export function createMemoryProvider(options?: MemoryProviderOptions): MemoryProvider;
/** Serves both. */
export function createMemoryProvider(
  options: MemoryProviderOptions<FeatureName> = {},
): MemoryProvider<FeatureName> {
  const checked = readConfiguration('memory', optionsParser, options);
  const driver = driverOf(checked);
  return createProvider(driver, policiesOf(checked));
}
