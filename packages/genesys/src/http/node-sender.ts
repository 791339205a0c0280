/**
 * Sends requests with the client of Node.js, where undici cannot be loaded. It reports the same events
 * as a dispatcher of undici.
 */
import http from 'node:http';
import https from 'node:https';
import type { HttpRequest } from './http.js';
import type { ResponseReader } from './response-reader.js';

export interface NodeSender {
  dispatch(request: HttpRequest, reader: ResponseReader): void;
  close(): void;
  destroy(): void;
}

export function createNodeSender({
  connectionsPerHost,
  connectTimeoutMs,
}: {
  readonly connectionsPerHost: number;
  readonly connectTimeoutMs: number;
}): NodeSender {
  const pool = { keepAlive: true, maxSockets: connectionsPerHost };
  const clear = { module: http, agent: new http.Agent(pool), connected: 'connect' } as const;
  const secure = {
    module: https,
    agent: new https.Agent(pool),
    connected: 'secureConnect',
  } as const;

  return {
    dispatch: ({ origin, method, path, headers, body }, reader) => {
      const { module, agent, connected } = origin.startsWith('https:') ? secure : clear;
      const sent = module.request(origin, { agent, method, path, headers });
      // The reader has reported its reason already.
      const controller = { abort: () => void sent.destroy() };
      const fail = (error: Error) => reader.onResponseError(controller, error);

      let connecting: ReturnType<typeof setTimeout> | undefined;
      const start = () => {
        clearTimeout(connecting);
        reader.onRequestStart(controller);
      };
      sent.once('socket', (socket) => {
        // A request that waited for a connection may get one that another request used. Node.js does not
        // count it as reused.
        if (!socket.connecting) return start();
        connecting = setTimeout(() => sent.destroy(connectTimeout(origin)), connectTimeoutMs);
        // Node.js writes the request after this listener.
        socket.once(connected, start);
      });
      sent.once('response', (response) => {
        reader.onResponseStart(controller, response.statusCode ?? 0, response.headers);
        response.on('data', (chunk: Buffer) => reader.onResponseData(controller, chunk));
        response.once('end', () => reader.onResponseEnd());
        response.on('error', fail);
      });
      sent.on('error', fail);
      // After neither a response nor an error, for example an upgrade.
      sent.once('close', () => {
        clearTimeout(connecting);
        fail(Object.assign(new Error('the connection was closed'), { code: 'ECONNRESET' }));
      });
      sent.end(body);
    },
    close: () => {
      for (const { agent } of [clear, secure]) {
        // Node.js closes a connection that it cannot keep after its request.
        agent.maxFreeSockets = 0;
        for (const sockets of Object.values(agent.freeSockets))
          for (const socket of sockets ?? []) socket.destroy();
      }
    },
    destroy: () => {
      for (const { agent } of [clear, secure]) agent.destroy();
    },
  };
}

const connectTimeout = (origin: string): Error =>
  Object.assign(new Error(`no connection to ${origin} in time`), {
    code: 'UND_ERR_CONNECT_TIMEOUT',
  });
