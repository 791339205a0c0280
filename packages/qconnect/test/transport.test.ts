import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GetAssistantCommand } from '@aws-sdk/client-qconnect';
import nock from 'nock';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createTransport } from '../src/http/transport.js';
import { assistantData, assistantId, givenAnswers, givenServer, sendJson } from './harness.js';

function givenHandler() {
  const handler = createTransport();
  onTestFinished(() => handler.destroy());
  return handler;
}

const requestTo = (url: string, members: object = {}) => {
  const { protocol, hostname, port } = new URL(url);
  const request = { protocol, hostname, port: Number(port), method: 'GET', path: '/', headers: {} };
  return { ...request, ...members };
};

// Other tests of this process may have loaded nock, which intercepts requests from then on.
beforeAll(() => nock.restore());

describe('the transport', () => {
  it('keeps connections until it is destroyed', async () => {
    const { url, server } = await givenServer((response) => sendJson(response, 200, {}));
    const sockets = new Set<unknown>();
    const closed = vi.fn();
    server.on('request', ({ socket }) => sockets.add(socket.on('close', closed)));
    const handler = givenHandler();

    for (let time = 0; time < 3; time += 1) {
      const { response } = await handler.handle(requestTo(url));
      await once(response.body.resume(), 'close');
      // The connection is free after one turn of the event loop.
      await new Promise((resolve) => setImmediate(resolve));
    }

    expect(sockets.size).toBe(1);
    expect(closed).not.toHaveBeenCalled();
    handler.destroy();
    await expect.poll(() => closed).toHaveBeenCalled();
  });

  it('returns every header as text, `set-cookie` included', async () => {
    const { url } = await givenServer((response) => {
      response.setHeader('set-cookie', ['a=1', 'b=2']);
      sendJson(response, 200, {}, { 'x-other': '1' });
    });

    const { response } = await givenHandler().handle(requestTo(url));

    expect(response.headers).toMatchObject({ 'set-cookie': 'a=1,b=2', 'x-other': '1' });
  });

  it('connects to IPv6 addresses', async () => {
    const server = createServer((_, response) => sendJson(response, 204));
    const listening = once(server, 'listening');
    server.listen(0, '::1');
    // Some machines do not have IPv6. There the address is refused, and not looked up as a name.
    const port = await listening.then(
      () => (server.address() as AddressInfo).port,
      () => 9,
    );
    onTestFinished(() => void server.close());

    const answered = await givenHandler()
      .handle(requestTo(`http://[::1]:${port}`))
      .then(
        ({ response }) => response.statusCode,
        (error: { code?: string }) => error.code,
      );

    expect([204, 'EADDRNOTAVAIL', 'ECONNREFUSED']).toContain(answered);
  });

  it('rejects at once if a request is aborted while it waits for a connection', async () => {
    // Given a server that never responds, and as many requests as there may be connections
    const { url } = await givenServer(() => undefined);
    const handler = givenHandler();
    const waiting = Array.from({ length: 50 }, () => handler.handle(requestTo(url)));
    const ended = Promise.allSettled(waiting);
    const caller = new AbortController();
    const queued = handler.handle(requestTo(url), { abortSignal: caller.signal });

    caller.abort('enough');

    await expect(queued).rejects.toMatchObject({ name: 'AbortError', cause: 'enough' });
    handler.destroy();
    expect((await ended).map(({ status }) => status)).not.toContain('fulfilled');
  });

  it('fails if the connection is upgraded', async () => {
    const server = createServer();
    server.on('request', ({ socket }) =>
      socket.end('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;

    const answered = givenHandler().handle(requestTo(`http://127.0.0.1:${port}`));

    await expect(answered).rejects.toThrow('without a response');
  });

  it('sends nothing if the signal has aborted', async () => {
    const { url, requests } = await givenServer((response) => sendJson(response, 200, {}));

    const sending = givenHandler().handle(requestTo(url), { abortSignal: AbortSignal.abort('no') });

    await expect(sending).rejects.toMatchObject({ name: 'AbortError', cause: 'no' });
    expect(requests).toEqual([]);
  });

  it("serves the SDK's own client, and follows its signals", async () => {
    const controller = new AbortController();
    const { provider } = await givenAnswers((response, { target }) => {
      if (target.endsWith(assistantId)) sendJson(response, 200, { assistant: assistantData });
      else controller.abort();
    });
    const { sdk } = provider.native;

    const { assistant } = await sdk.send(new GetAssistantCommand({ assistantId }));
    const unanswered = sdk.send(new GetAssistantCommand({ assistantId: 'other' }), {
      abortSignal: controller.signal,
    });

    expect(assistant?.name).toBe(assistantData.name);
    await expect(unanswered).rejects.toMatchObject({ name: 'AbortError' });
  });
});
