/** The option `proxy`, through real proxies on this machine. */
import { createServer, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { isAssistantError } from '@assistant-provider/core';
import { EnvHttpProxyAgent, ProxyAgent } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createGenesysDriver, type GenesysProviderOptions } from '../src/index.js';
import { proxySecrets } from '../src/http/proxy.js';
import { errorOf, givenServer, provideDirectly, sendJson, valueOf } from './harness.js';

type OnConnect = (socket: Duplex, request: IncomingMessage) => void;

async function givenProxy(onConnect: OnConnect) {
  const tunnels: IncomingMessage[] = [];
  const proxy = createServer();
  const sockets = new Set<Duplex>();
  proxy.on('connect', (request, socket: Duplex) => {
    tunnels.push(request);
    sockets.add(socket.on('error', () => undefined));
    onConnect(socket, request);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    proxy.closeAllConnections();
    proxy.close();
  });
  return { port: (proxy.address() as AddressInfo).port, tunnels };
}

const opens: OnConnect = (socket, { url = '' }) => {
  const { hostname, port } = new URL(`http://${url}`);
  const there = connect(Number(port), hostname, () => {
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    there.pipe(socket).pipe(there);
  });
  there.on('error', () => socket.destroy());
};

const responds =
  (status: number): OnConnect =>
  (socket) =>
    socket.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`);

/** Nothing listens there, so that only a proxy can respond. */
const nowhere = { apiUrl: 'http://127.0.0.1:9', loginUrl: 'http://127.0.0.1:9' };

describe('a proxy', () => {
  it('opens the tunnel, and gets its credentials but not those of the vendor', async () => {
    const { url, requests } = await givenServer((response) =>
      sendJson(response, 200, { entities: [] }),
    );
    const { port, tunnels } = await givenProxy(opens);
    const proxy = `http://user:secret-of-the-proxy@127.0.0.1:${port}`;
    const provider = provideDirectly({ apiUrl: url, loginUrl: url }, { proxy });

    expect((await valueOf(provider.assistants.list())).items).toEqual([]);

    expect(tunnels[0]?.headers).toMatchObject({
      'proxy-authorization': `Basic ${Buffer.from('user:secret-of-the-proxy').toString('base64')}`,
    });
    expect(tunnels[0]?.headers.authorization).toBeUndefined();
    expect(requests[0]?.headers['proxy-authorization']).toBeUndefined();
  });

  it.each([
    { status: 403, kind: 'permissionDenied', retry: 'never' },
    { status: 404, kind: 'misconfigured', retry: 'never' },
    { status: 407, kind: 'unauthenticated', retry: 'never' },
    { status: 502, kind: 'unavailable', retry: 'transient' },
    { status: 503, kind: 'unavailable', retry: 'transient' },
  ])('that refuses with $status is $kind, without effect', async ({ status, kind, retry }) => {
    const { port, tunnels } = await givenProxy(responds(status));
    const provider = provideDirectly(nowhere, { proxy: { uri: `http://127.0.0.1:${port}` } });

    const error = await errorOf(provider.assistants.create({ name: 'Desk' }));

    expect(error).toMatchObject({ kind, retry, effect: 'none' });
    expect(error.message).toContain('the proxy');
    expect(tunnels).toHaveLength(1);
  });

  it('that closes its tunnels is asked once for each attempt', async () => {
    const { port, tunnels } = await givenProxy((socket) => socket.destroy());
    const provider = provideDirectly(nowhere, { proxy: `http://127.0.0.1:${port}` });

    const error = await errorOf(provider.assistants.create({ name: 'Desk' }));

    expect(error).toMatchObject({ kind: 'unavailable', retry: 'transient', effect: 'none' });
    expect(error.message).toContain('check the proxy');
    expect(tunnels).toHaveLength(1);
  });

  it('where nothing listens leaves no effect', async () => {
    const provider = provideDirectly(nowhere, { proxy: 'http://127.0.0.1:1' });
    expect(await errorOf(provider.assistants.create({ name: 'Desk' }))).toMatchObject({
      kind: 'unavailable',
      retry: 'transient',
      effect: 'none',
    });
  });

  it('keeps nothing of a provider that is closed', async () => {
    let isClosed: Promise<unknown> = Promise.resolve();
    let asked: () => void = () => undefined;
    const isAsked = new Promise<void>((resolve) => (asked = resolve));
    const { port, tunnels } = await givenProxy((socket) => {
      isClosed = new Promise((resolve) => socket.once('end', resolve));
      socket.resume();
      asked();
    });
    const provider = provideDirectly(nowhere, { proxy: `http://127.0.0.1:${port}` });
    const creation = errorOf(provider.assistants.create({ name: 'Desk' }));
    await isAsked;

    await valueOf(provider.close());

    expect(await creation).toMatchObject({ kind: 'cancelled' });
    await isClosed;
    expect(tunnels).toHaveLength(1);
  });
});

