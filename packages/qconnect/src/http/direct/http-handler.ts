/**
 * The request handler of clients that are given none. On node:http and node:https as the SDK's own, but
 * without timers of its own, and it can be told of an `Ending`, which needs no signal of the platform's.
 */
import http from 'node:http';
import https from 'node:https';
import { isAborted, onAbort, type AbortSource } from '@assistant-provider/core/adapter';
import type { HttpHandlerOptions, HttpRequest, HttpResponse } from '@smithy/types';
import { queryString } from './query-string.js';

type Options = HttpHandlerOptions & {
  /** Goes before the signal. */
  readonly attempt?: AbortSource;
};

/** As many as the SDK's own. */
const connectionsPerHost = 50;

/** Answers once the head is there; the body is a stream. */
export function createHttpHandler() {
  const connections = { keepAlive: true, maxSockets: connectionsPerHost };
  const agents = [new http.Agent(connections), new https.Agent(connections)] as const;

  const send = (request: HttpRequest, source: AbortSource | undefined): Promise<HttpResponse> =>
    new Promise((resolve, reject) => {
      if (source && isAborted(source)) return reject(abortError(source));
      const isSecure = request.protocol === 'https:';
      const search = queryString(request.query);
      const sent = (isSecure ? https : http).request({
        agent: agents[isSecure ? 1 : 0],
        method: request.method,
        // A URL has an address of IPv6 in brackets, Node.js has it without.
        host: request.hostname.startsWith('[') ? request.hostname.slice(1, -1) : request.hostname,
        port: request.port,
        path: search === '' ? request.path : `${request.path}?${search}`,
        headers: request.headers,
      });
      sent.once('response', (message) => {
        const { statusCode = -1, headers } = message;
        resolve({ statusCode, headers: joined(headers), body: message });
      });
      sent.on('error', reject);
      // Without either: it was upgraded, or was cut off with nobody to blame.
      sent.once('close', () => reject(new Error('the connection was closed without an answer')));
      if (source) {
        const abort = () => {
          const error = abortError(source);
          // Says nothing while the request still waits for a connection.
          sent.destroy(error);
          reject(error);
        };
        sent.once('close', onAbort(source, abort));
      }
      sent.end(request.body);
    });

  return {
    metadata: { handlerProtocol: 'http/1.1' },
    handle: async (request: HttpRequest, options: Options = {}) => ({
      response: await send(
        request,
        options.attempt ?? (options.abortSignal as AbortSignal | undefined),
      ),
    }),
    destroy: () => {
      for (const agent of agents) agent.destroy();
    },
    // Of the SDK's interface, for its own handler's options.
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  };
}

const abortError = (source: AbortSource): Error =>
  Object.assign(
    new Error('the request was aborted', {
      cause: ('signal' in source ? source.signal : source).reason,
    }),
    { name: 'AbortError' },
  );

/** Node.js has a list of `set-cookie` alone. */
function joined(headers: http.IncomingHttpHeaders): Record<string, string> {
  const { 'set-cookie': cookies } = headers;
  return (cookies ? { ...headers, 'set-cookie': cookies.join(',') } : headers) as Record<
    string,
    string
  >;
}
