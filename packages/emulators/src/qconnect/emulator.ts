/** Starts an Amazon Q in Connect emulator. */
import { checkOptions, commonOptions } from '../server/check-options.js';
import { clockOf } from '../server/clock.js';
import type { EmulatorHandle, EmulatorOptions, Route } from '../server/contract.js';
import { startEmulator } from '../server/start-emulator.js';
import { createArns } from './arns.js';
import { createAuthorizer } from './authorization.js';
import type { Credentials, TimeSpan } from './authorization.js';
import { problemsOfCredentials } from './check-credentials.js';
import { createPlannedFailures } from './planned-failures.js';
import type { FailableOperation } from './planned-failures.js';
import { createQuotas } from './quotas.js';
import { createRoutes } from './routes.js';
import type { Environment } from './environment.js';
import { readSettings } from '../server/setting.js';
import { qconnectSettings } from './settings.js';
import type { QConnectSettings } from './settings.js';
import type { QConnectSeed } from './seed-types.js';
import type { QConnectSnapshot } from './state.js';
import { createStore } from './store.js';
import { vendorResponses } from './vendor-responses.js';

/** Options of `startQConnectEmulator`. */
export interface QConnectEmulatorOptions extends EmulatorOptions {
  /** AWS region. Defaults to `us-east-1`. */
  readonly region?: string | undefined;
  /** Account id of twelve digits. Defaults to `123456789012`, AWS's example account. */
  readonly accountId?: string | undefined;
  /**
   * The key pair with every permission; a `sessionToken` is required in every request. Defaults to AWS's example key pair.
   * The seed can have further `clients` with some permissions.
   */
  readonly credentials?:
    | Credentials
    | (Omit<Credentials, 'sessionToken'> & { readonly sessionToken?: string | undefined })
    | undefined;
  /** Initial state of the account. Defaults to empty. */
  readonly seed?: QConnectSeed | undefined;
  /** Settings for unknown behaviour of the vendor. Each defaults to its most likely value. */
  readonly settings?:
    { readonly [Name in keyof QConnectSettings]?: QConnectSettings[Name] | undefined } | undefined;
}

const known = ['port', ...commonOptions, 'seed', 'settings', 'region', 'accountId', 'credentials'];

/** A running Amazon Q in Connect emulator. */
export interface QConnectEmulator extends EmulatorHandle {
  /** The `endpoint` for SDKs, without a trailing slash. */
  readonly url: string;
  /** AWS region of the emulator. */
  readonly region: string;
  /** Account id in all ARNs. */
  readonly accountId: string;
  /** The key pair with every permission. */
  readonly credentials: Credentials;
  /**
   * Makes the next accepted requests of this operation end as CREATE_FAILED or DELETE_FAILED. `times` defaults to 1.
   */
  failNext(operation: FailableOperation, times?: number): void;
  /** Returns the whole state as JSON. */
  snapshot(): QConnectSnapshot;
  /**
   * Replaces the state with a snapshot or any other seed. Throws a `TypeError` that lists every problem of the seed.
   */
  restore(state: QConnectSeed): void;
}

/** The example pair of AWS's documentation, which secret scanners know. */
const exampleCredentials: Credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

/**
 * Starts an Amazon Q in Connect emulator in this process. Rejects with a `TypeError` that lists every problem of settings
 * or seed, or with the error of a port that is in use.
 */
export async function startQConnectEmulator(
  options: QConnectEmulatorOptions = {},
): Promise<QConnectEmulator> {
  checkOptions('Q in Connect options', options, known, { credentials: problemsOfCredentials });
  const {
    region = 'us-east-1',
    accountId = '123456789012',
    credentials: given = exampleCredentials,
    quotas = 'off',
  } = options;
  const { sessionToken, ...keys } = given;
  const credentials = sessionToken === undefined ? keys : { ...keys, sessionToken };
  const settings = readSettings('Q in Connect', qconnectSettings, options.settings ?? {});
  const clock = clockOf(options.clock);
  const now = () => clock.now();
  const plannedFailures = createPlannedFailures();
  // The caller's seed can change later.
  const seed = structuredClone(options.seed ?? {});
  const environment: Environment = {
    settings,
    clock,
    arns: createArns(region, accountId),
    store: createStore(seed, { settings, now }),
    plannedFailures,
    quotas: createQuotas(quotas, now),
  };
  const authorize = createAuthorizer({
    clientOf: (accessKeyId) =>
      accessKeyId === credentials.accessKeyId
        ? { ...credentials, userName: 'administrator', allow: ['*'] }
        : environment.store.clients.get(accessKeyId),
    region,
    unsignedPayload: settings.unsignedPayload,
    time: signatureTime(settings, now),
  });
  const routes = createRoutes(environment, authorize);
  const { url, handle } = await startEmulator(
    {
      routes: settings.signatureTime === 'real' ? routes.map(withRealDate) : routes,
      responses: vendorResponses,
      clock,
      maxBodyBytes: settings.maximumBodyBytes,
      resetState() {
        environment.store.restore(seed);
        plannedFailures.clear();
      },
    },
    options,
  );

  return {
    ...handle,
    url,
    region,
    accountId,
    credentials,
    failNext: (operation, times) => plannedFailures.failNext(operation, times),
    snapshot: () => environment.store.snapshot(),
    restore: (state) => environment.store.restore(state),
  };
}

function signatureTime(
  { signatureTime: clocks }: QConnectSettings,
  now: () => number,
): () => TimeSpan {
  return () => {
    const real = clocks === 'emulator' ? now() : Date.now();
    const emulated = clocks === 'real' ? real : now();
    return { earliest: Math.min(real, emulated), latest: Math.max(real, emulated) };
  };
}

/** SDKs set their clocks by the Date header, so it must show the time that signatures are checked against. */
const withRealDate = (route: Route): Route => ({
  ...route,
  handle(request) {
    const response = route.handle(request);
    return { ...response, headers: { ...response.headers, Date: new Date().toUTCString() } };
  },
});
