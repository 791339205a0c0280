import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FaultEffect, FaultRule } from '../src/index.js';
import { sendRaw, startKit } from './server-harness.js';

let kit: Awaited<ReturnType<typeof startKit>>;
beforeEach(async () => {
  kit = await startKit();
});
afterEach(() => kit.close());

const get = () => fetch(`${kit.url}/things/1`);
const put = () => fetch(`${kit.url}/things/1`, { method: 'PUT', body: 'work' });
const add = (effect: FaultEffect) => kit.faults.add({ effect });
const failed = (call: Promise<Response>) =>
  call
    .then((response) => response.text())
    .then(
      (body) => new Error(`answered ${body}`),
      (error: Error) => error.cause,
    );

describe('the choice of requests', () => {
  const hitPattern = async (count: number) => {
    const statuses = [];
    for (let request = 0; request < count; request += 1) statuses.push((await get()).status);
    return statuses.map((status) => (status === 503 ? 'x' : '.')).join('');
  };
  const effect: FaultEffect = { kind: 'status', status: 503 };

  test('a rule applies to its operations', async () => {
    const handle = kit.faults.add({ operation: ['putThing', 'break'], effect });
    expect([await hitPattern(1), (await put()).status]).toEqual(['.', 503]);
    expect(handle.hits).toBe(1);
  });

  test('a rule for `unknown` applies to unknown paths', async () => {
    kit.faults.add({ operation: 'unknown', effect });
    expect((await fetch(`${kit.url}/nowhere`)).status).toBe(503);
    expect(await hitPattern(1)).toBe('.');
  });

  test('`skip` and `times` limit a rule', async () => {
    kit.faults.add({ skip: 1, times: 2, effect });
    expect(await hitPattern(5)).toBe('.xx..');
  });

  test('`probability` chooses the same requests for the same seed', async () => {
    const run = async (seed: number) => {
      const handle = kit.faults.add({ probability: 0.5, seed, effect });
      const pattern = await hitPattern(40);
      handle.remove();
      return pattern;
    };
    const first = await run(7);
    expect(await run(7)).toBe(first);
    expect(await run(8)).not.toBe(first);
    expect(first.match(/x/g)?.length).toBeGreaterThan(8);
    expect(first.match(/\./g)?.length).toBeGreaterThan(8);
  });

  test('a rule applies until it is removed or all rules are cleared', async () => {
    const handle = kit.faults.add({ effect });
    expect(await hitPattern(1)).toBe('x');
    handle.remove();
    expect(await hitPattern(1)).toBe('.');
    kit.faults.add({ effect });
    kit.faults.clear();
    expect(await hitPattern(1)).toBe('.');
  });

  test('the first matching rule wins', async () => {
    kit.faults.add({ times: 1, effect: { kind: 'status', status: 500 } });
    kit.faults.add({ effect });
    expect([(await get()).status, (await get()).status]).toEqual([500, 503]);
  });

  test.each([
    [{ operation: 'getThink', effect }, 'unknown operation getThink; did you mean getThing'],
    [{ operation: 'GETTHING', effect }, 'unknown operation GETTHING; docs/emulators.md links'],
    [{ probability: 1.5, effect }, 'probability'],
    [{ effect: { kind: 'tokenRevoked' } }, 'no tokens'],
    [{ operation: [], effect }, 'operation'],
    [{ times: 0.5, effect }, 'times'],
    [{ skip: -1, effect }, 'skip'],
    [{ seed: NaN, effect }, 'seed'],
    [{ tmes: 1, effect }, 'unknown member tmes'],
    [{}, 'effect'],
    [{ effect: { kind: 'resett' } }, 'effect.kind'],
    [{ effect: { kind: 'reset' } }, 'effect.when'],
    [{ effect: { kind: 'latency', milliseconds: -1 } }, 'effect.milliseconds'],
    [{ effect: { kind: 'latency', millis: 5 } }, 'unknown member effect.millis'],
    [{ effect: { kind: 'status', status: 99 } }, 'effect.status'],
    [{ effect: { ...effect, headers: { 'a b': 'c' } } }, 'effect.headers'],
    [{ effect: { ...effect, headers: { a: 'b\r\nX: c' } } }, 'effect.headers'],
    [{ effect: { kind: 'notJson', contentType: 'a\r\nX: b' } }, 'effect.contentType'],
    [{ effect: { kind: 'truncatedBody', keepBytes: -1 } }, 'effect.keepBytes'],
    [{ effect: { kind: 'drippingBody' } }, 'effect.intervalMilliseconds'],
    [{ effect: { kind: 'retryAfter', value: 'a\r\nX: b' } }, 'effect.value'],
  ])('`add` fails for a rule that could never work: %j', (rule, reason) => {
    expect(() => kit.faults.add(rule as FaultRule)).toThrow(reason);
  });
});

