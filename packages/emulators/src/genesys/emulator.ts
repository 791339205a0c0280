/** Starts a Genesys Cloud emulator: login and API on one port. */
import { randomBytes, randomUUID } from 'node:crypto';
import { checkOptions, commonOptions } from '../server/check-options.js';
import { clockOf } from '../server/clock.js';
import type { EmulatorHandle, EmulatorOptions } from '../server/contract.js';
import { readSettings } from '../server/setting.js';
import { startEmulator } from '../server/start-emulator.js';
import { createAccessCheck } from './access.js';
import { createVendorResponses, maxBodyBytes } from './vendor-responses.js';
import { createBodyReader } from './bodies.js';
import type { Environment } from './handler-context.js';
import { createLogin } from './login.js';
import { createRateLimit } from './rate-limit.js';
import type { GenesysSnapshot, OAuthClient } from './resources.js';
import type { GenesysSeed } from './seed-types.js';
import { createRoutes } from './routes.js';
import { genesysSettings } from './settings.js';
import type { GenesysSettings } from './settings.js';
import { createStore } from './store.js';
import { createTokens } from './tokens.js';

/** Options of `startGenesysEmulator`. */
export interface GenesysEmulatorOptions extends EmulatorOptions {
  /** Initial state of the organisation. Defaults to empty. */
  readonly seed?: GenesysSeed | undefined;
  /** Settings for unknown behaviour of the vendor. Each defaults to its most likely value. */
  readonly settings?:
    { readonly [Name in keyof GenesysSettings]?: GenesysSettings[Name] | undefined } | undefined;
  /** Prefix of all API paths, as behind a gateway, for example `/api-gateway`. Defaults to none. */
  readonly apiPrefix?: string | undefined;
  /** Prefix of the login path, as behind a gateway. Defaults to none. */
  readonly loginPrefix?: string | undefined;
}

const known = ['port', ...commonOptions, 'seed', 'settings', 'apiPrefix', 'loginPrefix'];

/** The emulator's two built-in OAuth clients; their secrets are new at each start. */
export interface GenesysCredentials {
  /** Id of the client with every permission. */
  readonly clientId: string;
  /** Secret of the client with every permission. */
  readonly clientSecret: string;
  /** Id of the client with only the permissions that end in `:view`. */
  readonly viewOnlyClientId: string;
  /** Secret of the view-only client. */
  readonly viewOnlyClientSecret: string;
}

/** A running Genesys Cloud emulator. */
export interface GenesysEmulator extends EmulatorHandle {
  /** Base URL of `/api/v2/…`, without a trailing slash. */
  readonly apiUrl: string;
  /** Base URL of `/oauth/token`, without a trailing slash. */
  readonly loginUrl: string;
  /** The built-in OAuth clients. */
  readonly credentials: GenesysCredentials;
  /** Returns the whole organisation as JSON, without tokens, secrets and the built-in clients. */
  readonly snapshot: () => GenesysSnapshot;
  /**
   * Replaces the organisation with a snapshot or any other seed. The built-in clients and all tokens stay valid. Throws a
   * `TypeError` that lists every problem of the seed.
   */
  readonly restore: (snapshot: GenesysSeed) => void;
}

/**
 * Starts a Genesys Cloud emulator in this process. Rejects with a `TypeError` that lists every problem of options,
 * settings or seed, or with the error of a port that is in use.
 */
export async function startGenesysEmulator(
  options: GenesysEmulatorOptions = {},
): Promise<GenesysEmulator> {
  checkOptions('Genesys options', options, known);
  const clock = clockOf(options.clock);
  const settings = readSettings('Genesys', genesysSettings, options.settings ?? {});
  const full = createClient('all');
  const viewOnly = createClient('view');
  const store = createStore({
    clock,
    builtInClients: [full, viewOnly],
    settings,
  });
  // The caller's seed can change later.
  const seed = structuredClone(options.seed ?? {});
  store.restore(seed);

  const apiPrefix = normalizePrefix(options.apiPrefix);
  const loginPrefix = normalizePrefix(options.loginPrefix);
  const environment: Environment = {
    store,
    clock,
    settings,
    apiPrefix,
    loginPrefix,
    apiUrl: () => url + apiPrefix,
  };
  const tokens = createTokens();
  const rateLimitOf = (perMinute: number) =>
    options.quotas === 'vendor' ? createRateLimit(clock, perMinute) : undefined;
  const routes = createRoutes({
    environment,
    login: createLogin({
      environment,
      tokens,
      limit: rateLimitOf(settings.tokenRequestsPerMinute),
    }),
    checkAccess: createAccessCheck({
      environment,
      tokens,
      limit: rateLimitOf(settings.requestsPerMinute),
    }),
    readBody: createBodyReader(settings, (id) => store.knowledgeBases.has(id)),
  });
  const responses = createVendorResponses(environment, tokens);
  const resetState = () => store.restore(seed);
  const { url, handle } = await startEmulator(
    { routes, responses, clock, maxBodyBytes, resetState },
    options,
  );

  return {
    ...handle,
    apiUrl: url + apiPrefix,
    loginUrl: url + loginPrefix,
    credentials: {
      clientId: full.id,
      clientSecret: full.secret,
      viewOnlyClientId: viewOnly.id,
      viewOnlyClientSecret: viewOnly.secret,
    },
    snapshot: () => store.snapshot(),
    restore: (snapshot) => store.restore(snapshot),
  };
}

/** Creates a client with a fresh secret, so that nobody can rely on a secret from a repository. */
function createClient(permissions: 'all' | 'view'): OAuthClient & { readonly secret: string } {
  const secret = randomBytes(32).toString('base64url');
  return { id: randomUUID(), secret, state: 'active', permissions };
}

/** Returns the prefix with a leading slash and without a trailing one. */
function normalizePrefix(given = ''): string {
  const trimmed = given.replace(/^\/+|\/+$/g, '');
  return trimmed === '' ? '' : `/${trimmed}`;
}