/** The message of the error that the options cause. */
function errorsOf(options: Partial<Pick<GenesysProviderOptions, 'proxy' | 'dispatcher'>>): string {
  try {
    createGenesysDriver({ ...nowhere, accessToken: 'a-token-of-the-test', ...options });
  } catch (thrown) {
    if (isAssistantError(thrown)) return thrown.message;
  }
  return 'no error';
}

describe('options.proxy', () => {
  it.each([
    ['no URL', 'proxy.example:3128', 'options.proxy must be the http or https URL of a proxy'],
    ['no URL of HTTP', 'socks5://proxy.example', 'options.proxy must be the http or https URL'],
    ['no address', { token: 'x' }, 'options.proxy.uri must be the http or https URL of a proxy'],
    ['nothing of the kind', 7, 'options.proxy must be the http or https URL of a proxy'],
    [
      'an address with a bare % in its password',
      'http://user:50%off@proxy.example',
      'options.proxy has credentials that are not percent-encoded: write % as %25',
    ],
    [
      'an address with a bare % in its user name',
      { uri: 'http://50%off:x@proxy.example' },
      'options.proxy.uri has credentials that are not percent-encoded',
    ],
    [
      'a token with a line break',
      { uri: 'http://proxy.example', token: 'Basic x\n' },
      'options.proxy.token must not contain line breaks',
    ],
    [
      'headers that are none',
      { uri: 'http://proxy.example', headers: 'x: y' },
      'options.proxy.headers must be an object',
    ],
    [
      'an unknown member',
      { uri: 'http://proxy.example', auth: 'x' },
      'options.proxy.auth is not a known field; known fields are uri, token',
    ],
  ])('is refused if it is %s', (_, proxy, message) => {
    expect(errorsOf({ proxy: proxy as never })).toContain(message);
  });

  it('is refused beside a dispatcher', () => {
    const dispatcher = { dispatch: () => true, request: () => undefined } as never;
    expect(errorsOf({ proxy: 'http://proxy.example', dispatcher })).toContain(
      'options.proxy is wrong: give either proxy or dispatcher',
    );
  });

  it.each([
    ['ProxyAgent', () => new ProxyAgent('http://127.0.0.1:9')],
    ['EnvHttpProxyAgent', () => new EnvHttpProxyAgent()],
  ])('takes the place of a %s, which is refused with the reason', (name, create) => {
    const dispatcher = create();
    onTestFinished(() => dispatcher.destroy());
    expect(errorsOf({ dispatcher })).toContain(
      `options.dispatcher must not be a ${name} of undici 7, which asks a proxy that closes its tunnels`,
    );
  });

  it('is masked: password and token', () => {
    expect(
      proxySecrets({ uri: 'http://user:pass%2Fword@proxy.example', token: 'Bearer abc' }),
    ).toEqual(['pass%2Fword', 'pass/word', 'Bearer abc']);
    expect(proxySecrets({ uri: 'http://proxy.example' })).toEqual([]);
  });
});