describe('the effects of faults', () => {
  test('a status is sent with any headers and body, without the work', async () => {
    add({ kind: 'status', status: 418, headers: { 'X-Tea': 'green' }, body: { pot: true } });
    const response = await put();
    expect([response.status, response.headers.get('x-tea'), await response.json()]).toEqual([
      418,
      'green',
      { pot: true },
    ]);
    expect(kit.things.size).toBe(0);
  });

  test('a status without a body sends the vendor’s error, and with an empty body none', async () => {
    add({ kind: 'status', status: 500 });
    expect(await (await get()).json()).toEqual({ code: 'vendor 500' });
    kit.faults.clear();
    add({ kind: 'status', status: 500, body: '' });
    expect(await (await get()).text()).toBe('');
  });

  test('a status after the work hides that the work was done', async () => {
    add({ kind: 'status', status: 500, when: 'afterWork' });
    expect([(await put()).status, kit.things.size]).toEqual([500, 1]);
  });

  test('a reset before the work leaves the state unchanged', async () => {
    add({ kind: 'reset', when: 'beforeWork' });
    expect(await failed(put())).toMatchObject({ code: 'ECONNRESET' });
    expect(kit.things.size).toBe(0);
    expect(kit.requests.all()).toMatchObject([{ operation: 'putThing' }]);
    expect(kit.requests.all()[0]).not.toHaveProperty('status');
  });

  test('a reset after the work keeps the change', async () => {
    add({ kind: 'reset', when: 'afterWork' });
    expect(await failed(put())).toMatchObject({ code: 'ECONNRESET' });
    expect(kit.things.size).toBe(1);
  });

  test('a reset works for a request that is pipelined behind a waiting one', async () => {
    kit.faults.add({ times: 1, effect: { kind: 'latency', milliseconds: 1_000_000 } });
    kit.faults.add({ operation: 'deleteThing', effect: { kind: 'reset', when: 'beforeWork' } });
    const [first, second] = ['GET', 'DELETE'].map(
      (method) => `${method} /things/1 HTTP/1.1\r\nHost: a\r\n\r\n`,
    );
    const sent = sendRaw(kit.port, `${first}${second}`);
    await expect(sent).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  test('latencies add up, apart for before and after the work', () => {
    add({ kind: 'latency', milliseconds: 30 });
    add({ kind: 'latency', milliseconds: 40 });
    add({ kind: 'latency', milliseconds: 5, when: 'afterWork' });
    expect(kit.faults.inject('putThing')).toEqual({ latencyBefore: 70, latencyAfter: 5 });
  });

  test('a latency does not replace another effect', async () => {
    add({ kind: 'latency', milliseconds: 1 });
    add({ kind: 'status', status: 503 });
    expect((await put()).status).toBe(503);
  });

  test('latency after the work delays only the response', async () => {
    add({ kind: 'latency', milliseconds: 1_000_000, when: 'afterWork' });
    const leaving = new AbortController();
    const call = fetch(`${kit.url}/things/1`, {
      method: 'PUT',
      body: 'work',
      signal: leaving.signal,
    }).catch((error: Error) => error.name);
    await expect.poll(() => kit.things.size).toBe(1);
    leaving.abort();
    expect(await call).toBe('AbortError');
  });

  test('a truncated body has fewer bytes than its Content-Length', async () => {
    add({ kind: 'truncatedBody' });
    expect(await failed(put())).toMatchObject({ code: 'UND_ERR_SOCKET' });
    expect(kit.things.size).toBe(1);

    kit.faults.clear();
    add({ kind: 'truncatedBody', keepBytes: 3 });
    const raw = await sendRaw(kit.port, 'GET /things/1 HTTP/1.1\r\nHost: a\r\n\r\n');
    expect(raw).toContain('Content-Length: 21\r\n');
    expect(raw.split('\r\n\r\n')[1]).toBe('{"i');
  });

  test('a dripping body arrives completely', async () => {
    add({ kind: 'drippingBody', intervalMilliseconds: 1, bytesPerChunk: 5 });
    const response = await get();
    let chunks = 0;
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of response.body ?? []) {
      chunks += 1;
      text += decoder.decode(chunk as Uint8Array);
    }
    expect(chunks).toBeGreaterThan(1);
    expect(JSON.parse(text)).toMatchObject({ id: '1' });
  });

  test('a dripping body stops when the client disconnects or the server closes', async () => {
    add({ kind: 'drippingBody', intervalMilliseconds: 100_000 });
    const response = await get();
    await response.body?.cancel();
    const other = await get();
    await kit.close();
    await expect(other.text()).rejects.toThrow();
  });

  test.each([
    [{ kind: 'notJson' } as const, 200, 'text/html', '<html>'],
    [
      { kind: 'notJson', status: 502, body: 'upstream', contentType: 'text/plain' } as const,
      502,
      'text/plain',
      'upstream',
    ],
  ])('a body that is not JSON is sent: %j', async (effect, status, type, text) => {
    add(effect);
    const response = await put();
    expect([response.status, response.headers.get('content-type')]).toEqual([status, type]);
    expect(await response.text()).toContain(text);
    expect(kit.things.size).toBe(1);
  });

  test('a 204 becomes a 200 with a body that is not JSON', async () => {
    add({ kind: 'notJson' });
    const response = await fetch(`${kit.url}/things/1`, { method: 'DELETE' });
    expect([response.status, await response.text()]).toEqual([
      200,
      expect.stringContaining('<html>'),
    ]);
  });

  test('a malformed Retry-After is sent', async () => {
    add({ kind: 'retryAfter', value: '-1', status: 503 });
    const response = await get();
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '-1']);
    expect(await response.json()).toEqual({ code: 'vendor 503' });
  });
});
