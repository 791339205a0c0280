/** Requests that cannot have reached the vendor: of our transport, and of the SDK's handlers and agents. */
import { Agent as HttpsAgent } from 'node:https';
import { connect, createServer as createTcpServer, Socket, type AddressInfo } from 'node:net';
import { connect as connectHttp2, constants, createServer as createHttp2Server } from 'node:http2';
import { createServer, type RequestOptions } from 'node:http';
import type { Duplex } from 'node:stream';
import { QConnectClient } from '@aws-sdk/client-qconnect';
import { createProvider } from '@assistant-provider/core/adapter';
import nock from 'nock';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createQConnectDriver, type OwnConnection } from '../src/index.js';
import {
  credentials,
  errorOf,
  givenServer,
  provideDirectly,
  sendJson,
  valueOf,
} from './harness.js';

const host = 'https://wisdom.us-east-1.invalid';

// Other tests of this process may have loaded nock, which intercepts requests from then on.
beforeAll(() => nock.restore());

/** The error of a write that would be repeated only if it had no effect. */
const failedCreation = (connection: Partial<OwnConnection>) =>
  errorOf(provideDirectly(connection).assistants.create({ name: 'Desk' }));

/** A proxy that responds to CONNECT with this status, or closes the connection. */
async function givenProxy(status: number | 'closes'): Promise<number> {
  const proxy = createServer();
  proxy.on('connect', (_, socket: Duplex) => {
    if (status === 'closes') socket.destroy();
    else socket.end(`HTTP/1.1 ${status} Refused\r\nContent-Length: 4\r\n\r\nsure`);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  return (proxy.address() as AddressInfo).port;
}

type Connected = (error: Error | null, socket?: Socket) => void;

/** Asks the proxy for a tunnel, and hands what it responds to `settle`. */
class TunnelAgent extends HttpsAgent {
  readonly #port: number;
  readonly #settle: (head: string, done: Connected) => void;

  constructor(port: number, settle: (head: string, done: Connected) => void) {
    super();
    this.#port = port;
    this.#settle = settle;
  }

  override createConnection(_: RequestOptions, done?: unknown): undefined {
    const connected = done as Connected;
    const socket = connect(this.#port, '127.0.0.1', () =>
      socket.write('CONNECT vendor:443 HTTP/1.1\r\nHost: vendor\r\n\r\n'),
    );
    socket.on('error', () => undefined);
    socket.once('data', (data) => this.#settle(data.toString(), connected));
    socket.once('close', () =>
      connected(
        Object.assign(new Error('socket hang up'), { code: 'ECONNRESET', syscall: 'connect' }),
      ),
    );
    return undefined;
  }
}

/** As hpagent does. */
const failsWithStatus = (head: string, done: Connected) =>
  done(new Error(`Bad response: ${head.split(' ')[1] ?? ''}`));

/** As https-proxy-agent does: the proxy's response takes the place of the vendor's. */
const replaysResponse = (head: string, done: Connected) => {
  const replay = new Socket({ writable: false });
  replay.on('error', () => undefined);
  done(null, replay);
  setImmediate(() => {
    replay.push(head);
    replay.push(null);
  });
};

describe.each([
  ['an agent that fails', failsWithStatus],
  ["an agent that replays the proxy's response", replaysResponse],
])('a proxy that refuses the tunnel, through %s', (_, settle) => {
  it.each([
    { status: 403, kind: 'permissionDenied', retry: 'never' },
    { status: 407, kind: 'unauthenticated', retry: 'never' },
    { status: 502, kind: 'unavailable', retry: 'transient' },
    { status: 503, kind: 'unavailable', retry: 'transient' },
  ])('is $kind for $status, without effect, and says proxy', async ({ status, kind, retry }) => {
    const httpsAgent = new TunnelAgent(await givenProxy(status), settle);
    onTestFinished(() => httpsAgent.destroy());
    const requestHandler = { httpsAgent };

    const error = await failedCreation({ endpoint: host, requestHandler });

    expect(error).toMatchObject({ kind, retry, effect: 'none' });
    expect(error.message).toContain('the proxy, not the vendor');
    expect(error.message).not.toContain('IAM');
  });
});

it('a proxy that closes the connection leaves no effect', async () => {
  const httpsAgent = new TunnelAgent(await givenProxy('closes'), failsWithStatus);
  const requestHandler = { httpsAgent };

  expect(await failedCreation({ endpoint: host, requestHandler })).toMatchObject({
    kind: 'unavailable',
    retry: 'transient',
    effect: 'none',
  });
});

describe('our transport', () => {
  it('knows that nothing was sent if the handshake of TLS broke', async () => {
    const server = createTcpServer((socket) => socket.once('data', () => socket.resetAndDestroy()));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const endpoint = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;

    expect(await failedCreation({ endpoint })).toMatchObject({
      kind: 'unavailable',
      retry: 'transient',
      effect: 'none',
    });
  });

  it('reports no effect if a header cannot be sent, and names the header alone', async () => {
    const { url, requests } = await givenServer((response) => sendJson(response, 200, {}));
    const sessionToken = 'a-token\u2028-with-a-line-break';

    const error = await failedCreation({
      endpoint: url,
      credentials: () => Promise.resolve({ ...credentials, sessionToken }),
    });

    expect(['misconfigured', 'unauthenticated']).toContain(error.kind);
    expect(error.effect).toBe('none');
    expect(error.message).not.toContain('a-token');
    expect(requests).toEqual([]);
  });
});

describe('a client that repeats requests', () => {
  const failedBy = (thrown: readonly Error[]) => {
    let count = 0;
    const client = new QConnectClient({
      region: 'us-east-1',
      credentials: { ...credentials },
      maxAttempts: thrown.length,
      requestHandler: {
        handle: () => Promise.reject(thrown[count++] ?? new Error('no more than these')),
      },
    });
    const provider = createProvider(createQConnectDriver({ client }), {});
    onTestFinished(async () => void (await valueOf(provider.close())));
    return errorOf(provider.assistants.create({ name: 'Desk' }));
  };
  const refused = () =>
    Object.assign(new Error('refused'), { code: 'ECONNREFUSED', syscall: 'connect' });
  const reset = () => Object.assign(new Error('reset'), { code: 'ECONNRESET' });

  it('has no effect if no request can have left', async () => {
    expect(await failedBy([refused(), refused()])).toMatchObject({ effect: 'none' });
  });

  it('has a possible effect if an earlier request may have left', async () => {
    expect(await failedBy([reset(), refused()])).toMatchObject({ effect: 'maybe' });
    expect(await failedBy([refused(), reset()])).toMatchObject({ effect: 'maybe' });
  });
});

describe("the SDK's handlers", () => {
  it('say that no connection came about in time', async () => {
    const requestHandler = {
      handle: () =>
        Promise.reject(
          Object.assign(
            new Error(
              'the request socket did not establish a connection with the server within 1 ms',
            ),
            { name: 'TimeoutError' },
          ),
        ),
    };
    expect(await failedCreation({ requestHandler })).toMatchObject({
      kind: 'timeout',
      retry: 'transient',
      effect: 'none',
    });
  });

  it.each([1, 7])('report an aborted stream of HTTP/2 by its code: %d', async (code) => {
    const message = `HTTP/2 stream is abnormally aborted in mid-communication with result code ${code}.`;
    const requestHandler = { handle: () => Promise.reject(new Error(message)) };
    expect(await failedCreation({ requestHandler })).toMatchObject({
      kind: 'unavailable',
      effect: code === 7 ? 'none' : 'maybe',
    });
  });

  it('report a refused stream of HTTP/2, of which nothing was processed', async () => {
    const server = createHttp2Server();
    server.on('stream', (stream) => {
      stream.on('error', () => undefined);
      stream.close(constants.NGHTTP2_REFUSED_STREAM);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const session = connectHttp2(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    onTestFinished(() => session.destroy());
    // As the SDK's NodeHttp2Handler does.
    const requestHandler = {
      handle: () =>
        new Promise<never>((_, reject) => {
          session
            .request({ ':method': 'POST', ':path': '/assistants' })
            .on('error', reject)
            .end('{}');
        }),
    };

    expect(await failedCreation({ requestHandler })).toMatchObject({
      kind: 'unavailable',
      retry: 'transient',
      effect: 'none',
    });
  });
});

describe('credentials whose source cannot be reached', () => {
  it.each(['connect', 'getaddrinfo'])('are `unavailable` if %s failed', async (syscall) => {
    const down = Object.assign(new Error('down'), { code: 'ENOVEL', syscall });
    const client = new QConnectClient({
      region: 'us-east-1',
      credentials: () => Promise.reject(down),
    });
    const provider = createProvider(createQConnectDriver({ client }), {});

    expect(await errorOf(provider.assistants.list())).toMatchObject({
      kind: 'unavailable',
      retry: 'transient',
      effect: 'none',
    });
  });
});
