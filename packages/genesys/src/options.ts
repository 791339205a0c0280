/** The options of `createGenesysProvider`, and their check. */
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
import {
  dispatcherParser,
  proxyParser,
  type CheckedProxy,
  type ProxyOptions as GenesysProxyOptions,
} from './http/proxy.js';
import type { TokenStore } from './http/auth/token-store.js';

/** An OAuth client with the grant type Client Credentials. Its roles decide what it may do. */
export interface ClientCredentials {
  /** The id of the OAuth client. */
  readonly clientId: string;
  /** The secret of the OAuth client. It is masked in every message. */
  readonly clientSecret: string;
  /** Lets several processes share one token. Without it, each provider requests its own. */
  readonly tokenStore?: TokenStore | undefined;
}
/** An access token from the application. The provider does not renew it. */
export interface AccessToken {
  /** The token alone, without `Bearer`. */
  readonly accessToken: string;
}

/**
 * A region by its name; `us-east-1` and `us_east_1` are the same. The type accepts any string, which
 * may come from the environment. `createGenesysProvider` checks it.
 */
interface ByRegion {
  /** For example `eu-central-1`. */
  readonly region: GenesysRegion | (string & {});
}
/** A region that is not in the table yet, such as `mypurecloud.com`, without `api.` or `login.`. */
interface ByDomain {
  /** For example `mypurecloud.de`. */
  readonly domain: string;
}
/** A gateway or an emulator. Must be https, except on the loopback interface. */
type ByUrls = Required<GenesysHosts>;
/** The same for an access token, which needs no token host. */
interface ByApiUrl {
  /** The API host, without `/api/v2`. */
  readonly apiUrl: string;
  /** The token host. Not used. */
  readonly loginUrl?: string | undefined;
}

/** Options besides host and credentials. */
export interface GenesysSharedOptions extends PolicyOptions {
  /**
   * The largest response that is read, in bytes after decompression: 1 KiB to 256 MiB. Defaults to
   * 32 MiB. A larger one fails with `unexpectedReply`.
   */
  readonly maxResponseBytes?: number | undefined;
  /**
   * A proxy that opens tunnels: its URL, or an object with `uri` and, as in undici's `ProxyAgent`, `token`,
   * `headers`, `proxyTls` and `requestTls`. Credentials in the URL are masked in every message.
   */
  readonly proxy?: string | GenesysProxyOptions | undefined;
  /**
   * A dispatcher of undici 7, for shared connections or a test. Closing the provider does not close it.
   * For a proxy, give `proxy`: a `ProxyAgent` is refused.
   */
  readonly dispatcher?: Dispatcher | undefined;
  /**
   * Used when `aiAgents.assign` creates the copilot of an assistant; the vendor requires both.
   * Defaults to `en-US`, which cannot be changed afterwards, and to `true`: as with other vendors, a
   * function works on the assistant's queues as soon as it is assigned.
   */
  readonly copilotDefaults?:
    { readonly [M in keyof CopilotDefaults]?: CopilotDefaults[M] | undefined } | undefined;
}

/** Where Genesys Cloud is, and how to sign in. */
export type GenesysProviderOptions = GenesysSharedOptions &
  (
    | (ClientCredentials & (ByRegion | ByDomain | ByUrls))
    | (AccessToken & (ByRegion | ByDomain | ByApiUrl))
  );

/** The checked options, in the form that the driver uses. */
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
  readonly proxy: CheckedProxy | undefined;
  readonly dispatcher: Dispatcher | undefined;
  readonly copilotDefaults: CopilotDefaults;
}

const defaults: CopilotDefaults = { defaultLanguage: 'en-US', liveOnQueue: true };

/** Throws `misconfigured` and names every wrong option. */
export function readOptions(options: unknown): GenesysConfiguration {
  const read = readConfiguration('genesys', combined, options);
  const { region, domain, apiUrl, loginUrl } = read;
  const { clientId, clientSecret, tokenStore, accessToken } = read;
  const { maxResponseBytes, proxy, dispatcher, copilotDefaults } = read;
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
    proxy,
    dispatcher,
    copilotDefaults: { ...defaults, ...copilotDefaults },
  };
}

interface FlatOptions extends Omit<GenesysSharedOptions, 'proxy' | 'copilotDefaults'> {
  readonly proxy?: CheckedProxy;
  readonly copilotDefaults?: Partial<CopilotDefaults>;
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

/** Accepts both spellings; the message lists one of them, to stay readable. */
const regionName: Parser<GenesysRegion> = (value, field, issues) => {
  const known = genesysRegions.find((name) => name === value);
  if (known) return known;
  const names = Object.keys(genesysDomains).join(', ');
  const message = `must be one of ${names}; for a region that is not listed, give domain instead`;
  issues.push({ field, rule: 'oneOf', message: `${field} ${message}` });
  return undefined;
};

/** Every request path begins with `/api/v2`, so the URL must not. */
const apiUrl: Parser<string> = (value, field, issues) => {
  const given = baseUrl(value, field, issues);
  if (given === undefined || !/\/api\/v2$/.test(given)) return given;
  issues.push({ field, rule: 'url', message: `${field} must be given without /api/v2` });
  return undefined;
};

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
  proxy: optional(proxyParser),
  dispatcher: optional(dispatcherParser),
  copilotDefaults: optional(
    object<Partial<CopilotDefaults>>({
      defaultLanguage: optional(text(language)),
      liveOnQueue: optional(boolean()),
    }),
  ),
});

type Given = (name: keyof FlatOptions) => boolean;

/** Rules between options, and the option that is named if a rule is broken. */
const combinations: readonly (readonly [
  field: keyof FlatOptions,
  rule: string,
  message: string,
  holds: (has: Given) => boolean,
])[] = [
  [
    'region',
    'exclusive',
    'must be given, or domain, or apiUrl with loginUrl, and only one of them',
    (has) =>
      ['region', 'domain', 'apiUrl'].filter((name) => has(name as keyof FlatOptions)).length === 1,
  ],
  [
    'loginUrl',
    'exclusive',
    'is only for use with apiUrl; region and domain already name the token host',
    (has) => !has('loginUrl') || has('apiUrl'),
  ],
  [
    'loginUrl',
    'required',
    'is required with apiUrl and client credentials: it names the token host',
    (has) => !has('apiUrl') || has('accessToken') || has('loginUrl'),
  ],
  [
    'accessToken',
    'exclusive',
    'must be given, or clientId with clientSecret, but not both',
    (has) => has('accessToken') !== (has('clientId') || has('clientSecret')),
  ],
  [
    'tokenStore',
    'exclusive',
    'is only for use with client credentials; a given access token is not renewed',
    (has) => !has('tokenStore') || !has('accessToken'),
  ],
  [
    'proxy',
    'exclusive',
    'is wrong: give either proxy or dispatcher',
    (has) => !has('proxy') || !has('dispatcher'),
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
