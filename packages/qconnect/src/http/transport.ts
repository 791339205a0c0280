/**
 * The request handler of the clients that we make, on node:http and node:https like the SDK's own. It
 * starts no timers, since the policies have them, and follows an attempt without making its signal.
 */
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';
import { isAborted, onAbort, type AbortSource } from '@assistant-provider/core/adapter';
import type { SdkRequest } from '../wire/sdk-types.js';
import { markUnsent } from './unsent.js';

interface TransportOptions {
  /** Goes before `abortSignal`. */
  readonly abortSource?: AbortSource;
  readonly abortSignal?: AbortSignal;
}

interface TransportResponse {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: http.IncomingMessage;
}

/** The state of a TLS socket, which `node:http2` reads as well. The types of Node.js do not have it. */
interface HandshakeState {
  readonly secureConnecting?: boolean;
}

const socketClasses: readonly unknown[] = [net.Socket, tls.TLSSocket];

/** The number of the SDK's own handler. */
const connectionsPerHost = 50;

/** `handle` resolves as soon as the head has arrived. The body is a stream. */
export function createTransport() {
  const connections = { keepAlive: true, maxSockets: connectionsPerHost };
  const agents = [new http.Agent(connections), new https.Agent(connections)] as const;

  const send = (request: SdkRequest, source: AbortSource | undefined): Promise<TransportResponse> =>
    new Promise((resolve, reject) => {
      if (source && isAborted(source)) return reject(abortErrorOf(source));
      const isSecure = request.protocol === 'https:';
      const search = queryString(request.query);
      const sent = (isSecure ? https : http).request({
        agent: agents[isSecure ? 1 : 0],
        method: request.method,
        // URLs have IPv6 addresses in brackets, Node.js has them without.
        host: request.hostname.startsWith('[') ? request.hostname.slice(1, -1) : request.hostname,
        port: request.port,
        path: search === '' ? request.path : `${request.path}?${search}`,
        headers: request.headers,
      });
      // Node.js writes the request once the connection is ready, and not before. The sockets of test
      // doubles, such as nock's, never connect and are of another class.
      let isUnsent = true;
      const ready = () => (isUnsent = false);
      sent.once('socket', (socket) => {
        // The connection may stand already while the handshake of TLS has not ended.
        const isReady = !socket.connecting && (socket as HandshakeState).secureConnecting !== true;
        if (isReady || !socketClasses.includes(socket.constructor)) ready();
        else socket.once(isSecure ? 'secureConnect' : 'connect', ready);
      });
      const fail = (error: Error) => reject(isUnsent ? markUnsent(error) : error);
      let hasResponse = false;
      sent.on('response', (message) => {
        hasResponse = true;
        const { statusCode = -1, headers } = message;
        resolve({ statusCode, headers: joinCookies(headers), body: message });
      });
      sent.on('error', fail);
      const unsubscribe =
        source &&
        onAbort(source, () => {
          const error = abortErrorOf(source);
          // Emits nothing while the request still waits for a connection.
          sent.destroy(error);
          reject(error);
        });
      sent.on('close', () => {
        unsubscribe?.();
        // After neither a response nor an error: an upgrade, or a connection that was closed silently.
        if (!hasResponse) fail(new Error('the connection was closed without a response'));
      });
      sent.end(request.body);
    });

  return {
    metadata: { handlerProtocol: 'http/1.1' },
    handle: async (request: SdkRequest, options: TransportOptions = {}) => ({
      response: await send(request, options.abortSource ?? options.abortSignal),
    }),
    destroy: () => {
      for (const agent of agents) agent.destroy();
    },
    // The SDK's interface has these for the options of its own handler.
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  };
}

function abortErrorOf(source: AbortSource): Error {
  const { reason } = ('signal' in source ? source.signal : source) as { readonly reason: unknown };
  const error = new Error('the request was aborted', { cause: reason });
  return Object.assign(error, { name: 'AbortError' });
}

/** `set-cookie` is the only header of which Node.js makes a list. */
function joinCookies(headers: http.IncomingHttpHeaders): Record<string, string> {
  const { 'set-cookie': cookies } = headers;
  return (cookies ? { ...headers, 'set-cookie': cookies.join(',') } : headers) as Record<
    string,
    string
  >;
}

/** The query by RFC 3986, as the signature covers it. Names are sorted, the values of one name are not. */
const queryString = (query: SdkRequest['query'] = {}): string =>
  Object.entries(query)
    .map(([name, value]) => [escaped(name), value] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, value]) => [value].flat().map((one) => `${name}=${escaped(one ?? '')}`))
    .join('&');

/** `encodeURIComponent` leaves five characters that RFC 3986 reserves. */
const escaped = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
