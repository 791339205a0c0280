/** The HTTP server under both emulators. */
import { setMaxListeners } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { EmulatorClock } from './clock.js';
import type { VendorResponses } from './contract.js';
import { createExchangeHandler } from './handle-exchange.js';
import { toWire } from './send.js';
import type { EmulatorServerOptions } from './server-options.js';

export interface EmulatorServer {
  readonly port: number;
  /** Ends without a slash. */
  readonly url: string;
  /** Stops the server and ends open connections. A second call has no effect. */
  close(): Promise<void>;
}

/** Longer than clients keep idle connections, so that no request meets a connection that is just closing. */
const keepAliveMilliseconds = 72_000;

export async function startEmulatorServer(options: EmulatorServerOptions): Promise<EmulatorServer> {
  const { host = '127.0.0.1', port = 0, responses, clock } = options;
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);
  const handleExchange = createExchangeHandler(options, closing.signal);

  const serve = (request: IncomingMessage, response: ServerResponse) => {
    response.on('error', () => response.destroy());
    handleExchange(request, response).catch(() => response.destroy());
  };
  // Node's own response to a request without Host has no body; `handleExchange` sends the vendor's.
  const serverOptions = { keepAliveTimeout: keepAliveMilliseconds, requireHostHeader: false };
  const server = createServer(serverOptions, serve);
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
    else socket.end(malformedHttpResponse(responses, clock));
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, host, port)));
    server.listen({ host, port }, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
  const address = server.address() as AddressInfo;
  // Nobody can connect to `0.0.0.0` or `::` on every system.
  const reachable = { '0.0.0.0': '127.0.0.1', '::': '::1' }[address.address] ?? address.address;
  const urlHost = address.family === 'IPv6' ? `[${reachable}]` : reachable;

  let closed: Promise<void> | undefined;
  return {
    port: address.port,
    url: `http://${urlHost}:${address.port}`,
    close() {
      closed ??= new Promise((resolve) => {
        closing.abort();
        server.close(() => resolve());
        server.closeAllConnections();
      });
      return closed;
    },
  };
}

/** Names the port and the remedy. Keeps the code of Node.js. */
function listenError(
  error: NodeJS.ErrnoException,
  host: string,
  port: number,
): NodeJS.ErrnoException {
  if (error.code !== 'EADDRINUSE') return error;
  const message = `port ${port} of ${host} is in use; choose another port, or 0 for a free one`;
  return Object.assign(new Error(message, { cause: error }), { code: error.code });
}

/** Node passes only the socket of a request that it could not parse, so this response is plain text. */
function malformedHttpResponse(responses: VendorResponses, clock: EmulatorClock): string {
  const wire = toWire(responses.malformedTarget({ method: '', target: '' }), clock.now());
  const head = Object.entries(wire.headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${wire.status} Bad Request\r\n${head.join('')}Connection: close\r\n\r\n${wire.body.toString()}`;
}
