/** Bodies that are compressed, that come in tiny chunks, or that nest without end. */
import type { ServerResponse } from 'node:http';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  assistantId,
  bothOf,
  client,
  errorOf,
  givenAnswers,
  sendToken,
  valueOf,
  vendorAssistant,
} from './harness.js';

const sendEncoded = (response: ServerResponse, coding: string, body: Uint8Array, status = 200) =>
  response
    .writeHead(status, { 'content-type': 'application/json', 'content-encoding': coding })
    .end(body);

const text = JSON.stringify(vendorAssistant);
const token = JSON.stringify({ access_token: 't-1', token_type: 'bearer', expires_in: 3_600 });

describe('a compressed response', () => {
  it('is not wanted by any request', async () => {
    const { provider, requests } = await givenAnswers((response, { target }) => {
      if (target === '/oauth/token') sendToken(response);
      else response.end(text);
    }, client);

    await valueOf(provider.assistants.get(assistantId));
    await valueOf(provider.native.patchAssistant(assistantId, { name: 'y' }));

    expect(requests.map(({ headers }) => headers['accept-encoding'])).toEqual(
      Array(3).fill('identity'),
    );
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
  ] as const)('is read all the same, if it is %s, and so is a token', async (coding, compress) => {
    const { provider } = await givenAnswers(
      (response, { target }) =>
        sendEncoded(response, coding, compress(target === '/oauth/token' ? token : text)),
      client,
    );

    expect((await valueOf(provider.assistants.get(assistantId))).name).toBe('Returns desk');
  });

  it('with an error is read too', async () => {
    const refusal = gzipSync(JSON.stringify({ code: 'not.found', message: 'No such assistant.' }));
    const { read } = await bothOf((response) => sendEncoded(response, 'gzip', refusal, 404));

    expect(read).toMatchObject({ kind: 'notFound', vendorCode: 'not.found' });
    expect(read.message).toContain('No such assistant');
  });

  it.each([
    ['zstd', gzipSync(text), '"zstd"'],
    ['gzip', gzipSync(text).subarray(0, 20), 'gzip'],
  ])('that cannot be decoded is an unexpected reply: %s', async (coding, body, named) => {
    const { read, write } = await bothOf((response) => sendEncoded(response, coding, body));

    expect(read).toMatchObject({
      kind: 'unexpectedReply',
      retry: 'never',
      effect: 'none',
      status: 200,
    });
    expect(read.message).toContain(named);
    expect(write).toMatchObject({ kind: 'unexpectedReply', retry: 'never', effect: 'maybe' });
  });

  it('that cannot be decoded is described by the status of an error', async () => {
    const { read, write } = await bothOf((response) =>
      sendEncoded(response, 'zstd', gzipSync(text), 503),
    );

    expect(read).toMatchObject({ kind: 'unavailable', retry: 'transient', status: 503 });
    expect(write).toMatchObject({ kind: 'unavailable', effect: 'maybe', status: 503 });
  });

  it('is bounded by what comes out of it', async () => {
    const bomb = gzipSync(`{"x":"${'x'.repeat(1_000_000)}"}`);
    const { provider } = await givenAnswers((response) => sendEncoded(response, 'gzip', bomb), {
      maxResponseBytes: 100_000,
    });

    const error = await errorOf(provider.assistants.get(assistantId));

    expect(error).toMatchObject({ kind: 'unexpectedReply', retry: 'never' });
    expect(error.message).toContain('maxResponseBytes');
  });
});

describe('a response that nests too deep', () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;

  it('is an unexpected reply, from the API and from the token host', async () => {
    const { read, write } = await bothOf((response) =>
      response.end(`{"id":"${assistantId}","name":"x","deep":${deep}}`),
    );
    const { provider } = await givenAnswers((response) => response.end(`{"deep":${deep}}`), client);

    const login = await errorOf(provider.assistants.get(assistantId));

    for (const error of [read, write, login]) {
      expect(error).toMatchObject({ kind: 'unexpectedReply', retry: 'never' });
      expect(error.message).toContain('deeper than 100 levels');
    }
    expect([read.effect, write.effect]).toEqual(['none', 'maybe']);
  });

  it('does not hide the status of an error', async () => {
    const { read } = await bothOf((response) => response.writeHead(404).end(deep));

    expect(read).toMatchObject({ kind: 'notFound', status: 404 });
  });
});

it('a body that nests too deep is refused before anything is sent', async () => {
  const { provider, requests } = await givenAnswers((response) => response.end(text));
  const body = { x: JSON.parse(`${'['.repeat(101)}${']'.repeat(101)}`) as unknown };

  for (const reply of [
    provider.native.patchAssistant(assistantId, body),
    provider.native.request({ method: 'POST', path: '/api/v2/x', body }),
  ]) {
    const error = await errorOf(reply);
    expect(error).toMatchObject({ kind: 'invalidInput', effect: 'none' });
    expect(error.message).toContain('deeper than 100 levels');
  }
  expect(requests).toEqual([]);
});

it.each([NaN, Infinity, 2 ** 53])(
  'a body with %d is refused before anything is sent',
  async (serial) => {
    const { provider, requests } = await givenAnswers((response) => response.end(text));

    const error = await errorOf(provider.native.patchAssistant(assistantId, { x: { serial } }));

    expect(error).toMatchObject({ kind: 'invalidInput', effect: 'none' });
    expect(error.message).toContain('x.serial');
    expect(requests).toEqual([]);
  },
);
