/** The client of Node.js, which takes the place of undici where undici cannot be loaded. */
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';
import { systemClock } from '@assistant-provider/core';
import { ok } from 'neverthrow';
import nock from 'nock';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ownConnections } from '../src/http/connections.js';
import type { HttpRequest } from '../src/http/http.js';
import { createNodeSender } from '../src/http/node-sender.js';
import { createTransport } from '../src/http/transport.js';
import { givenServer } from './harness.js';

// Other tests of this process may have loaded nock, which intercepts requests from then on.
beforeAll(() => nock.restore());

function givenTransport(maxResponseBytes = 1_024) {
  const connections = ownConnections(() => Promise.reject(new Error('not here')));
  onTestFinished(() => connections.close());
  const transport = createTransport(connections, maxResponseBytes);
  return (origin: string, changes: Partial<HttpRequest> = {}, abort = new AbortController()) =>
    transport(
      { origin, method: 'POST', path: '/api/v2/x?y=1', headers: {}, ...changes },
      { signal: abort.signal },
      systemClock,
    );
}

/** A server of raw connections. */
async function givenConnections(listener: (socket: Socket) => void): Promise<string> {
  const server: Server = createTcpServer((socket) => {
    socket.on('error', () => undefined);
    listener(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('`createNodeSender`', () => {
  it('sends method, path, headers and body, and reads status, headers and body', async () => {
    const { url, requests } = await givenServer((response) =>
      response.writeHead(404, { 'ININ-Correlation-Id': 'c-1' }).end('{"code":"not.found"}'),
    );

    const received = await givenTransport()(url, { headers: { 'x-key': 'k' }, body: '{"a":1}' });

    expect(received._unsafeUnwrap()).toMatchObject({
      status: 404,
      headers: { 'inin-correlation-id': 'c-1' },
      body: ok({ code: 'not.found' }),
      sends: 1,
    });
    expect(requests[0]).toMatchObject({
      method: 'POST',
      target: '/api/v2/x?y=1',
      body: '{"a":1}',
      headers: { 'x-key': 'k' },
    });
  });

  it('uses a connection again, and counts that request as begun too', async () => {
    const { url, server } = await givenServer((response) => response.end('{}'));
    let connections = 0;
    server.on('connection', () => (connections += 1));
    const send = givenTransport();

    const first = await send(url);
    const second = await send(url);

    expect([first._unsafeUnwrap().sends, second._unsafeUnwrap().sends]).toEqual([1, 1]);
    expect(connections).toBe(1);
  });

  it('counts a request as begun that waited for the connection of another one', async () => {
    let requests = 0;
    const host = await givenConnections((socket) =>
      socket.on('data', () => {
        requests += 1;
        if (requests > 1) socket.destroy();
        else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}');
      }),
    );
    const sender = createNodeSender({ connectionsPerHost: 1, connectTimeoutMs: 60_000 });
    onTestFinished(() => sender.destroy());
    const transport = createTransport(
      { sender: () => sender, areOwn: true, close: () => Promise.resolve() },
      1_024,
    );
    const send = () =>
      transport(
        { origin: `http://${host}`, method: 'POST', path: '/', headers: {} },
        { signal: new AbortController().signal },
        systemClock,
      );

    const [first, second] = await Promise.all([send(), send()]);

    expect(first._unsafeUnwrap()).toMatchObject({ sends: 1 });
    expect(second._unsafeUnwrapErr()).toMatchObject({ unsent: false, sends: 1 });
    expect(requests).toBe(2);
  });

  it('knows that nothing left if no connection came about', async () => {
    const closed = await givenConnections((socket) => socket.destroy());
    const send = givenTransport();

    const handshake = await send(`https://${closed}`);
    const refused = await send('http://127.0.0.1:1');

    expect(handshake._unsafeUnwrapErr()).toMatchObject({ unsent: true, code: 'ECONNRESET' });
    expect(refused._unsafeUnwrapErr()).toMatchObject({ unsent: true, code: 'ECONNREFUSED' });
  });

  it.each([
    ['closes the connection', (socket: Socket) => socket.once('data', () => socket.destroy())],
    [
      'cuts the response',
      (socket: Socket) =>
        socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{')),
    ],
    [
      'switches the protocol',
      (socket: Socket) =>
        socket.once('data', () =>
          socket.end(
            'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n',
          ),
        ),
    ],
  ])('knows that a request left if the other side %s', async (_, listener) => {
    const received = await givenTransport()(`http://${await givenConnections(listener)}`);
    expect(received._unsafeUnwrapErr()).toMatchObject({ unsent: false, sends: 1 });
  });

  it('reads no more than the bound', async () => {
    const { url } = await givenServer((response) => response.end('x'.repeat(2_000)));
    const received = await givenTransport()(url);
    expect(received._unsafeUnwrapErr()).toMatchObject({ code: 'RESPONSE_TOO_LARGE' });
  });

  it('closes the connection when the attempt is aborted', async () => {
    const abort = new AbortController();
    let isClosed: Promise<unknown> = Promise.resolve();
    const host = await givenConnections((socket) => {
      isClosed = new Promise((resolve) => socket.once('close', resolve));
      socket.once('data', () => abort.abort(new Error('enough')));
    });

    const received = await givenTransport()(`http://${host}`, {}, abort);

    expect(received._unsafeUnwrapErr().message).toBe('enough');
    await isClosed;
  });

  it('fails if the connection is not ready in time, and sends nothing', async () => {
    const silent = await givenConnections(() => undefined);
    const sender = createNodeSender({ connectionsPerHost: 1, connectTimeoutMs: 1 });
    onTestFinished(() => sender.destroy());
    const transport = createTransport(
      { sender: () => sender, areOwn: true, close: () => Promise.resolve() },
      1_024,
    );
    const request = { origin: `https://${silent}`, method: 'GET', path: '/', headers: {} } as const;

    const received = await transport(
      request,
      { signal: new AbortController().signal },
      systemClock,
    );

    expect(received._unsafeUnwrapErr()).toMatchObject({
      code: 'UND_ERR_CONNECT_TIMEOUT',
      unsent: true,
    });
  });
});
