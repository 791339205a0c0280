import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sendRaw, startKit } from './server-harness.js';

let kit: Awaited<ReturnType<typeof startKit>>;
beforeEach(async () => {
  kit = await startKit();
});
afterEach(() => kit.close());

describe('routing', () => {
  test('a handler gets percent-encoded ids decoded once', async () => {
    const id = 'arn:aws:wisdom:eu-west-2:1:assistant/a b%2F%41';
    const response = await fetch(`${kit.url}/things/${encodeURIComponent(id)}?a=1&a=%262`);
    expect(await response.json()).toEqual({
      id,
      query: [
        ['a', '1'],
        ['a', '&2'],
      ],
    });
  });

  test('an unknown path gets the vendor’s response, and is logged', async () => {
    const response = await fetch(`${kit.url}/nothing`);
    expect(response.status).toBe(404);
    expect(kit.requests.of('unknown')).toMatchObject([
      { method: 'GET', target: '/nothing', status: 404 },
    ]);
  });

  test.each([
    '/things/..',
    '/things/%2e%2e',
    '/things/a%2F..%2Fb',
    '/things/%5c..%5c',
    '/things/%',
    '/things/%ff',
    '/things/%00',
    '/things/a%0d%0aX:1',
    '/things/1?a=%zz',
    '/things/1?%ff=1',
    '/things/1?a=%00',
    '/things/1?a=%0d%0aX:1',
    '/things/1?a=b#c',
    'http://other.example/things/1',
  ])('the target %s is refused with the vendor’s 400', async (target) => {
    const response = await sendRaw(
      kit.port,
      `GET ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
    );
    expect(response).toMatch(/^HTTP\/1.1 400 /);
    expect(response).toContain('malformedTarget');
  });
});

describe('unusual and malformed requests', () => {
  test.each([
    ['not HTTP', 'hello\r\n\r\n'],
    ['no Host', 'GET /things/1 HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['a header without a name', 'GET /things/1 HTTP/1.1\r\nHost: a\r\n: x\r\n\r\n'],
    [
      'a header block beyond all limits',
      `GET /things/1 HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(99_999)}\r\n\r\n`,
    ],
    [
      'two lengths for one body',
      'PUT /things/1 HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
    ],
    [
      'a length and chunks',
      'PUT /things/1 HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
  ])('%s gets the vendor’s 400, and the server continues', async (_, bytes) => {
    expect(await sendRaw(kit.port, bytes)).toMatch(/^HTTP\/1.1 400 [^]*malformedTarget/);
    expect((await fetch(`${kit.url}/things/1`)).status).toBe(200);
  });

  test('HTTP/1.0 is served without a Host', async () => {
    const response = await sendRaw(kit.port, 'GET /things/1 HTTP/1.0\r\n\r\n');
    expect(response).toMatch(/^HTTP\/1.1 200 /);
  });

  test('chunked bodies and clients that wait for 100 Continue are served', async () => {
    const response = await sendRaw(
      kit.port,
      'PUT /things/1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\nExpect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nwo\r\n2\r\nrk\r\n0\r\n\r\n',
    );
    expect(response).toMatch(/^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 200 /);
    expect(kit.things.get('1')).toBe('work');
  });

  test('a body over the limit gets the vendor’s response, and no work is done', async () => {
    const response = await fetch(`${kit.url}/things/1`, {
      method: 'PUT',
      body: 'x'.repeat(100_000),
    });
    expect(response.status).toBe(413);
    expect(kit.things.size).toBe(0);
  });

  test('a client that disconnects during its body affects no other client', async () => {
    const body = new ReadableStream({ start: (stream) => stream.error(new Error('gone')) });
    const left = fetch(`${kit.url}/things/1`, { method: 'PUT', body, duplex: 'half' });
    await expect(left).rejects.toThrow();
    expect((await fetch(`${kit.url}/things/1`)).status).toBe(200);
    expect(kit.things.size).toBe(0);
  });

  test('an error of the emulator itself is sent as the vendor’s 500, and logged', async () => {
    const response = await fetch(`${kit.url}/break`, { method: 'POST' });
    expect(response.status).toBe(500);
    expect(kit.requests.of('break')).toMatchObject([
      { status: 500, internalError: new Error('broken on purpose') },
    ]);
  });
});

describe('clock and closing', () => {
  test('the Date header shows the emulator’s clock', async () => {
    kit.clock.advance(1000);
    const response = await fetch(`${kit.url}/things/1`);
    expect(response.headers.get('date')).toBe('Wed, 02 Jan 2030 00:00:01 GMT');
  });

  test('closing ends delayed requests, and a second close has no effect', async () => {
    kit.faults.add({ effect: { kind: 'latency', milliseconds: 1_000_000 } });
    const slow = fetch(`${kit.url}/things/1`).catch((error: unknown) => error);
    await expect.poll(() => kit.requests.all().length).toBe(1);
    await Promise.all([kit.close(), kit.close()]);
    expect(await slow).toBeInstanceOf(TypeError);
    await kit.close();
  });

  test('the start rejects for a port in use', async () => {
    const started = startKit({ port: kit.port });
    await expect(started).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
