/** A server with a few routes, and raw requests to it, for tests of the server folder. */
import { connect } from 'node:net';
import { createEmulatorClock } from '../src/server/clock.js';
import type { Route, VendorResponses } from '../src/server/contract.js';
import { unknownOperation } from '../src/server/contract.js';
import { createFaultInjector } from '../src/server/faults.js';
import { createRequestLog } from '../src/server/request-log.js';
import { startEmulatorServer } from '../src/server/start-server.js';

const responses: VendorResponses = {
  unknownPath: () => ({ status: 404, body: { code: 'unknownPath' } }),
  bodyTooLarge: () => ({ status: 413, body: { code: 'bodyTooLarge' } }),
  malformedTarget: () => ({ status: 400, body: { code: 'malformedTarget' } }),
  internalError: () => ({ status: 500, body: { code: 'internalError' } }),
  throttled: () => ({ status: 429, body: { code: 'throttled' } }),
  errorWithStatus: (status) => ({ status, body: { code: `vendor ${status}` } }),
};

export async function startKit({ port = 0 } = {}) {
  const things = new Map<string, string>();
  const routes: Route[] = [
    {
      operation: 'putThing',
      method: 'PUT',
      path: '/things/:id',
      handle({ params, body }) {
        things.set(params['id'] ?? '', body.toString());
        return { status: 200, body: { id: params['id'], length: body.length } };
      },
    },
    {
      operation: 'getThing',
      method: 'GET',
      path: '/things/:id',
      handle: ({ params, query }) => ({
        status: 200,
        body: { id: params['id'], query: [...query] },
      }),
    },
    {
      operation: 'deleteThing',
      method: 'DELETE',
      path: '/things/:id',
      handle: () => ({ status: 204 }),
    },
    {
      operation: 'break',
      method: 'POST',
      path: '/break',
      handle() {
        throw new Error('broken on purpose');
      },
    },
  ];
  const clock = createEmulatorClock('manual', Date.UTC(2030, 0, 2));
  const operations = [unknownOperation, ...routes.map((route) => route.operation)];
  const faults = createFaultInjector({ operations, canRevokeTokens: false });
  const requests = createRequestLog();
  const server = await startEmulatorServer({
    routes,
    responses,
    clock,
    faults,
    requests,
    port,
    maxBodyBytes: 1000,
  });
  return { ...server, clock, faults, requests, things };
}

/** Sends raw bytes, and reads until the server ends the connection. */
export function sendRaw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => (received += chunk.toString()));
    socket.on('error', reject);
    socket.on('close', () => resolve(received));
  });
}
