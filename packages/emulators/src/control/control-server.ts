/** The HTTP API through which other programs control both emulators. control.openapi.json describes it. */
import { connectionOf } from '../connection.js';
import { createFaultInjector } from '../server/faults.js';
import { createRequestLog } from '../server/request-log.js';
import { startEmulatorServer } from '../server/start-server.js';
import type { EmulatorServer } from '../server/start-server.js';
import type { Route, VendorResponses } from '../server/contract.js';
import { clockRoutes } from './clock-routes.js';
import type { Controlled } from './controlled.js';
import { failureRoute } from './failure-routes.js';
import { done, guarded, refusal } from './requests-and-responses.js';
import { vendorRoutes } from './vendor-routes.js';

/** A snapshot of a large estate, which no test comes near. */
const maxBodyBytes = 256 * 1024 * 1024;

const responses: VendorResponses = {
  unknownPath: ({ method, target }) => refusal(404, `there is no ${method} ${target}`),
  bodyTooLarge: () => refusal(413, 'the body is too large'),
  malformedTarget: () => refusal(400, 'the request is malformed'),
  internalError: () => refusal(500, 'the control API failed'),
  errorWithStatus: (status) => refusal(status, 'a fault'),
  throttled: () => refusal(429, 'a fault'),
};

export async function startControlServer(
  controlled: Controlled,
  { port, host }: { readonly port: number; readonly host?: string },
): Promise<EmulatorServer> {
  const { genesys, qconnect, clock } = controlled;
  const description = await readDescription();
  const genesysRoutes = vendorRoutes('genesys', genesys);
  const qconnectRoutes = vendorRoutes('qconnect', {
    ...qconnect,
    snapshot: () => qconnect.snapshot(),
    restore: (seed) => qconnect.restore(seed),
  });
  const routes: readonly Route[] = [
    {
      operation: 'getDescription',
      method: 'GET',
      path: '/openapi.json',
      handle: () => ({ status: 200, body: description }),
    },
    {
      operation: 'getConnection',
      method: 'GET',
      path: '/connection',
      handle: () => ({
        status: 200,
        body: connectionOf({ genesys, qconnect, controlUrl: server.url }),
      }),
    },
    {
      operation: 'reset',
      method: 'POST',
      path: '/reset',
      handle() {
        controlled.reset();
        genesysRoutes.forget();
        qconnectRoutes.forget();
        return done;
      },
    },
    ...clockRoutes(clock),
    ...genesysRoutes.routes,
    ...qconnectRoutes.routes,
    failureRoute(qconnect),
  ];
  const server = await startEmulatorServer({
    routes: routes.map(guarded),
    responses,
    clock,
    faults: createFaultInjector({ operations: [], canRevokeTokens: false }),
    // Bodies can be whole states, so none is kept.
    requests: createRequestLog({ maxEntries: 0 }),
    port,
    host,
    maxBodyBytes,
  });
  return server;
}

/**
 * The package finds its file by its own name, wherever its code was bundled to. `import.meta` would not
 * do: Jest's transforms cannot turn it into CommonJS.
 */
async function readDescription(): Promise<object> {
  const file = await import('@assistant-provider/emulators/control.openapi.json', {
    with: { type: 'json' },
  });
  return file.default;
}
