/** `fetchJson` against an HTTP server on this machine. */
import type { DriverReply } from '@assistant-provider/core/adapter';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { fetchJson, type JsonRequest, type JsonResponse } from '../src/index.js';
import { contextOf } from './calls.js';

async function givenServer(listener: RequestListener): Promise<URL> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/agents`);
}

/** The address of a server that no longer listens. */
async function givenClosedPort(): Promise<URL> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return new URL(`http://127.0.0.1:${port}`);
}

function send(
  url: URL,
  request: Partial<JsonRequest> = {},
  signal = new AbortController().signal,
): DriverReply<JsonResponse> {
  const attempt = { signal, tryNumber: 1, previousAttemptMayHaveSucceeded: false };
  return fetchJson(url, { method: 'POST', ...request }, attempt, contextOf(signal));
}

describe('fetchJson', () => {
  it('sends method, headers and body as JSON', async () => {
    const url = await givenServer((request, response) => {
      void request.toArray().then((chunks) => {
        const { method, headers } = request;
        const body = Buffer.concat(chunks as Buffer[]).toString();
        response.end(
          JSON.stringify({ method, key: headers['key'], type: headers['content-type'], body }),
        );
      });
    });

    const response = (await send(url, { headers: { Key: 'k' }, body: { a: 1 } }))._unsafeUnwrap();

    expect(response.body._unsafeUnwrap()).toEqual({
      method: 'POST',
      key: 'k',
      type: 'application/json',
      body: '{"a":1}',
    });
  });

  it.each([
    ['a line break behind a credential', { Authorization: 'Bearer secret-of-the-test\n\r\nx' }],
    ['a character outside Latin-1', { 'X-Key': 'secret-of-the-test\u2028' }],
    ['a name that is not a token', { 'X Key': 'secret-of-the-test' }],
  ])('is `misconfigured` for %s, and names the header alone', async (_, headers) => {
    const error = (await send(new URL('http://127.0.0.1:9'), { headers }))._unsafeUnwrapErr();

    expect(error).toMatchObject({ kind: 'misconfigured', effect: 'none', retry: 'never' });
    expect(error.message).toContain(`the header ${Object.keys(headers)[0]} cannot be sent`);
    expect(JSON.stringify(error)).not.toContain('secret-of-the-test');
  });

  it('resolves to a response with any status, and its headers', async () => {
    const url = await givenServer((_, response) => {
      response.writeHead(429, { 'Retry-After': '7' }).end('{"reason":"slow down"}');
    });

    const response = (await send(url))._unsafeUnwrap();

    expect(response).toMatchObject({ ok: false, status: 429 });
    expect(response.headers.get('retry-after')).toBe('7');
    expect(response.body._unsafeUnwrap()).toEqual({ reason: 'slow down' });
  });

  it('gives undefined for an empty body, and says why another body is not JSON', async () => {
    const bodies = ['', '<html>'];
    const url = await givenServer((_, response) => response.end(bodies.shift()));

    expect((await send(url))._unsafeUnwrap().body._unsafeUnwrap()).toBeUndefined();
    expect((await send(url))._unsafeUnwrap().body._unsafeUnwrapErr()).toContain('HTML');
  });

  it('decodes a character that two chunks share', async () => {
    const bytes = Buffer.from('"客"');
    const url = await givenServer((_, response) => {
      response.write(bytes.subarray(0, 2), () => response.end(bytes.subarray(2)));
    });

    expect((await send(url))._unsafeUnwrap().body._unsafeUnwrap()).toBe('客');
  });

  it('fails with unexpectedReply if the response is longer than maxResponseBytes', async () => {
    const url = await givenServer((_, response) => response.end('x'.repeat(2_000)));

    const error = (await send(url, { maxResponseBytes: 1_024 }))._unsafeUnwrapErr();

    expect(error).toMatchObject({ kind: 'unexpectedReply', effect: 'maybe' });
    expect(error.message).toContain('maxResponseBytes');
  });

  it('fails with effect none if the connection is refused, and maybe if it is lost', async () => {
    const url = await givenServer((_, response) => response.destroy());

    expect((await send(await givenClosedPort()))._unsafeUnwrapErr()).toMatchObject({
      kind: 'unavailable',
      retry: 'transient',
      effect: 'none',
    });
    expect((await send(url))._unsafeUnwrapErr()).toMatchObject({
      kind: 'unavailable',
      effect: 'maybe',
    });
  });

  it('says that a body is not UTF-8, or nests too deep', async () => {
    const bodies = [Buffer.from([0x22, 0xff, 0x22]), '['.repeat(200_000)];
    const url = await givenServer((_, response) => response.end(bodies.shift()));

    expect((await send(url))._unsafeUnwrap().body._unsafeUnwrapErr()).toContain('not UTF-8');
    expect((await send(url))._unsafeUnwrap().body._unsafeUnwrapErr()).toContain('deeper than 100');
  });

  it.each(['gzip', 'br'])(
    'fails with unexpectedReply if the %s coding is damaged',
    async (coding) => {
      const url = await givenServer((_, response) =>
        response.writeHead(200, { 'content-encoding': coding }).end('{"is":"not compressed"}'),
      );

      expect((await send(url))._unsafeUnwrapErr()).toMatchObject({
        kind: 'unexpectedReply',
        retry: 'never',
        effect: 'maybe',
      });
    },
  );

  it('fails with invalidInput if the body cannot be written as JSON, and sends nothing', async () => {
    const seen = vi.fn();
    const url = await givenServer(seen);

    expect((await send(url, { body: { count: 1n } }))._unsafeUnwrapErr()).toMatchObject({
      kind: 'invalidInput',
      issues: [{ field: 'body' }],
    });
    expect(seen).not.toHaveBeenCalled();
  });

  it('fails if the vendor redirects, and does not follow', async () => {
    const seen: (string | undefined)[] = [];
    const url = await givenServer((request, response) => {
      seen.push(request.url);
      response.writeHead(307, { Location: '/elsewhere' }).end();
    });

    expect((await send(url))._unsafeUnwrapErr()).toMatchObject({
      kind: 'unexpectedReply',
      retry: 'never',
      message: expect.stringContaining('status 307') as string,
    });
    expect(seen).toEqual(['/agents']);
  });

  it('ends the request and fails with cancelled if the caller aborts', async () => {
    const caller = new AbortController();
    let onDisconnect: () => void = () => undefined;
    const disconnected = new Promise<void>((resolve) => (onDisconnect = resolve));
    const url = await givenServer((_, response) => {
      response.on('close', onDisconnect);
      caller.abort();
    });

    expect((await send(url, {}, caller.signal))._unsafeUnwrapErr()).toMatchObject({
      kind: 'cancelled',
    });
    await disconnected;
  });
});

