/** The entry point: the provider of Genesys Cloud, from its options. */
import { type AssistantProvider } from '@assistant-provider/core';
import { createProvider } from '@assistant-provider/core/adapter';
import { policiesOf } from '@assistant-provider/policies';
import { driverOf, type GenesysFeatures } from './driver.js';
import type { GenesysNative } from './native/client.js';
import { readOptions, type GenesysProviderOptions } from './options.js';

/**
 * `client.credentials.token.rate.per.minute` and `token.rate.per.minute`: 300 requests a minute a
 * token (community.genesys.com, "API limits"). Support can raise it; lower limits of single
 * resources are unpublished and met by obeying `Retry-After`.
 */
const publishedQuota = { requests: 300, perMs: 60_000 };

/** What `createGenesysProvider` answers. */
export type GenesysProvider = AssistantProvider<GenesysFeatures, GenesysNative>;

/**
 * A provider of one Genesys Cloud organisation; make as many as you have. It throws `misconfigured`,
 * naming every wrong option, and sends nothing before its first call.
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
