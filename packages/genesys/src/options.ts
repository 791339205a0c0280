/** What `createGenesysProvider` takes, and its check. */
import { defaultMaxResponseBytes, maxResponseBytesParser } from '@assistant-provider/adapter-kit';
import {
  custom,
  baseUrl,
  boolean,
  isPlainObject,
  object,
  optional,
  readConfiguration,
  text,
  type Parser,
} from '@assistant-provider/core/adapter';
import { policyOptionParsers, type PolicyOptions } from '@assistant-provider/policies';
import type { Dispatcher } from 'undici';
import type { CopilotDefaults } from './mapping/copilot.js';
import { language } from './limits.js';
import {
  genesysDomains,
  genesysRegions,
  hostsOfDomain,
  hostsOfRegion,
  type GenesysHosts,
  type GenesysRegion,
} from './http/regions.js';
import type { TokenStore } from './http/auth/token-store.js';

/** An OAuth client of the grant type Client Credentials; its roles decide what it may do. */
export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Lets several processes share one token; default: each provider mints its own. */
  readonly tokenStore?: TokenStore;
}
/** A token that the application got itself. It is not renewed. */
export interface AccessToken {
  readonly accessToken: string;
}

/**
 * By name; `us-east-1` and `us_east_1` are the same. Any string is taken, as it may come from the
 * environment, and checked when the provider is made.
 */
interface ByRegion {
  readonly region: GenesysRegion | (string & {});
}
/** For a region that is not in the table yet: `mypurecloud.com`, without `api.` or `login.`. */
interface ByDomain {
  readonly domain: string;
}
/** For a gateway or an emulator. https, but for this machine itself. */
type ByUrls = Required<GenesysHosts>;

export interface GenesysSharedOptions extends PolicyOptions {
  /** The largest answer that is read, in bytes; default 32 MiB. */
  readonly maxResponseBytes?: number;
  /** undici's, for a proxy or a test. It stays open when the provider closes. */
  readonly dispatcher?: Dispatcher;
  /**
   * For the first `aiAgents.assign` to an assistant that has no copilot yet, where the vendor
   * requires both. Default `en-US`, which cannot be changed afterwards, and `true`: the function
   * works on the assistant's queues at once, as at other vendors.
   */
  readonly copilotDefaults?: Partial<CopilotDefaults>;
}

export type GenesysProviderOptions = GenesysSharedOptions &
  (
    | (ClientCredentials & (ByRegion | ByDomain | ByUrls))
    | (AccessToken & (ByRegion | ByDomain | GenesysHosts))
  );

/** The options in the one form that the driver works with. */
export interface GenesysConfiguration {
  readonly hosts: GenesysHosts;
  readonly credentials:
    | AccessToken
    | (Omit<ClientCredentials, 'tokenStore'> & {
        readonly loginUrl: string;
        readonly tokenStore: TokenStore | undefined;
      });
  readonly policies: PolicyOptions;
  readonly maxResponseBytes: number;
  readonly dispatcher: Dispatcher | undefined;
  readonly copilotDefaults: CopilotDefaults;
}

const defaults: CopilotDefaults = { defaultLanguage: 'en-US', liveOnQueue: true };

/** Throws `misconfigured`, naming every wrong option. */
export function readOptions(options: unknown): GenesysConfiguration {
  const read = readConfiguration('genesys', combined, options);
  const { region, domain, apiUrl, loginUrl } = read;
  const { clientId, clientSecret, tokenStore, accessToken } = read;
  const { maxResponseBytes, dispatcher, copilotDefaults } = read;
  const hosts = region
    ? hostsOfRegion(region)
    : domain
      ? hostsOfDomain(domain)
      : { apiUrl: apiUrl ?? '', ...(loginUrl !== undefined && { loginUrl }) };
  return {
    hosts,
    credentials:
      accessToken === undefined
        ? {
            clientId: clientId ?? '',
            clientSecret: clientSecret ?? '',
            loginUrl: hosts.loginUrl ?? '',
            tokenStore,
          }
        : { accessToken },
    policies: read,
    maxResponseBytes: maxResponseBytes ?? defaultMaxResponseBytes,
    dispatcher,
    copilotDefaults: { ...defaults, ...copilotDefaults },
  };
}

interface FlatOptions extends GenesysSharedOptions {
  readonly region?: GenesysRegion;
  readonly domain?: string;
  readonly apiUrl?: string;
  readonly loginUrl?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly tokenStore?: TokenStore;
  readonly accessToken?: string;
}

