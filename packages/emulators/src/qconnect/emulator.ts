/** Amazon Q in Connect, emulated: what a test starts and holds. */
import { clockOf } from '../server/clock.js';
import { unknownOperation } from '../server/contract.js';
import type { EmulatorHandle, EmulatorOptions, Route } from '../server/contract.js';
import { createFaults } from '../server/faults.js';
import { createRequestLog } from '../server/request-log.js';
import { startEmulatorServer } from '../server/start-server.js';
import { createArns } from './arns.js';
import { createAuthorizer } from './authorization.js';
import type { Credentials, TimeSpan } from './authorization.js';
import { createFailures } from './failures.js';
import type { FailingOperation } from './failures.js';
import { createQuotas } from './quotas.js';
import { createRoutes } from './routes.js';
import { operations } from './operations.js';
import type { Service } from './service.js';
import { readSettings } from '../server/setting.js';
import { qconnectSettings } from './settings.js';
import type { QConnectSettings } from './settings.js';
import type { QConnectSeed } from './seed-shapes.js';
import type { QConnectSnapshot } from './state.js';
import { createStore } from './store.js';
import { vendorAnswers } from './vendor-answers.js';

export interface QConnectEmulatorOptions extends EmulatorOptions {
  /** us-east-1 when absent. */
  readonly region?: string;
  /** Twelve digits; 123456789012, AWS's example account, when absent. */
  readonly accountId?: string;
  /** AWS's example key pair when absent. With a `sessionToken`, every request has to carry it. */
  readonly credentials?: Credentials;
  readonly seed?: QConnectSeed;
  readonly settings?: Partial<QConnectSettings>;
}

export interface QConnectEmulator extends EmulatorHandle {
  /** What SDKs take as `endpoint`. */
  readonly url: string;
  readonly region: string;
  readonly accountId: string;
  readonly credentials: Credentials;
  /** The next accepted ones of this operation end as CREATE_FAILED or DELETE_FAILED. */
  failNext(operation: FailingOperation, times?: number): void;
  /** The whole state as JSON. */
  snapshot(): QConnectSnapshot;
  restore(state: QConnectSeed): void;
}

/** The pair of AWS's own documentation, which secret scanners know to be none. */
const exampleCredentials: Credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

export async function startQConnectEmulator(
  options: QConnectEmulatorOptions = {},
): Promise<QConnectEmulator> {
  const {
    region = 'us-east-1',
    accountId = '123456789012',
    credentials = exampleCredentials,
    quotas = 'off',
  } = options;
  const settings = readSettings('Q in Connect', qconnectSettings, options.settings ?? {});
  const clock = clockOf(options.clock);
  const now = () => clock.now();
  const failures = createFailures();
  const service: Service = {
    settings,
    clock,
    arns: createArns(region, accountId),
    store: createStore(options.seed ?? {}, { settings, now }),
    failures,
    quotas: createQuotas(quotas, now),
  };
  const authorize = createAuthorizer({
    credentials,
    region,
    unsignedPayload: settings.unsignedPayload,
    time: signatureTime(settings, now),
  });
  const routes = createRoutes(service, authorize);
  const faults = createFaults({
    operations: [...Object.keys(operations), unknownOperation],
    canRevokeTokens: false,
  });
  const requests = createRequestLog();
  const server = await startEmulatorServer({
    routes: settings.signatureTime === 'real' ? routes.map(withRealDate) : routes,
    answers: vendorAnswers,
    clock,
    faults,
    requests,
    port: options.port,
    host: options.host,
    maxBodyBytes: settings.maximumBodyBytes,
  });

  return {
    url: server.url,
    region,
    accountId,
    credentials,
    clock,
    faults,
    requests,
    failNext: (operation, times) => failures.failNext(operation, times),
    snapshot: () => service.store.snapshot(),
    restore: (state) => service.store.restore(state),
    close: () => server.close(),
  };
}

function signatureTime(
  { signatureTime: clocks }: QConnectSettings,
  now: () => number,
): () => TimeSpan {
  return () => {
    const times = [
      ...(clocks === 'real' ? [] : [now()]),
      ...(clocks === 'emulator' ? [] : [Date.now()]),
    ];
    return { earliest: Math.min(...times), latest: Math.max(...times) };
  };
}

/** SDKs set their clocks by the Date header, so it has to show the time that signatures are held against. */
const withRealDate = (route: Route): Route => ({
  ...route,
  handle(request) {
    const answer = route.handle(request);
    return { ...answer, headers: { ...answer.headers, Date: new Date().toUTCString() } };
  },
});