describe('a `fetch` of the application', () => {
  const givenFetch = (replacement: () => Promise<unknown>) => {
    vi.stubGlobal('fetch', replacement);
    onTestFinished(() => void vi.unstubAllGlobals());
  };
  const url = new URL('http://127.0.0.1/agents');

  it('may return a response without a body', async () => {
    givenFetch(() => Promise.resolve(new Response(null, { status: 204 })));

    const response = (await send(url))._unsafeUnwrap();

    expect(response.status).toBe(204);
    expect(response.body._unsafeUnwrap()).toBeUndefined();
  });

  it('may reject with an error of another realm, whose cause says what happened', async () => {
    const refused = { code: 'ECONNREFUSED', syscall: 'connect' };
    givenFetch(() => {
      const thrown = runInNewContext('new TypeError("fetch failed", { cause })', {
        cause: refused,
      }) as Error;
      return Promise.reject(thrown);
    });

    expect((await send(url))._unsafeUnwrapErr()).toMatchObject({
      kind: 'unavailable',
      effect: 'none',
    });
  });

  it('may be a mock without a reply for the request', async () => {
    const cause = Object.assign(new Error('Mock dispatch not matched'), {
      code: 'UND_MOCK_ERR_MOCK_NOT_MATCHED',
    });
    givenFetch(() => Promise.reject(new TypeError('fetch failed', { cause })));

    expect((await send(url))._unsafeUnwrapErr()).toMatchObject({
      kind: 'misconfigured',
      retry: 'never',
      effect: 'none',
    });
  });

  it('may report a broken network as a TypeError without a cause', async () => {
    givenFetch(() => Promise.reject(new TypeError('Failed to fetch')));

    expect((await send(url))._unsafeUnwrapErr()).toMatchObject({
      kind: 'unavailable',
      retry: 'transient',
    });
  });

  it('may redirect, and the body of the redirect is cancelled', async () => {
    const cancel = vi.fn();
    const body = new ReadableStream({ cancel });
    givenFetch(() => Promise.resolve(new Response(body, { status: 307 })));

    expect((await send(url)).isErr()).toBe(true);
    expect(cancel).toHaveBeenCalledOnce();
  });

  it('may throw anything', async () => {
    givenFetch(vi.fn<() => Promise<Response>>().mockRejectedValue('no network'));

    expect((await send(url))._unsafeUnwrapErr()).toMatchObject({ kind: 'unavailable' });
  });
});
