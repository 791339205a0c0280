/** The entry point: a provider over Acme. */
import {
  createProvider,
  custom,
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

export interface AcmeProviderOptions extends PolicyOptions {
  readonly apiKey: string;
  /** Default `https://api.acme.example`. */
  readonly baseUrl?: string;
}

const isUrl = (value: unknown): value is string =>
  typeof value === 'string' && URL.canParse(value) && /^https?:/.test(value);

const optionsParser = object<AcmeProviderOptions>({
  ...policyOptionParsers,
  apiKey: text({ pattern: /^[!-~]+$/, description: 'what a header can hold' }),
  baseUrl: optional(custom(isUrl, 'an http(s) URL')),
});

/** Source: Acme's API manual, chapter "Fair use". */
export const policyDefaults: PolicyDefaults = { rateLimit: { requests: 600, perMs: 60_000 } };

export type AcmeProvider = ReturnType<typeof createAcmeProvider>;

/**
 * Wrong options throw an `AssistantFailure` of kind `misconfigured` that lists all of them.
 * `idempotencyKey` is honoured by `assistants.create` and `knowledge.link`.
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
    ...policies
  } = readConfiguration('acme', optionsParser, options);
  const driver = createAcmeDriver({ apiKey, baseUrl });
  return createProvider(driver, policiesOf(policies, policyDefaults));
}
