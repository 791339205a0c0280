/** Starts a Genesys Cloud emulator: login and API on one port. */
import { randomBytes, randomUUID } from 'node:crypto';
import { clockOf } from '../server/clock.js';
import { unknownOperation } from '../server/contract.js';
import type { EmulatorHandle, EmulatorOptions } from '../server/contract.js';
import { createFaults } from '../server/faults.js';
import { createRequestLog } from '../server/request-log.js';
import { readSettings } from '../server/setting.js';
import { startEmulatorServer } from '../server/start-server.js';
import { createAccessCheck } from './access.js';
import { createAnswers, maxBodyBytes } from './answers.js';
import { createBodyReader } from './bodies.js';
import type { Environment } from './call.js';
import { createLogin } from './login.js';
import { loginOperation, operations } from './operations.js';
import { createRateLimit } from './rate-limit.js';
import type { GenesysSeed, GenesysSnapshot, OAuthClient } from './resources.js';
import { createRoutes } from './routes.js';
import { genesysSettings } from './settings.js';
import type { GenesysSettings } from './settings.js';
import { createStore } from './store.js';
import { createTokens } from './tokens.js';

export interface GenesysEmulatorOptions extends EmulatorOptions {
  /** What the organisation holds to begin with. */
  readonly seed?: GenesysSeed;
  readonly settings?: Partial<GenesysSettings>;
  /** As a gateway would put in front of the paths, e.g. `/api-gateway`; none when absent. */
  readonly apiPrefix?: string;
  readonly loginPrefix?: string;
}

export interface GenesysCredentials {
  /** Has every right. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** Has the rights that end in `:view`. */
  readonly viewOnlyClientId: string;
  readonly viewOnlyClientSecret: string;
}

export interface GenesysEmulator extends EmulatorHandle {
  /** Base of `/api/v2/…`, without a slash at the end. */
  readonly apiUrl: string;
  /** Base of `/oauth/token`, without a slash at the end. */
  readonly loginUrl: string;
  readonly credentials: GenesysCredentials;
  /** The whole organisation; tokens are sessions and stay out of it, and so do secrets. */
  readonly snapshot: () => GenesysSnapshot;
  /** Puts back a snapshot, or any seed. The built-in clients and their tokens stay good. */
  readonly restore: (snapshot: GenesysSeed) => void;
}

export async function startGenesysEmulator(
  options: GenesysEmulatorOptions = {},
): Promise<GenesysEmulator> {
  const clock = clockOf(options.clock);
  const settings = readSettings('Genesys', genesysSettings, options.settings ?? {});
  const full = createClient('all');
  const viewOnly = createClient('view');
  const store = createStore({
    clock,
    builtInClients: [full, viewOnly],
    listDelayMilliseconds: settings.listDelayMilliseconds,
  });
  store.restore(options.seed ?? {});

  const apiPrefix = prefix(options.apiPrefix);
  const loginPrefix = prefix(options.loginPrefix);
  const environment: Environment = {
    store,
    clock,
    settings,
    apiPrefix,
    loginPrefix,
    apiUrl: () => server.url + apiPrefix,
  };
  const tokens = createTokens();
  const limited = (perMinute: number) =>
    options.quotas === 'vendor' ? createRateLimit(clock, perMinute) : undefined;
  const faults = createFaults({
    operations: [loginOperation, ...operations.map(({ operation }) => operation), unknownOperation],
    canRevokeTokens: true,
  });
  const requests = createRequestLog();
  const server = await startEmulatorServer({
    routes: createRoutes({
      environment,
      login: createLogin({ environment, tokens, limit: limited(settings.tokenRequestsPerMinute) }),
      checkAccess: createAccessCheck({
        environment,
        tokens,
        limit: limited(settings.requestsPerMinute),
      }),
      readBody: createBodyReader(settings, (id) => store.knowledgeBases.has(id)),
    }),
    answers: createAnswers(environment, tokens),
    clock,
    faults,
    requests,
    port: options.port,
    host: options.host,
    maxBodyBytes,
  });

  return {
    apiUrl: server.url + apiPrefix,
    loginUrl: server.url + loginPrefix,
    credentials: {
      clientId: full.id,
      clientSecret: full.secret,
      viewOnlyClientId: viewOnly.id,
      viewOnlyClientSecret: viewOnly.secret,
    },
    clock,
    faults,
    requests,
    snapshot: () => store.snapshot(),
    restore: (snapshot) => store.restore(snapshot),
    close: () => server.close(),
  };
}

/** Fresh at each start, so that nobody comes to rely on a secret that stands in a repository. */
function createClient(permissions: 'all' | 'view'): OAuthClient & { readonly secret: string } {
  const secret = randomBytes(32).toString('base64url');
  return { id: randomUUID(), secret, state: 'active', permissions };
}

/** One slash in front, none at the end. */
function prefix(given = ''): string {
  const trimmed = given.replace(/^\/+|\/+$/g, '');
  return trimmed === '' ? '' : `/${trimmed}`;
}