const hostName = text({
  maxLength: 253,
  pattern: /^(?!api\.|login\.|apps\.)[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i,
  description: 'a bare domain such as mypurecloud.com, without api. or login.',
});

/** Also with underscores, as the Genesys SDKs spell them; said once, that the list can be read. */
const regionName: Parser<GenesysRegion> = (value, field, issues) => {
  const known = genesysRegions.find((name) => name === value);
  if (known) return known;
  const names = Object.keys(genesysDomains).join(', ');
  const message = `must be one of ${names}; for a region that is missing here give domain instead`;
  issues.push({ field, rule: 'oneOf', message: `${field} ${message}` });
  return undefined;
};

/** Every path of ours begins with it: given as well, it would be there twice. */
const apiUrl: Parser<string> = (value, field, issues) => {
  const given = baseUrl(value, field, issues);
  if (given === undefined || !/\/api\/v2$/.test(given)) return given;
  issues.push({ field, rule: 'url', message: `${field} must be given without /api/v2` });
  return undefined;
};

const isDispatcher = (value: unknown): value is Dispatcher =>
  isPlainObject(value) &&
  typeof value['dispatch'] === 'function' &&
  typeof value['request'] === 'function';

const isTokenStore = (value: unknown): value is TokenStore =>
  isPlainObject(value) &&
  ['get', 'set', 'add'].every((method) => typeof value[method] === 'function');

const flat = object<FlatOptions>({
  ...policyOptionParsers,
  region: optional(regionName),
  domain: optional(hostName),
  apiUrl: optional(apiUrl),
  loginUrl: optional(baseUrl),
  // A colon would end the id within the Basic value (RFC 7617).
  clientId: optional(text({ pattern: /^[^:]+$/, description: 'an id without a colon' })),
  clientSecret: optional(text()),
  tokenStore: optional(
    custom(isTokenStore, 'a store: { get(key), set(key, value, ttlMs), add(key, value, ttlMs) }'),
  ),
  accessToken: optional(
    text({ pattern: /^[\x21-\x7e]+$/, description: 'the token alone, without "Bearer"' }),
  ),
  maxResponseBytes: optional(maxResponseBytesParser),
  dispatcher: optional(custom(isDispatcher, 'a dispatcher of undici')),
  copilotDefaults: optional(
    object<Partial<CopilotDefaults>>({
      defaultLanguage: optional(text(language)),
      liveOnQueue: optional(boolean()),
    }),
  ),
});

type Given = (name: keyof FlatOptions) => boolean;

/** What must hold between options, and the option that is named if it does not. */
const combinations: readonly (readonly [
  field: keyof FlatOptions,
  rule: string,
  message: string,
  holds: (has: Given) => boolean,
])[] = [
  [
    'region',
    'exclusive',
    'must be given, or else one of domain, and apiUrl with loginUrl; no two of them',
    (has) =>
      ['region', 'domain', 'apiUrl'].filter((name) => has(name as keyof FlatOptions)).length === 1,
  ],
  [
    'loginUrl',
    'exclusive',
    'goes with apiUrl alone; region and domain say where tokens come from',
    (has) => !has('loginUrl') || has('apiUrl'),
  ],
  [
    'loginUrl',
    'required',
    'is required with apiUrl and client credentials: tokens come from there',
    (has) => !has('apiUrl') || has('accessToken') || has('loginUrl'),
  ],
  [
    'accessToken',
    'exclusive',
    'must be given, or else clientId with clientSecret; not both',
    (has) => has('accessToken') !== (has('clientId') || has('clientSecret')),
  ],
  [
    'tokenStore',
    'exclusive',
    'goes with client credentials; a token that is given is not renewed',
    (has) => !has('tokenStore') || !has('accessToken'),
  ],
  [
    'clientId',
    'required',
    'is required with clientSecret',
    (has) => !has('clientSecret') || has('clientId'),
  ],
  [
    'clientSecret',
    'required',
    'is required with clientId',
    (has) => !has('clientId') || has('clientSecret'),
  ],
];

const combined: Parser<FlatOptions> = (value, field, issues) => {
  const parsed = flat(value, field, issues);
  if (!isPlainObject(value)) return undefined;
  const has: Given = (name) => value[name] !== undefined;
  for (const [name, rule, message, holds] of combinations)
    if (!holds(has)) {
      const place = `${field}.${name}`;
      issues.push({ field: place, rule, message: `${place} ${message}` });
    }
  return parsed;
};
