/** Creates the provider of Genesys Cloud. */
import { type AssistantProvider } from '@assistant-provider/core';
import { createProvider } from '@assistant-provider/core/adapter';
import { policiesOf } from '@assistant-provider/policies';
import { driverOf, type GenesysFeatures } from './driver.js';
import type { GenesysNative } from './native/client.js';
import { readOptions, type GenesysProviderOptions } from './options.js';

/**
 * 300 requests per minute and token: `client.credentials.token.rate.per.minute` and
 * `token.rate.per.minute` (community.genesys.com, "API limits"). Genesys support can raise it. Lower
 * limits of single resources are not published; for those the provider obeys `Retry-After`.
 */
const publishedQuota = { requests: 300, perMs: 60_000 };

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
