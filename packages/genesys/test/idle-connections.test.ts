/** Connections that have been idle for longer than their keep-alive, although no timer ran. */
import { createManualClock, nextTurn } from '@assistant-provider/test-support';
import type { ServerResponse } from 'node:http';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { Agent } from 'undici';
import nock from 'nock';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ownConnections, proxyConnections, type Connections } from '../src/http/connections.js';
import { createTransport } from '../src/http/transport.js';
import { givenServer } from './harness.js';

// Other tests of this process may have loaded nock, which intercepts requests from then on.
beforeAll(() => nock.restore());

const keepAliveMs = 4_000;

/** A proxy whose tunnels lead to where they are asked for. */
async function givenProxy(): Promise<Connections> {
  const proxy = createServer((client) => {
    client.on('error', () => undefined);
    client.once('data', (head) => {
      const [, host, port] = /^CONNECT ([\d.]+):(\d+)/.exec(head.toString()) ?? [];
      const there = connect(Number(port), host, () => {
        client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        there.pipe(client).pipe(there);
      });
      there.on('error', () => client.destroy());
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void proxy.close());
  return proxyConnections({ uri: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` });
}

async function given(
  connections: Connections,
  respond: (response: ServerResponse) => void = (response) => response.end('{}'),
) {
  onTestFinished(() => connections.close());
  const { url, server } = await givenServer(respond);
  const sockets: Socket[] = [];
  server.on('connection', (socket: Socket) => sockets.push(socket));
  const clock = createManualClock();
  const transport = createTransport(connections, 1_024);
  const send = async () => {
    const sent = await transport(
      { origin: url, method: 'POST', path: '/', headers: {} },
      { signal: new AbortController().signal },
      clock,
    );
    // undici takes a new connection as long as it has not finished with the first.
    await nextTurn();
    return sent._unsafeUnwrap().status;
  };
  return { send, clock, sockets };
}

describe.each([
  { client: `undici's agent`, connect: () => ownConnections() },
  {
    client: 'the client of Node.js',
    connect: () => ownConnections(() => Promise.reject(new Error('not here'))),
  },
  { client: 'a proxy', connect: givenProxy },
])('a connection through $client', ({ connect }) => {
  it('is used again within its keep-alive', async () => {
    const { send, clock, sockets } = await given(await connect());
    await send();

    await clock.advance(keepAliveMs);
    await send();

    expect(sockets).toHaveLength(1);
  });

  it('is closed after its keep-alive, and the next request opens another one', async () => {
    const { send, clock, sockets } = await given(await connect());
    await send();

    await clock.advance(keepAliveMs + 1);
    await send();

    await expect.poll(() => sockets.map(({ destroyed }) => destroyed)).toEqual([true, false]);
  });

  it('stays open for the request that is running, and closes after it', async () => {
    const responses: ServerResponse[] = [];
    const { send, clock, sockets } = await given(await connect(), (response) =>
      responses.push(response),
    );
    const running = send();
    await expect.poll(() => responses).toHaveLength(1);

    await clock.advance(keepAliveMs + 1);
    const next = send();
    await expect.poll(() => responses).toHaveLength(2);
    for (const response of responses) response.end('{}');

    expect(await Promise.all([running, next])).toEqual([200, 200]);
    await expect.poll(() => sockets.map(({ destroyed }) => destroyed)).toEqual([true, false]);
  });
});

it('undici is loaded once, also if connections are replaced', async () => {
  let loads = 0;
  const connections = ownConnections(() => {
    loads += 1;
    return Promise.resolve(Agent);
  });
  const { send, clock } = await given(connections);
  await send();

  await clock.advance(keepAliveMs + 1);
  await send();

  expect(loads).toBe(1);
});
