/** The entry point: a provider over Acme. */
import { maxResponseBytesParser } from '@assistant-provider/adapter-kit';
import {
  baseUrl as baseUrlParser,
  createProvider,
  object,
  optional,
  readConfiguration,
  text,
} from '@assistant-provider/core/adapter';
import {
  policiesOf,
  policyOptionParsers,
  type PolicyDefaults,
  type PolicyOptions,
} from '@assistant-provider/policies';
import { createAcmeDriver } from './driver.js';

/** The options of `createAcmeProvider`. */
export interface AcmeProviderOptions extends PolicyOptions {
  /** An API key, from Acme's settings. */
  readonly apiKey: string;
  /** Defaults to `https://api.acme.example`. */
  readonly baseUrl?: string;
  /** A longer response fails with `unexpectedReply`. Defaults to 32 MiB. */
  readonly maxResponseBytes?: number;
}

const optionsParser = object<AcmeProviderOptions>({
  ...policyOptionParsers,
  apiKey: text({ pattern: /^[!-~]+$/, description: 'visible ASCII characters' }),
  baseUrl: optional(baseUrlParser),
  maxResponseBytes: optional(maxResponseBytesParser),
});

/** Source: Acme's API manual, chapter "Fair use". */
export const policyDefaults: PolicyDefaults = { rateLimit: { requests: 600, perMs: 60_000 } };

/** An `AssistantProvider` with the features that Acme supports. */
export type AcmeProvider = ReturnType<typeof createAcmeProvider>;

/**
 * Throws an `AssistantError` of kind `misconfigured` that lists every wrong option.
 * `assistants.create` and `knowledge.link` honour `idempotencyKey`.
 *
 * @example
 * ```ts
 * const provider = createAcmeProvider({ apiKey: process.env['ACME_KEY'] ?? '' });
 * const created = await provider.assistants.create({ name: 'Returns desk' });
 * ```
 */
export function createAcmeProvider(options: AcmeProviderOptions) {
  const {
    apiKey,
    baseUrl = 'https://api.acme.example',
    maxResponseBytes,
    ...policies
  } = readConfiguration('acme', optionsParser, options);
  const driver = createAcmeDriver({ apiKey, baseUrl, maxResponseBytes });
  return createProvider(driver, policiesOf(policies, policyDefaults));
}
