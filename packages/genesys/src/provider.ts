/** Creates the provider of Genesys Cloud. */
import { type AssistantProvider } from '@assistant-provider/core';
import { createProvider } from '@assistant-provider/core/adapter';
import { policiesOf } from '@assistant-provider/policies';
import { driverOf, type GenesysFeatures } from './driver.js';
import { publishedQuota } from './limits.js';
import type { GenesysNative } from './native/client.js';
import { readOptions, type GenesysProviderOptions } from './options.js';

/** The provider that `createGenesysProvider` returns. */
export type GenesysProvider = AssistantProvider<GenesysFeatures, GenesysNative>;

/**
 * Returns a provider of one Genesys Cloud organisation. It sends nothing before its first call. Throws
 * `misconfigured` and names every wrong option.
 *
 * @example
 * ```ts
 * const provider = createGenesysProvider({ region: 'eu-central-1', clientId, clientSecret });
 * const made = await provider.assistants.create({ name: 'Returns desk' });
 * ```
 */
export function createGenesysProvider(options: GenesysProviderOptions): GenesysProvider {
  const configuration = readOptions(options);
  return createProvider(
    driverOf(configuration),
    policiesOf(configuration.policies, { rateLimit: publishedQuota }),
  );
}
