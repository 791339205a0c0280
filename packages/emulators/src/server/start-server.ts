/** The HTTP server under both emulators: from the socket to a vendor's handler and back, faults included. */
import { setMaxListeners } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { EmulatorClock } from './clock.js';
import type { Route, VendorAnswers } from './contract.js';
import { createExchange } from './exchange.js';
import type { FaultInjector } from './faults.js';
import type { RecordingRequestLog } from './request-log.js';
import { toWire } from './send.js';

export interface EmulatorServerOptions {
  readonly routes: readonly Route[];
  readonly answers: VendorAnswers;
  readonly clock: EmulatorClock;
  readonly faults: FaultInjector;
  readonly requests: RecordingRequestLog;
  /** 0, the default, picks a free port. */
  readonly port?: number | undefined;
  readonly host?: string | undefined;
  readonly maxBodyBytes: number;
}

export interface EmulatorServer {
  readonly port: number;
  /** Without a slash at the end. */
  readonly url: string;
  /** Ends open connections too. Closing twice is fine. */
  close(): Promise<void>;
}

/** Longer than clients keep idle connections, so that none is closed under a request that is just being sent. */
const keepAliveMilliseconds = 72_000;

export async function startEmulatorServer(options: EmulatorServerOptions): Promise<EmulatorServer> {
  const { host = '127.0.0.1', port = 0, answers, clock } = options;
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);
  const exchange = createExchange(options, closing.signal);

  const serve = (request: IncomingMessage, response: ServerResponse) => {
    response.on('error', () => response.destroy());
    exchange(request, response).catch(() => response.destroy());
  };
  // Node's own answer to a request without Host has no body; `exchange` gives the vendor's.
  const serverOptions = { keepAliveTimeout: keepAliveMilliseconds, requireHostHeader: false };
  const server = createServer(serverOptions, serve);
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
    else socket.end(malformedHttp(answers, clock));
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address() as AddressInfo;
  const urlHost = address.family === 'IPv6' ? `[${address.address}]` : address.address;

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

/** Node hands over the bare socket for what it could not parse, so the answer is written by hand. */
function malformedHttp(answers: VendorAnswers, clock: EmulatorClock): string {
  const wire = toWire(answers.malformedTarget({ method: '', target: '' }), clock.now());
  const head = Object.entries(wire.headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${wire.status} Bad Request\r\n${head.join('')}Connection: close\r\n\r\n${wire.body.toString()}`;
}
